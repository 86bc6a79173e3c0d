import LimberDiagnostics
import Testing

/// The form of LANGUAGE.md 6.1, part by part.
struct RendererTests {
  private static let source = Source(
    name: "pigeon.routine",
    text: """
      Pose: Pigeon
      Lie.
      \tHold:\t30
      深く息を、{sidee} の足
      e\u{301}te\u{301} 👩‍🦽 ❤️ x

      Rest: soon
      Hold: 20 seconds
      Hold: 20 seconds
      Hold: 30 seconds

      """)

  /// The bytes of the first `part` from line `line` on.
  private static func range(_ part: String, line: Int) -> Range<Int> {
    let start = source.lines[line - 1].lowerBound
    let text = source.text(in: start..<source.bytes.count)
    guard let found = text.firstRange(of: part) else { return start..<start }
    let skipped = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    return start + skipped..<start + skipped + part.utf8.count
  }

  private static func diagnostic(_ label: Label, _ message: String = "m") -> Diagnostic {
    Diagnostic(.error, Diagnostic.Code("R999"), message, in: source, at: label)
  }

  private static func text(_ diagnostics: Diagnostic...) -> String {
    DiagnosticRenderer(usesColor: false).text(of: Report(diagnostics))
  }

  @Test(arguments: [
    ("a\u{200B}b", "a\u{FFFD}b"), ("a\u{200D}b", "a\u{FFFD}b"), ("a\u{AD}b", "a\u{FFFD}b"),
    ("b\u{FEFF}a", "b\u{FFFD}a"), ("a\u{2060}\u{E0041}b", "a\u{FFFD}\u{FFFD}b"),
    ("a\u{3164}", "a\u{FFFD}"),
    ("👩‍🦽", "👩‍🦽"), ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("e\u{301}", "e\u{301}"),
  ])
  func `what hides in a name or in a line is seen`(text: String, shown: String) {
    let source = Source(name: "\(text).routine", text: "\(text) x")
    let label = Label(text.utf8.count + 1..<text.utf8.count + 2)
    let diagnostic = Diagnostic(.note, Diagnostic.Code("R1"), "m", in: source, at: label)
    let rows = DiagnosticRenderer(usesColor: false).text(of: diagnostic).split(separator: "\n")
    #expect(rows[1].contains(" \(shown).routine:1:"))
    #expect(rows[3] == "1 | \(shown) x")
  }

  @Test func `a tab takes four columns, in the excerpt and under it`() {
    let label = Label(Self.range("30", line: 3), "what?")
    #expect(
      Self.text(Self.diagnostic(label)) == """
        error[R999]: m
         --> pigeon.routine:3:8
          |
        3 |     Hold:    30
          |              ^^ what?

        """)
  }

  @Test func `wide characters take two cells, and columns count characters`() {
    let label = Label(Self.range("{sidee}", line: 4))
    #expect(
      Self.text(Self.diagnostic(label)) == """
        error[R999]: m
         --> pigeon.routine:4:6
          |
        4 | 深く息を、{sidee} の足
          |           ^^^^^^^

        """)
  }

  @Test func `combining marks take no cell, and a picture made of several takes two`() {
    let text = Self.text(Self.diagnostic(Label(Self.range("x", line: 5))))
    #expect(text.contains("--> pigeon.routine:5:9"))
    #expect(text.hasSuffix("\n  |           ^\n"))
  }

  @Test func `labels on other lines have dashes, in the order of the lines, with gaps marked`() {
    let diagnostic = Self.diagnostic(Label(Self.range("Rest", line: 7), "here"))
      .relating(Label(Self.range("Pose", line: 1), "under this"))
      .relating(Label(Self.range("Hold", line: 8), "this one?"))
    #expect(
      Self.text(diagnostic) == """
        error[R999]: m
         --> pigeon.routine:7:1
          |
        1 | Pose: Pigeon
          | ---- under this
          :
        7 | Rest: soon
          | ^^^^ here
        8 | Hold: 20 seconds
          | ---- this one?

        """)
  }

  @Test func `numbers of two digits move every bar, also for lines that are only edited`() {
    let diagnostic = Self.diagnostic(Label(Self.range("Lie", line: 2)))
      .advising(.maybe(Edit(Self.range("30", line: 10), "40"), title: "to hold it longer"))
    #expect(
      Self.text(diagnostic) == """
        error[R999]: m
          --> pigeon.routine:2:1
           |
         2 | Lie.
           | ^^^
           = to hold it longer:
        10 | Hold: 40 seconds

        """)
  }

  @Test func `every kind of advice has its word, and the edited line as it would be`() {
    let lie = Self.range("Lie", line: 2)
    let start = lie.lowerBound..<lie.lowerBound
    let diagnostic = Self.diagnostic(Label(lie))
      .advising(
        .fix(Edit(lie, "Sit")), .maybe(Edit(lie, "Stand")),
        .help("do this:", Edit(start, "A\nB\n")),
        .note("that is so"), .fix(Edit(start, "Say: "), title: "to have it read aloud"))
    #expect(
      Self.text(diagnostic) == """
        error[R999]: m
         --> pigeon.routine:2:1
          |
        2 | Lie.
          | ^^^
          = fix:
        2 | Sit.
          = maybe:
        2 | Stand.
          = help: do this:
        2 | A
        2 | B
          = note: that is so
          = to have it read aloud:
        2 | Say: Lie.

        """)
  }

  @Test func `a line that is taken out leaves no line to show`() {
    let whole = Self.source.lines[1].lowerBound..<Self.source.lines[2].lowerBound
    let diagnostic = Self.diagnostic(Label(Self.range("Lie", line: 2)))
      .advising(.fix(Edit(whole, ""), text: "leave this line out"))
    #expect(Self.text(diagnostic).hasSuffix("  | ^^^\n  = fix: leave this line out\n"))
  }

  @Test func `the same word and rule is shown once, and the others are counted`() {
    let text = Self.text(
      Self.diagnostic(Label(Self.range("Hold", line: 8))),
      Self.diagnostic(Label(Self.range("Hold", line: 9))),
      Self.diagnostic(Label(Self.range("Hold", line: 10))))
    #expect(text.matches(of: /error\[/).count == 1)
    #expect(text.hasSuffix("\n\nand 2 more like the ones above\n"))
  }

  @Test func `twenty are shown, then the rest are counted`() {
    let many = (0..<32).map { Self.diagnostic(Label($0..<$0)) }
    let text = DiagnosticRenderer(usesColor: false).text(of: Report(many))
    #expect(text.matches(of: /error\[/).count == 20)
    #expect(text.hasSuffix("\n\nand 12 more\n"))
  }

  @Test func `colour adds nothing but escapes`() {
    let diagnostic = Self.diagnostic(Label(Self.range("Lie", line: 2), "this"))
    let colored = DiagnosticRenderer(usesColor: true).text(of: Report([diagnostic]))
    #expect(colored.contains("\u{1B}[1;31m^^^\u{1B}[0m this"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == Self.text(diagnostic))
  }

  @Test func `nothing in a script or a message steers the terminal`() {
    let source = Source(name: "a\u{1B}[2J", text: "x\u{202E}\u{1B}]0;y\u{7}")
    let diagnostic = Diagnostic(
      .note, Diagnostic.Code("R1"), "m\u{1B}", in: source, at: Label(0..<1, "\u{9B}1m"))
    let text = DiagnosticRenderer(usesColor: false).text(of: Report([diagnostic]))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!text.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x9B })
  }
}
