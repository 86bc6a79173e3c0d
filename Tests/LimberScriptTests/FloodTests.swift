import LimberDiagnostics
import LimberScript
import Testing

/// Large files of one kind of line: none of them makes the compiler look at a line again for each
/// other one, which would take far longer than the limit.
struct FloodTests {
  static let openings = ["", "Pose: A\n", "Pose: A\nEach side:\n", "Session: S\n"]

  static let lines = [
    "Halfway: a", "Countdown: on", "At 1 second: a", "Last: a", "Hold: 9 s", "Flow: 2 breaths",
    "... a", "{dose}", "{side} a", "Pose: A", "Pose:", "Session: S", "Part: P", "Sets: 2",
    "Note: a", "Source: a", "Stop if: a", "Also called: a", "Easier: position: a", "Easier: a",
    "Easier instead: a", "First side: a", "Caution: a", "Use: a", "Include: a", "Each side:",
    "Afterwards:", "Xyz: a", "Hld: 9 s", "a", "Inhale: a", "}", "\u{1}", "\u{202E}", "é", "::::",
  ]

  @Test(.timeLimit(.minutes(1)), arguments: lines)
  func `a file of one kind of line is checked in good time`(line: String) {
    for opening in Self.openings {
      let count = (1 << 17) / (line.utf8.count + 1)
      let text = opening + String(repeating: line + "\n", count: count)
      let compilation = Compilation(of: Source(name: "flood.routine", text: text), in: Library())
      #expect((compilation.routine == nil) == compilation.report.hasErrors)
    }
  }
}
