import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// Scripts that nobody writes by accident; each gets an error of its own, and none takes long.
struct HostileTests {
  private static func report(on bytes: [UInt8]) -> Report {
    Compilation(of: Source(name: "hostile.routine", bytes: bytes), in: Library()).report
  }

  private static func report(on text: String) -> Report { report(on: Array(text.utf8)) }

  private static func codes(_ report: Report) -> Set<String> {
    Set(report.diagnostics.map(\.code.name))
  }

  // MARK: - Sizes

  private static let pose = "Pose: A\nHold: 10 seconds\n"

  static let bombs: [(name: String, text: String, code: String)] = [
    ("sets", "Pose: A\nSets: 999999\nHold: 10 seconds\n", "R211"),
    ("a million sets", "Pose: A\nSets: 1000000\nHold: 10 seconds\n", "R211"),
    ("rounds", "Session: S\nPart: P, 9999 rounds\nUse: a\n" + pose, "R211"),
    (
      "rounds of sets",
      "Session: S\nPart: P, 100 rounds\nUse: a, 100 sets\n" + pose, "R005"
    ),
    ("repeats of sets", "Pose: A\nSets: 100\nReps: 9999, 60 seconds each\n", "R005"),
    ("breaths", "Pose: A\nBreath: 60 in, 60 out\nHold: 999999 breaths\n", "R005"),
    ("prompts", "Pose: A\nSets: 100\nMove: 30 minutes\nEvery 1 second: Go on.\n", "R005"),
    ("one long line", "Pose: A\n" + String(repeating: "a", count: 1_040_000), "R005"),
    ("many lines", "Pose: A\n" + String(repeating: "a\n", count: 500_000), "R005"),
    ("nothing but lines", String(repeating: "\n", count: 1_000_000), "R006"),
    ("too large", String(repeating: "a\n", count: 600_000), "R005"),
    ("accents", "Pose: A\na" + String(repeating: "\u{301}", count: 3000), "R005"),
    (
      "versions",
      "Pose: A\nVersions: " + (0..<21).map { "v\($0)" }.joined(separator: ", ") + "\nHold: 9 s\n",
      "R005"
    ),
    ("poses", (0..<201).map { "Pose: P\($0)\nHold: 9 seconds\n" }.joined(), "R005"),
    ("uses", "Session: S\n" + String(repeating: "Use: a\n", count: 100_000) + pose, "R005"),
    (
      "poses in place of poses",
      (0..<100).map { "Pose: P\($0)\nEasier: use P\($0 + 1)\nHold: 9 seconds\n" }.joined(), "R409"
    ),
    ("a pose in its own place", "Pose: A\nEasier: use a\nHold: 9 seconds\n", "R403"),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: bombs.indices)
  func `what is too large is refused, and told why`(index: Int) {
    let bomb = Self.bombs[index]
    let report = Self.report(on: bomb.text)
    #expect(Self.codes(report).contains(bomb.code), "\(bomb.name): \(Self.codes(report))")
    #expect(report.hasErrors)
  }

  @Test func `what repeats itself is counted before it is written out`() {
    let script = """
      Session: Bomb
      Part: All of it, 100 rounds
      Use: bomb, 100 sets

      Pose: Bomb
      Reps: 10000
      """
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<20 { #expect(Self.codes(Self.report(on: script)).contains("R005")) }
    // A hundred million steps take minutes; refusing them takes less than a millisecond.
    #expect(clock.now - start < .seconds(5))
  }

  // MARK: - Numbers

  static let numbers = [
    "nan", "inf", "-inf", "-0", "-1", "1e308", "1e-400", "0x10", "9223372036854775807",
    "9223372036854775808", "9223372036854775809", "1e", "٣", "1.2.3", "99999999999:59",
    String(repeating: "9", count: 1500), String(repeating: "9", count: 99_999),
  ]

  @Test(arguments: numbers)
  func `what is not a number that can be meant is an error wherever it stands`(number: String) {
    let scripts = [
      "Pose: A\nHold: \(number) seconds\n", "Pose: A\nHold: 1-\(number) seconds\n",
      "Pose: A\nSets: \(number)\nHold: 10 seconds\n", "Pose: A\nReps: \(number)\n",
      "Pose: A\nBreath: \(number) in, 4 out\nHold: 3 breaths\n",
      "Pose: A\nHold: 10 seconds\nCountdown: from \(number)\n",
      "Session: S\nPart: P, \(number) rounds\nUse: a\n" + Self.pose,
      "Session: S\nLength: \(number) minutes\nUse: a\n" + Self.pose,
    ]
    for script in scripts { #expect(Self.report(on: script).hasErrors, "\(script.prefix(200))") }
  }

  // MARK: - Characters

  private static let controls = [0x00..<0x09, 0x0B..<0x0D, 0x0E..<0x20, 0x7F..<0xA0]
    .flatMap { $0.compactMap(Unicode.Scalar.init) }

  @Test(arguments: controls)
  func `a control character is an error, and never reaches a terminal`(scalar: Unicode.Scalar) {
    for script in ["Pose: A\(scalar)b\nHold: 10 seconds\n", "Pose: A\nLie\(scalar) down.\n"] {
      let report = Self.report(on: script)
      #expect(Self.codes(report).contains("R003"))
      #expect(Self.isPlain(DiagnosticRenderer(usesColor: false).text(of: report)))
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0 == "\n" || !($0.value < 0x20 || (0x7F..<0xA0).contains($0.value))
    }
  }

  @Test(arguments: [
    "\u{61C}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{AD}",
    "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{2028}",
  ])
  func `what cannot be seen is warned about`(character: String) {
    let report = Self.report(on: "Pose: A\nLie\(character) down.\nHold: 10 seconds\n")
    #expect(Self.codes(report) == ["R004"])
    #expect(!report.hasErrors)
  }

  @Test(arguments: ["c\u{430}t", "\u{441}at", "ca\u{442}", "cat\u{301}"])
  func `a name that only looks the same is another name`(name: String) {
    let script = "Session: S\nUse: \(name)\n\nPose: Cat\nHold: 10 seconds\n"
    #expect(Self.codes(Self.report(on: script)).contains("R401"))
  }

  @Test(arguments: ["\u{202E}", "\u{2066}", "\u{1B}", "\u{9B}", "\u{9D}"])
  func `nothing in the name of a file steers a terminal`(character: String) {
    let source = Source(name: "a\(character)b.routine", text: "Pose: A\n")
    let text = DiagnosticRenderer(usesColor: false)
      .text(of: Compilation(of: source, in: Library()).report)
    #expect(!text.isEmpty && !text.contains(character))
  }

  @Test(arguments: ["\u{200C}", "\u{200D}"])
  func `joiners are letters`(character: String) {
    let report = Self.report(on: "Pose: A\nLie\(character) down.\nHold: 10 seconds\n")
    #expect(report.diagnostics.isEmpty)
  }

  @Test(arguments: [
    [0xED, 0xA0, 0x80], [0xFF], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x80],
  ])
  func `what is not UTF-8 is an error`(bytes: [UInt8]) {
    let report = Self.report(on: Array("Pose: A\nLie".utf8) + bytes + Array(" down.\n".utf8))
    #expect(Self.codes(report).contains("R001"))
  }

  @Test(arguments: [" \t ", "\t", "  \u{2003} ", " \u{A0}", "\u{3000}\t "])
  func `white space of several kinds is nothing but white space`(space: String) {
    let report = Self.report(
      on: "Pose: A\n\(space)\nLie down.\(space)\nHold:\(space)10 seconds\(space)\n")
    #expect(report.diagnostics.isEmpty)
  }
}
