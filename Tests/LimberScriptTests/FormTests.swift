import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// Easier, deeper and versions: what a line with a choice in front of it does.
struct FormTests {
  private func words(
    _ script: String, _ choice: Choice = Choice(), in library: Library = Library()
  ) throws -> [String] {
    try timeline(script, choice, in: library).cues.compactMap(\.text)
  }

  private func timeline(
    _ script: String, _ choice: Choice = Choice(), in library: Library = Library()
  ) throws -> Timeline {
    let source = Source(name: "form.routine", text: script)
    let compilation = Compilation(of: source, in: library, choosing: choice)
    #expect(compilation.report.diagnostics.map(\.message) == [])
    return try #require(compilation.routine).plan(PlanOptions(), measure: FixedMeasure())
      .draft.timeline
  }

  private let easier = Choice(variant: .easier)
  private let deeper = Choice(variant: .deeper)

  @Test func `a timed line takes the place of the one above it, prompts and all`() throws {
    let script = """
      Pose: P
      Reach.
      Hold: 20 seconds
      Easier: hold 12 seconds
      Deeper: hold 40 seconds
      At 5 seconds: Breathe.
      """
    for (choice, length) in [(Choice(), 20), (easier, 12), (deeper, 40)] {
      let timeline = try timeline(script, choice)
      #expect(timeline.slots.filter(\.isFixed).map(\.duration) == [.seconds(length)])
      #expect(timeline.cues.filter { $0.kind == .prompt }.map(\.text) == ["Breathe."])
    }
  }

  @Test func `a timed line below the prompts of another still takes its place`() throws {
    let script = "Pose: P\nHold: 20 seconds\nHalfway: Soften.\nEasier: hold 22 seconds"
    let timeline = try timeline(script, easier)
    #expect(timeline.slots.filter(\.isFixed).map(\.duration) == [.seconds(22)])
    #expect(timeline.cues.contains { $0.text == "Halfway. Soften." })
  }

  @Test func `a timed line of another kind is added`() throws {
    let script = "Pose: P\nHold: 20 seconds\nDeeper: move 30 seconds"
    #expect(try timeline(script, deeper).slots.filter(\.isFixed).map(\.kind) == [.hold, .move])
    #expect(try timeline(script).slots.filter(\.isFixed).map(\.kind) == [.hold])
  }

  @Test func `a sentence is added, and with "instead" it replaces the one above`() throws {
    let script = """
      Pose: P
      Bring your knee in.
      Easier instead: Loop a towel.
      Deeper instead: Pull it close.
      Easier: Use both hands.
      """
    #expect(try words(script) == ["P.", "Bring your knee in."])
    #expect(try words(script, easier) == ["P.", "Loop a towel.", "Use both hands."])
    #expect(try words(script, deeper) == ["P.", "Pull it close."])
  }

  @Test func `a setting takes the place of the one above it`() throws {
    let script = """
      Pose: P
      Versions: standing, seated
      Position: standing
      Seated: position: sitting
      Standing: Stand tall.
      Seated: Sit tall.
      """
    #expect(try words(script) == ["P. Standing.", "Stand tall."])
    let seated = Choice(versions: ["P": "Seated"])
    #expect(try words(script, seated) == ["P. Sitting.", "Sit tall."])
  }

  @Test func `where nothing is written for a variant, the standard lines count`() throws {
    let script = "Pose: P\nStandard: As usual.\nDeeper: Further.\nAll of you."
    #expect(try words(script) == ["P.", "As usual.", "All of you."])
    #expect(try words(script, easier) == ["P.", "As usual.", "All of you."])
    #expect(try words(script, deeper) == ["P.", "Further.", "All of you."])
  }

  @Test func `another pose takes the place of all of it, but its caution stays`() throws {
    let script = """
      Session: S
      Use: pigeon, easier
      Use: pigeon

      Pose: Pigeon
      Caution: Mind your knee.
      Easier: use four, hold 12 seconds
      Fold.

      Pose: Four
      Caution: Flex your foot.
      Cross.
      Hold: 20 seconds
      """
    let words = try words(script)
    #expect(
      Array(words.prefix(5)) == [
        "S.", "Four.", "Mind your knee.", "Flex your foot.", "Cross.",
      ])
    #expect(words.contains("Hold for twelve seconds."))
    #expect(words.suffix(2) == ["Next: Pigeon.", "Fold."])
  }

  @Test func `two choices in front of one line must both be met`() throws {
    let script = """
      Pose: P
      Versions: plain, with a block
      With a block: Easier: Take two blocks.
      Begin.
      """
    let block = ["p": "with a block"]
    #expect(try words(script, easier) == ["P.", "Begin."])
    #expect(try words(script, Choice(versions: block)) == ["P.", "Begin."])
    let both = Choice(variant: .easier, versions: block)
    #expect(try words(script, both) == ["P.", "Take two blocks.", "Begin."])
  }

  @Test func `a use chooses for itself, and a person for all the others`() throws {
    let script = """
      Session: S
      Use: p, standard
      Use: p
      Use: p, with a block

      Pose: P
      Versions: plain, with a block
      Plain: No block.
      With a block: A block.
      Deeper: Deep.
      """
    #expect(
      try words(script, deeper).filter { $0.contains("lock") || $0 == "Deep." } == [
        "No block.", "No block.", "Deep.", "A block.", "Deep.",
      ])
  }

  @Test func `choices that no pose has are told`() {
    let source = Source(name: "form.routine", text: "Pose: P\nVersions: one, two\nLie.")
    let none = Compilation(
      of: source, in: Library(), choosing: Choice(versions: ["Q": "one", "p": "three"]))
    #expect(
      none.unknownChoices == ["this routine has no pose called Q", "P has the versions one, two"])
  }

  @Test func `the usual dose of a variant is the low end, the middle, or the high end`() throws {
    let script = "Pose: P\nHold: 20-30 seconds"
    for (choice, length) in [(easier, 20), (Choice(), 25), (deeper, 30)] {
      let holds = try timeline(script, choice).slots.filter(\.isFixed)
      #expect(holds.map(\.duration) == [.seconds(length)])
    }
  }
}
