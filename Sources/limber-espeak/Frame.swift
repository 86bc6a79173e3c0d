/// One message between the worker and the program that started it.
///
/// On the wire: a kind byte, the payload's length as 32 bits, the payload. All numbers are
/// little-endian. Every request is answered by any number of `audio` frames and then exactly one
/// `done` or `failed`, also when it is cancelled.
struct Frame {
  /// What a frame says.
  enum Kind: UInt8 {
    /// To us: say this; the payload is a `SpeakRequest`.
    case speak = 0x53
    /// To us: stop what is being said; no payload. Ignored while nothing is said.
    case cancel = 0x43
    /// To us: tell which voices there are; no payload.
    case list = 0x4C
    /// From us: the voices, a line for each: its name, a tab, and the tag of its language.
    case voices = 0x56
    /// From us, once, first: 32 bits of sample rate, then the fingerprint, or `-` where nobody wants
    /// it, and a line for each file or folder that it is read from.
    case ready = 0x52
    /// From us: 16-bit samples.
    case audio = 0x41
    /// From us: the utterance is complete.
    case done = 0x44
    /// From us: one byte of `Failure.Code`, then the reason in UTF-8.
    case failed = 0x45
  }

  /// What the frame says.
  var kind: Kind
  /// What comes with it.
  var payload: [UInt8]

  /// The bytes in front of the payload.
  static let headerSize = 5
  /// No request is longer; one that claims to be is not ours.
  static let longestRequest = 12_288
}

/// Why nothing, or not everything, was said.
struct Failure: Error {
  /// The kinds of failure, as they are sent.
  enum Code: UInt8 {
    case unavailable = 1
    case voiceNotFound
    case tooLong
    case engineFailure
    case cancelled
    case badRequest
  }

  /// What kind of failure it is.
  var code: Code
  /// What happened.
  var reason: String

  /// The frame that reports it.
  var frame: Frame {
    Frame(kind: .failed, payload: [code.rawValue] + Array(reason.utf8))
  }
}
