/// How much of itself a pose asks for (LANGUAGE.md 3.9).
public enum Variant: String, Hashable, Sendable, CaseIterable {
  /// As the pose is written.
  case standard
  /// With less.
  case easier
  /// With more.
  case deeper
}
