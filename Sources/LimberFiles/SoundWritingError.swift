/// Why a sound file could not be written.
public struct SoundWritingError: Error, Hashable, Sendable {
  /// What kind of failure it is.
  public enum Code: String, Hashable, Sendable {
    /// The installed libsndfile does not know the format.
    case unavailable
    /// The name is taken, and nobody allowed to replace it.
    case exists
    /// No file can be made in that folder.
    case cannotCreate
    /// The bytes could not be stored: the disk is full, or fails.
    case cannotWrite
    /// Whoever reads the pipe has gone.
    case nobodyReads
    /// The finished file could not take the asked name.
    case cannotReplace
    /// The caller wants it no more.
    case cancelled
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
