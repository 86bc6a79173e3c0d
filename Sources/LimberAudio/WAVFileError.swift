/// Why a sound file could not be written.
public struct WAVFileError: Error, Hashable, Sendable {
  /// What kind of failure it is.
  public enum Code: String, Hashable, Sendable {
    /// The sound is longer than the format's 4 GB.
    case tooLarge
    /// No file can be made in that folder.
    case cannotCreate
    /// The samples could not be stored.
    case cannotWrite
    /// The finished file could not take the asked name.
    case cannotReplace
  }

  /// What kind of failure it is.
  public var code: Code
  /// The file that was asked for.
  public var path: String
  /// What happened, as a short phrase for people.
  public var reason: String

  /// Creates an error.
  public init(_ code: Code, path: String, reason: String) {
    self.code = code
    self.path = path
    self.reason = reason
  }
}
