/// How a sink breaks its contract.
public struct SinkViolation: Error, Hashable, CustomStringConvertible {
  /// What was seen, and what should have been.
  public let description: String

  /// Creates a violation.
  public init(_ description: String) {
    self.description = description
  }

  /// Throws unless `isSo`.
  static func check(_ isSo: Bool, _ description: @autoclosure () -> String) throws {
    guard isSo else { throw SinkViolation(description()) }
  }
}
