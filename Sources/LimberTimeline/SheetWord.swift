/// Something that a sheet of a session says by itself.
public enum SheetWord: String, Hashable, Sendable, CaseIterable {
  /// What stands in front of a caution.
  case caution
  /// The headings of a side, and of what follows both.
  case left, right, afterwards
  /// Nothing happens until the person is ready.
  case ready
  /// The heading of a set; `{n}` and `{m}` are filled in.
  case set
  /// What is done in a window.
  case hold, move, flow, reps, rest, pause
  /// The mark inside a number: `2.5`.
  case decimal

  /// What is filled in.
  public var blanks: [String] { self == .set ? ["n", "m"] : [] }
}
