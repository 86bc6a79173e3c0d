/// What may be said at a moment, and what was heard last; nothing where nobody listens.
enum SpokenLine {
  /// What was heard, in one line, and the phrases in always as many lines, so that nothing below
  /// them moves.
  static func lines(for state: ScreenState, width: Int, count: Int) -> [RankedLine] {
    guard let phrases = state.phrases else { return [] }
    let words = "say: " + phrases.joined(separator: ", ")
    let said = WrappedText.lines(of: words, width: width, count: count)
    return [RankedLine(state.heard, .notice, rank: 5)]
      + said.enumerated().map { RankedLine($1, .quiet, rank: $0 == 0 ? 4 : 10 + $0) }
  }
}
