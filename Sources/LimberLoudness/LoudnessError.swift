/// Why a sound could not be measured.
public struct LoudnessError: Error, Hashable, Sendable {
  /// What happened, as a short phrase for people.
  public var reason: String

  /// Creates an error.
  public init(reason: String) {
    self.reason = reason
  }
}
