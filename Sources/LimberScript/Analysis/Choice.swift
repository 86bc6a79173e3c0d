public import LimberTimeline

/// What a person chooses among the forms that poses have (LANGUAGE.md 3.9).
public struct Choice: Hashable, Sendable {
  /// The variant of every pose whose use does not say another.
  public var variant: Variant
  /// Versions by the names of their poses, as a person writes them.
  public var versions: [String: String]
  /// The same, but only for poses and versions that there are.
  public var preferred: [String: String]

  /// Creates a choice; without arguments, everything as it is written.
  public init(
    variant: Variant = .standard, versions: [String: String] = [:],
    preferred: [String: String] = [:]
  ) {
    self.variant = variant
    self.versions = versions
    self.preferred = preferred
  }
}
