/// Something that a sheet or a picture of a session says by itself.
public enum SheetWord: String, Hashable, Sendable, CaseIterable {
  /// What stands in front of a caution.
  case caution
  /// What stands in front of what is needed.
  case equipment
  /// How such a word is written in front of something: `{word}:`.
  case label
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
  /// What a picture shows, beside what a sheet names too: windows for both sides, what is said,
  /// counts, tones and breaths.
  case both, words, count, tone, breath

  /// What is filled in.
  public var blanks: [String] {
    switch self {
    case .set: ["n", "m"]
    case .label: ["word"]
    default: []
    }
  }

  /// Whether a language may leave it out; then there is the English word.
  public var mayBeMissing: Bool {
    switch self {
    case .both, .words, .count, .tone, .breath, .equipment, .label: true
    default: false
    }
  }
}
