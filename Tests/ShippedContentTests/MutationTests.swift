import LimberDiagnostics
import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// Shipped scripts, damaged in every way a seed can think of.
struct MutationTests {
  private static let sources = ShippedScripts.names.compactMap { try? ShippedScripts.source($0) }

  @Test(.timeLimit(.minutes(5)), arguments: 0..<100)
  func `no damage makes the compiler crash, hang or play what it should not`(batch: Int) throws {
    for number in 0..<100 {
      var random = SeededGenerator(seed: UInt64(batch * 100 + number))
      let original = try #require(Self.sources.randomElement(using: &random))
      var bytes = original.bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) { damage(&bytes, using: &random) }
      let source = Source(name: original.name, bytes: bytes)
      let compilation = Compilation(of: source, in: ShippedScripts.library)
      #expect((compilation.routine == nil) == compilation.report.hasErrors)
      let text = DiagnosticRenderer(usesColor: false).text(of: compilation.report)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      guard let routine = compilation.routine else { continue }
      let draft = routine.plan(PlanOptions(), measure: FixedMeasure()).draft
      // A doubled brace is a real one, which the checker cannot tell from a placeholder.
      let violations = TimelineInvariants.violations(in: draft.timeline)
      #expect(violations.filter { !$0.hasSuffix("has an unfilled placeholder") } == [])
    }
  }

  private static let fragments = [
    "Hold: ", "Each side:", "{side}", "{", "}", "|", ": ", "\n", "\r", "-", "999999999999", "0",
    "Sets: 100\n", "Part: A, 99 rounds\n", "Use: cat-cow\n", "Pose: ", "\u{1B}[2J", "\u{0}",
    "\u{202E}", "\u{301}", "👍🏽", "…", "Breath: 0.5 in, 0.5 out\n", "4 hours", "Session: x\n",
  ]

  private func damage(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...40, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 3: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
    case 4: bytes.removeSubrange(place...)
    default:
      let fragment = Self.fragments.randomElement(using: &random) ?? ""
      bytes.insert(contentsOf: Array(fragment.utf8), at: place)
    }
  }
}
