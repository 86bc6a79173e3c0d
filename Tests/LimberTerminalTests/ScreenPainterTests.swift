import LimberPlayer
import LimberTerminal
import LimberTesting
import LimberTimeline
import Testing

struct ScreenPainterTests {
  /// A terminal that knows what the painter writes, and nothing else.
  private struct Paper {
    var rows: [String]
    private(set) var unknown = 0

    init(rows: Int) { self.rows = Array(repeating: "leftover", count: rows) }

    /// A place, its text and "clear the rest of the line"; or a place and "clear below".
    mutating func write(_ text: String) {
      var row = 0
      var line = ""
      for part in text.split(separator: "\u{1B}[") {
        let code = part.prefix { !$0.isLetter }
        switch part.dropFirst(code.count).first {
        case "H":
          row = (Int(code.prefix { $0 != ";" }) ?? 0) - 1
          line = String(part.dropFirst(code.count + 1))
        case "K": rows[row] = line
        case "J": rows.replaceSubrange(row..., with: rows[row...].map { _ in "" })
        case "h" where code == "?2026", "l" where code == "?2026": break
        default: unknown += 1
        }
      }
    }
  }

  private func lines(at position: Int, rows: Int = 24) -> [ScreenLine] {
    var state = ScreenState(ScreenExample.timeline, isPlanned: true, preface: nil)
    state.apply(.position(Milliseconds(position)))
    return Screen.lines(for: state, columns: 80, rows: rows, style: .usual)
  }

  @Test func `the terminal shows every screen, whatever it showed before`() {
    var painter = ScreenPainter(usesColor: false)
    var random = SeededGenerator(seed: 5)
    var paper = Paper(rows: 24)
    for _ in 0..<300 {
      let rows = Int.random(in: 1...24, using: &random)
      let lines = lines(at: Int.random(in: 0..<150_000, using: &random), rows: rows)
      if Int.random(in: 0..<10, using: &random) == 0 {
        painter.forget()
        paper.rows = Array(repeating: "somebody else's", count: 24)
      }
      paper.write(painter.paint(lines, columns: 80, rows: 24))
      #expect(Array(paper.rows.prefix(lines.count)) == lines.map(\.text))
      #expect(paper.rows.dropFirst(lines.count).allSatisfy { $0.isEmpty })
    }
    #expect(paper.unknown == 0)
  }

  @Test func `nothing is written when nothing has changed`() {
    var painter = ScreenPainter(usesColor: true)
    #expect(painter.paint(lines(at: 5000), columns: 80, rows: 24) != "")
    #expect(painter.paint(lines(at: 5000), columns: 80, rows: 24) == "")
  }

  @Test func `only lines that changed are written`() {
    var painter = ScreenPainter(usesColor: false)
    _ = painter.paint(lines(at: 100_000), columns: 80, rows: 24)
    let text = painter.paint(lines(at: 101_000), columns: 80, rows: 24)
    #expect(text.contains("Hold   0:49"))
    #expect(!text.contains("Figure four"))
    #expect(!text.contains("space pause"))
  }

  @Test func `another size draws everything anew`() {
    var painter = ScreenPainter(usesColor: false)
    _ = painter.paint(lines(at: 5000), columns: 80, rows: 24)
    #expect(painter.paint(lines(at: 5000), columns: 81, rows: 24).contains("space pause"))
  }

  @Test func `colour adds nothing but colour`() {
    var plain = ScreenPainter(usesColor: false)
    var colored = ScreenPainter(usesColor: true)
    let lines = lines(at: 5000)
    let text = colored.paint(lines, columns: 80, rows: 24)
    #expect(text.contains("\u{1B}[1m Child's pose\u{1B}[0m"))
    let bare = ["0", "1", "2", "33", "36"].reduce(text) { $0.replacing("\u{1B}[\($1)m", with: "") }
    #expect(bare == plain.paint(lines, columns: 80, rows: 24))
  }

  @Test(arguments: [(false, 40, 24), (false, 120, 36), (true, 80, 24), (true, 120, 36)])
  func `ten screens a second are few bytes`(isLarge: Bool, columns: Int, rows: Int) {
    var painter = ScreenPainter(usesColor: true)
    let style = ScreenStyle(isLarge: isLarge, usesUnicode: true)
    var state = ScreenState(ScreenExample.timeline, isPlanned: true, preface: nil)
    var bytes = 0
    for position in stride(from: 0, to: 60_000, by: 100) {
      state.apply(.position(Milliseconds(position)))
      let lines = Screen.lines(for: state, columns: columns, rows: rows, style: style)
      bytes += painter.paint(lines, columns: columns, rows: rows).utf8.count
    }
    let name = "\(isLarge ? "large screen" : "screen") of \(columns) by \(rows)"
    Figures.tell("\(name): \(bytes / 60) bytes a second")
    #expect(bytes / 60 < 4000)
  }
}
