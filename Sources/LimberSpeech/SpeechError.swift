/// Why words could not be spoken.
public struct SpeechError: Error, Hashable, Sendable {
  /// What kind of failure it is.
  public enum Code: String, Hashable, Sendable {
    /// The engine cannot be started.
    case unavailable
    /// The engine has no such voice.
    case voiceNotFound
    /// There is nothing to say: no letter and no digit.
    case emptyText
    /// The text, or what it became, is longer than allowed.
    case tooLong
    /// The engine gave no sound, or an error of its own.
    case engineFailure
    /// The engine died, also after one restart.
    case crashed
    /// The engine did not answer in time.
    case timedOut
    /// The caller's task was cancelled.
    case cancelled
  }

  /// What kind of failure it is.
  public var code: Code
  /// What happened, as a short phrase for people.
  public var reason: String

  /// Creates an error.
  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }
}

extension SpeechError {
  /// Nobody waits for the words any more.
  static let cancelled = SpeechError(.cancelled, "the request was cancelled")
}
