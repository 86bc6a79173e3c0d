internal import LimberSpeech

/// One message between us and a worker, as the worker's `Frame` describes them.
struct WorkerFrame: Sendable {
  /// What a frame says.
  enum Kind: UInt8, Sendable {
    case speak = 0x53
    case cancel = 0x43
    case list = 0x4C
    case voices = 0x56
    case ready = 0x52
    case audio = 0x41
    case done = 0x44
    case failed = 0x45
  }

  /// What the frame says.
  var kind: Kind
  /// What comes with it.
  var payload: [UInt8]

  /// The bytes in front of the payload.
  static let headerSize = 5
  /// The longest payload a worker sends, with room to spare.
  static let longestReply = 1 << 20
}

extension WorkerFrame {
  /// Asks to stop what is being said.
  static let cancel = WorkerFrame(kind: .cancel, payload: [])

  /// Asks which voices there are.
  static let list = WorkerFrame(kind: .list, payload: [])

  /// Asks for `request` to be said.
  static func speak(_ request: SpeechRequest) -> WorkerFrame {
    let voice = Array(request.voice.utf8)
    let tuning = Array(request.tuning.joined(separator: "\n").utf8)
    let numbers = [
      request.rate, request.pitch, request.range, request.volume, request.wordGap, voice.count,
      tuning.count,
    ]
    // The worker refuses what does not fit, as it refuses everything that is too much.
    let fixed = numbers.flatMap { littleEndian(UInt16(exactly: $0) ?? .max) }
    return WorkerFrame(kind: .speak, payload: fixed + voice + tuning + Array(request.text.utf8))
  }

  /// The frame as it is sent.
  var bytes: [UInt8] {
    [kind.rawValue] + littleEndian(UInt32(payload.count)) + payload
  }
}

/// The bytes of a number, the lowest first.
func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
  (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

/// The number that these bytes are, the lowest first.
func number(_ bytes: some Collection<UInt8>) -> Int {
  bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
}
