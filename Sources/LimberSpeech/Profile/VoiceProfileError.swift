/// What is wrong with a voice file.
public struct VoiceProfileError: Error, Hashable, Sendable {
  /// What kind of mistake it is.
  public enum Code: String, Hashable, Sendable {
    /// The file cannot be read.
    case unreadable
    /// The file is not YAML, or not a list of fields.
    case notAProfile
    /// A field that every profile needs is not there.
    case missing
    /// There is no such field.
    case unknownField
    /// The value is of the wrong kind.
    case wrongType
    /// The value is a number outside of what is allowed.
    case outOfRange
  }

  /// What kind of mistake it is.
  public var code: Code
  /// The file, as it was named by whoever asked for it.
  public var file: String
  /// The field, with dots for fields in fields; nil if it is about the whole file.
  public var field: String?
  /// What is wrong, as a short phrase for people; names the allowed range.
  public var reason: String

  /// Creates an error.
  public init(_ code: Code, file: String, field: String?, reason: String) {
    self.code = code
    self.file = file
    self.field = field
    self.reason = reason
  }
}

extension VoiceProfileError: CustomStringConvertible {
  /// The file, the field and what is wrong, in a line.
  public var description: String {
    [file, field, reason].compactMap(\.self).joined(separator: ": ")
  }
}
