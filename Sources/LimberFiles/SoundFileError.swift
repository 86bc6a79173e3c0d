/// Why a sound file cannot be used.
public struct SoundFileError: Error, Hashable, Sendable {
  /// What kind of failure it is.
  public enum Code: String, Hashable, Sendable {
    /// There is no such file, or it may not be read.
    case cannotOpen
    /// It is a folder, a pipe or a device.
    case notAFile
    /// It is not sound, or of a kind that is not known.
    case unknownKind
    /// It is sound, but there is too little of it.
    case tooShort
    /// The caller wants it no more.
    case cancelled
  }

  /// What kind of failure it is.
  public var code: Code
  /// The file.
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
