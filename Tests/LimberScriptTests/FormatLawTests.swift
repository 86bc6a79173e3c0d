import LimberDiagnostics
import LimberScript
import LimberTesting
import Testing

/// The laws of the formatter (LANGUAGE.md 3.14), for scripts of every kind.
struct FormatLawTests {
  private func formatted(_ text: String) -> String {
    ScriptFormatter.format(
      Source(name: "a.routine", text: text), languages: ShippedLanguages.all
    ).text
  }

  /// Checks both laws for one script, and gives back what it becomes.
  @discardableResult
  private func check(
    _ source: Source, in library: Library = Library(), versions: [String: String] = [:],
    _ location: SourceLocation = #_sourceLocation
  ) -> Source {
    let languages = library.languages
    let once = ScriptFormatter.format(source, languages: languages)
    let twice = ScriptFormatter.format(once, languages: languages)
    #expect(twice == once, "twice is once", sourceLocation: location)
    let before = ScriptMeaning(of: source, in: library, versions: versions)
    let after = ScriptMeaning(of: once, in: library, versions: versions)
    let lost = before.lines.difference(from: after.lines).prefix(4)
    #expect(
      before == after, "\(lost.map { "\($0)" })\n\(source.text)\n---\n\(once.text)",
      sourceLocation: location)
    return once
  }

  @Test(arguments: UInt64(0)..<100)
  func `a generated script keeps its meaning`(seed: UInt64) {
    check(
      Source(name: "seed.routine", text: GeneratedScript(seed: seed).text),
      in: GeneratedLibrary.library,
      versions: seed % 2 == 0 ? [:] : ["pose a": "with a block"])
  }

  @Test(arguments: DiagnosticCase.all)
  func `a script with mistakes keeps its meaning and its mistakes`(_ example: DiagnosticCase) {
    check(example.source, in: DiagnosticCase.library)
  }

  @Test(arguments: FormatCase.all)
  func `a script in any language keeps its meaning`(_ example: FormatCase) {
    check(
      Source(name: "a.routine", text: example.script), in: Library(languages: ShippedLanguages.all))
  }

  @Test(arguments: UInt64(0)..<200)
  func `the hand that wrote a script does not show`(seed: UInt64) {
    let script = GeneratedScript(seed: seed).text
    let other = RespelledScript(script, seed: seed).text
    #expect(formatted(other) == formatted(script), "\(other)")
  }

  @Test(arguments: UInt64(0)..<200)
  func `another word changes one line`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // Some scripts have no sentence without a colon or a blank in it.
    var (lines, spoken): ([String], [Int]) = ([], [])
    for other in seed..<seed + 20 where spoken.isEmpty {
      lines = GeneratedScript(seed: other).text.split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
      spoken = lines.indices.filter { isPlain(lines[$0]) }
    }
    let index = try #require(spoken.randomElement(using: &random))
    let before = formatted(lines.joined(separator: "\n")).split(separator: "\n")
    lines[index].replace(#/ [a-z]+/#, with: " gently", maxReplacements: 1)
    let after = formatted(lines.joined(separator: "\n")).split(separator: "\n")
    #expect(before.count == after.count)
    #expect(zip(before, after).filter { $0 != $1 }.count == 1)
  }

  /// Whether a line is a sentence of some words, without a placeholder and without an amount at its end.
  private func isPlain(_ line: String) -> Bool {
    line.contains(" ") && !line.contains(#/[:#{]| for [a-z0-9, ]+\.?$/#)
  }

  @Test(.timeLimit(.minutes(5)), arguments: UInt64(0)..<30)
  func `no damage makes the formatter change a meaning`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for number in UInt64(0)..<20 {
      var bytes = Array(GeneratedScript(seed: seed * 20 + number).text.utf8)
      for _ in 0..<Int.random(in: 1...8, using: &random) { damage(&bytes, using: &random) }
      check(Source(name: "seed.routine", bytes: bytes), in: GeneratedLibrary.library)
    }
  }

  private static let fragments = [
    ":", "：", " : ", "|", "||", "{", "}", "{Side}", "- ", "1. ", "Step 2: ", "#", "\n# why\n",
    "...",
    "\n… ", "\n\n\n", "\r", "\t", "\u{A0}", "\u{FEFF}", "\u{2028}", "\u{B}", "\u{301}", ",", ".",
    "1",
    "0.5", "half a ", "about ", " to ", "-", ", on purpose", "Say: ", "Easier: ", "Each side",
    " instead", "use ", "Hold ", "Standard: ", "First side: ", "At 1:30: ", "minutes", "Pose: ",
  ]

  private func damage(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...30, using: &random))
    switch Int.random(in: 0..<8, using: &random) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    default:
      let fragment = Self.fragments.randomElement(using: &random) ?? ""
      bytes.insert(contentsOf: Array(fragment.utf8), at: place)
    }
  }
}
