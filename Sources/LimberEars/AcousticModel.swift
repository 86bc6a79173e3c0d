/// Something that tells which sounds of a language are in a recording.
///
/// It is made, used and dropped on one thread.
public protocol AcousticModel {
  /// What its columns stand for.
  var tokens: PhonemeTokens { get }

  /// How likely each token is in each fiftieth of a second of `samples`, at 16 kHz.
  ///
  /// - Throws: an error if the model cannot be run.
  func chances(in samples: [Float]) throws(AcousticModelError) -> PhonemeChances
}

/// Why an acoustic model cannot be used.
public struct AcousticModelError: Error, Hashable, Sendable {
  /// What kind of failure it is.
  public enum Code: String, Hashable, Sendable {
    /// Its files are nowhere to be found.
    case missing
    /// Its files are not those that are known.
    case damaged
    /// It has no version for this machine.
    case unsupported
    /// It failed while it ran.
    case failed
  }

  /// What kind of failure it is.
  public var code: Code
  /// What happened, as a short phrase for people.
  public var reason: String

  /// An error with its reason.
  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }
}

/// How likely each token is in each frame of a recording.
public struct PhonemeChances: Sendable {
  /// Samples in a frame, at 16 kHz.
  public static let samplesPerFrame = 320

  /// Natural logarithms of probabilities, one row of `width` for each frame.
  public var rows: [Float]
  /// How many tokens there are.
  public var width: Int

  /// Rows of `width` logarithms.
  public init(rows: [Float], width: Int) {
    precondition(width > 0 && rows.count.isMultiple(of: width), "rows of one width")
    self.rows = rows
    self.width = width
  }

  /// How many frames there are.
  public var frames: Int { rows.count / width }
}
