internal import GRDB

/// Why a log cannot be read or written.
public struct LogError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Code: Hashable, Sendable {
    /// The file is no log, or its contents are broken.
    case damaged
    /// The file or its folder may not be written, or is not there.
    case unwritable
    /// There is no room, or the disk fails.
    case full
    /// Another program keeps it locked.
    case busy
    /// A later version of the program has written it.
    case newer
  }

  /// What is wrong.
  public var code: Code
  /// The same in words that follow the name of the file.
  public var reason: String

  /// Creates an error.
  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  /// What an error of the database means to a person.
  init(_ error: any Error) {
    if let error = error as? LogError {
      self = error
      return
    }
    switch (error as? DatabaseError)?.resultCode {
    case .SQLITE_NOTADB?, .SQLITE_CORRUPT?, .SQLITE_FORMAT?:
      self.init(.damaged, "is damaged")
    case .SQLITE_FULL?, .SQLITE_IOERR?, .SQLITE_TOOBIG?, .SQLITE_NOMEM?:
      self.init(.full, "has no room, or its disk fails")
    case .SQLITE_BUSY?, .SQLITE_LOCKED?, .SQLITE_PROTOCOL?:
      self.init(.busy, "is kept locked by another program")
    default:
      self.init(.unwritable, "cannot be written")
    }
  }
}
