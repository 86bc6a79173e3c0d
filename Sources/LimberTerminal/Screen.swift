internal import LimberDiagnostics

/// One calm screen: the pose, the side, the window, the breath, the session, what comes next, the
/// keys; each in a place of its own.
public enum Screen {
  /// How many lines the words have, so that nothing below them ever moves.
  private static let wordLines = 3
  /// How many lines a notice has.
  private static let noticeLines = 2
  /// How many lines there are for what may be said.
  private static let spokenLines = 3
  /// How many lines the keys have at most.
  private static let keyLines = 4

  /// The screen, from the top.
  ///
  /// No more than `rows` lines, none wider than `columns` cells, and no character in them that
  /// could steer a terminal. Where rows are few, empty lines are left out first, then what is
  /// needed least; one line alone tells the window and the side.
  public static func lines(
    for state: ScreenState, columns: Int, rows: Int, style: ScreenStyle
  ) -> [ScreenLine] {
    // The last column stays free, since some terminals wrap when it is written to; so does the
    // first, as a margin.
    let width = max(0, columns - 2)
    let all = all(for: state, style, width: width, height: rows)
    return RankedLine.fitting(all, into: rows).map { line in
      let shown = WrappedText.cut(style.shown(DisplayWidth.shown(line.text)), to: width)
      let text = style.shown(shown)
      return ScreenLine(text.isEmpty ? "" : " " + text, line.accent)
    }
  }

  private static func all(
    for state: ScreenState, _ style: ScreenStyle, width: Int, height: Int
  ) -> [RankedLine] {
    if height <= 1 { return [RankedLine(summary(of: state, style), .none, rank: 0)] }
    if style.isLarge, let large = LargeScreen.lines(for: state, style, width, height) {
      return large
    }
    let now = Moment(state)
    let place = now.place.joined(separator: style.dot)
    let top: [RankedLine] = [
      .blank, RankedLine(now.pose, .title, rank: 1), RankedLine(place, .none, rank: 2), .blank,
      RankedLine(window(now), .none, rank: 0),
      RankedLine(Bar.line(now.windowPart, style, width: width), .bar, rank: 6),
      RankedLine(breath(now.breath, style, width), .breath, rank: 5), .blank,
    ]
    let words = WrappedText.lines(of: state.words, width: width, count: wordLines)
    return top + words.map { RankedLine($0, .none, rank: 7) } + [.blank]
      + bottom(now, state, style, width)
  }

  private static func bottom(
    _ now: Moment, _ state: ScreenState, _ style: ScreenStyle, _ width: Int
  ) -> [RankedLine] {
    let session = now.session.joined(separator: style.dot)
    let notice = WrappedText.lines(of: state.notice ?? "", width: width, count: noticeLines)
    let keys = KeyLine.lines(for: state, style, width: width, count: keyLines)
    return [
      RankedLine(now.next, .none, rank: 8), .blank, RankedLine(session, .none, rank: 9),
      RankedLine(Bar.line(now.sessionPart, style, width: width), .bar, rank: 10), .blank,
    ] + notice.map { RankedLine($0, .notice, rank: 4) }
      + [RankedLine(state.remark ?? state.notices.second ?? "", .notice, rank: 4)]
      + SpokenLine.lines(for: state, width: width, count: spokenLines)
      + keys.enumerated().map { RankedLine($1, .quiet, rank: $0 == 0 ? 3 : 10 + $0) }
  }

  /// Everything a single line has room for, the most needed first.
  private static func summary(of state: ScreenState, _ style: ScreenStyle) -> String {
    let now = Moment(state)
    let parts = [window(now)] + now.place + [now.pose]
    return parts.filter { !$0.isEmpty }.joined(separator: style.dot)
  }

  private static func window(_ now: Moment) -> String {
    let count = now.breath.map { "   breath \($0.number) of \($0.count)" } ?? ""
    return now.window.isEmpty || now.state.waiting != nil ? now.window : now.window + count
  }

  /// The name of the phase, always as wide, and the breath behind it.
  private static func breath(_ breath: Breath?, _ style: ScreenStyle, _ width: Int) -> String {
    guard let breath else { return "" }
    let name = breath.phase.rawValue
    let space = String(repeating: " ", count: 13 - name.count)
    let room = Bar.breathWidth(in: width - 13)
    return name + space + Bar.breath(breath.fullness, style, width: room)
  }
}
