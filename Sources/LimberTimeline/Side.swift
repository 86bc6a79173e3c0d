/// One side of the body.
public enum Side: String, Hashable, Sendable, CaseIterable {
  case left, right

  /// The opposite side.
  public var other: Side {
    self == .left ? .right : .left
  }
}
