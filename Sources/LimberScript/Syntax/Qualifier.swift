internal import LimberTimeline

/// One of the two times a pose with sides is worked.
enum Turn: Hashable, Sendable {
  case first, second
}

/// Words in front of a line that say when it counts.
struct Qualifier: Hashable, Sendable {
  /// When the line counts.
  enum Kind: Hashable, Sendable {
    case variant(Variant)
    /// One of the names that the pose declares, folded.
    case version(String)
    case turn(Turn)
  }

  var kind: Kind
  /// The word "instead", if the line takes the place of the sentence above it.
  var instead: Excerpt?
  /// The words without their colon.
  var excerpt: Excerpt
}
