/// Turns screens into what is written to a terminal: only the lines that changed, without flicker.
public struct ScreenPainter: Sendable {
  private let usesColor: Bool
  private var shown: [ScreenLine]?
  private var size: [Int] = []

  /// Creates a painter for a terminal that shows nothing of ours yet.
  ///
  /// - Parameter usesColor: Whether lines are told apart by colour too.
  public init(usesColor: Bool) {
    self.usesColor = usesColor
  }

  /// Everything is drawn anew the next time, since somebody else has written to the terminal.
  public mutating func forget() { shown = nil }

  /// What to write so that a terminal of this size shows `lines`; empty if it does already.
  ///
  /// It is between the marks of a synchronized update, which terminals that do not know them pass
  /// over.
  public mutating func paint(_ lines: [ScreenLine], columns: Int, rows: Int) -> String {
    let before = size == [columns, rows] ? shown : nil
    guard before != lines else { return "" }
    (shown, size) = (lines, [columns, rows])
    var text = ""
    for (row, line) in lines.enumerated() where before.map({ !$0.has(line, at: row) }) ?? true {
      text += "\u{1B}[\(row + 1);1H" + styled(line) + "\u{1B}[K"
    }
    if before.map({ $0.count > lines.count }) ?? true, lines.count < rows {
      text += "\u{1B}[\(lines.count + 1);1H\u{1B}[J"
    }
    return "\u{1B}[?2026h\(text)\u{1B}[?2026l"
  }

  private func styled(_ line: ScreenLine) -> String {
    guard usesColor, let code = Self.codes[line.accent], !line.text.isEmpty else {
      return line.text
    }
    return "\u{1B}[\(code)m\(line.text)\u{1B}[0m"
  }

  /// Select Graphic Rendition (ECMA-48): the sixteen colours, so that the person's theme holds.
  private static let codes: [ScreenLine.Accent: String] = [
    .title: "1", .bar: "36", .breath: "36", .quiet: "2", .notice: "33",
  ]
}

extension [ScreenLine] {
  fileprivate func has(_ line: ScreenLine, at row: Int) -> Bool {
    row < count && self[row] == line
  }
}
