/// A line that may have to give way where rows are few.
struct RankedLine {
  var text: String
  var accent: ScreenLine.Accent
  /// The lower, the longer it stays.
  var rank: Int

  init(_ text: String, _ accent: ScreenLine.Accent, rank: Int) {
    (self.text, self.accent) = (text, accent)
    self.rank = text.isEmpty ? Self.lastRank : rank
  }

  /// A line that only separates.
  static let blank = RankedLine("", .none, rank: lastRank)

  private static let lastRank = 100

  /// The lines that stay in `rows` rows, in their order; of equals, the first ones stay.
  static func fitting(_ lines: [RankedLine], into rows: Int) -> [RankedLine] {
    guard lines.count > rows else { return lines }
    // Without its separators a screen is no calmer for keeping some of them.
    let kept = lines.enumerated().filter { $1.rank < lastRank }
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .prefix(max(0, rows))
    return kept.sorted { $0.offset < $1.offset }.map(\.element)
  }
}
