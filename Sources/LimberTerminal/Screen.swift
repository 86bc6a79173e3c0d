internal import LimberDiagnostics

/// One calm screen: the pose, the side, the window, the session, what comes next, the keys.
public enum Screen {
  /// The longest bar, in cells.
  private static let longestBar = 60
  /// How many lines the words have, so that nothing below them ever moves.
  private static let wordLines = 3
  /// How many lines a notice has.
  private static let noticeLines = 2

  /// The screen, from the top.
  ///
  /// No more than `rows` lines, none wider than `columns` cells, and no character in them that
  /// could steer a terminal. Where rows are few, empty lines are left out first.
  public static func lines(for state: ScreenState, columns: Int, rows: Int) -> [String] {
    // The last column stays free, since some terminals wrap when it is written to; so does the
    // first, as a margin.
    let width = max(0, columns - 2)
    let lines = lines(for: state, width: width).map { line in
      line.isEmpty ? "" : " " + WrappedText.cut(DisplayWidth.shown(line), to: width)
    }
    guard lines.count > rows else { return lines }
    return Array(lines.filter { !$0.isEmpty }.prefix(max(0, rows)))
  }

  private static func lines(for state: ScreenState, width: Int) -> [String] {
    let now = Moment(state)
    let words = WrappedText.lines(of: state.words, width: width, count: wordLines)
    return ["", now.pose, now.place, "", now.window, bar(now.windowPart, width), ""] + words
      + ["", now.next, "", now.session, bar(now.sessionPart, width), ""]
      + notice(state, width) + [keys(state, width)]
  }

  private static func notice(_ state: ScreenState, _ width: Int) -> [String] {
    guard let notice = state.notice else { return [] }
    return WrappedText.lines(of: notice, width: width, count: noticeLines) + [""]
  }

  private static func keys(_ state: ScreenState, _ width: Int) -> String {
    let pause = state.isPaused ? "space go on" : "space pause"
    let all = "\(pause)   ← back   → next   q stop"
    return DisplayWidth.of(all) <= width ? all : "\(pause)  q stop"
  }

  private static func bar(_ part: Double?, _ width: Int) -> String {
    guard let part else { return "" }
    let cells = min(longestBar, width)
    let full = Int((min(1, max(0, part)) * Double(cells)).rounded())
    return String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
  }
}
