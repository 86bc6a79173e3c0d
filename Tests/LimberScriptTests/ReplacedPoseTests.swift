import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// What keeps people safe in a pose is kept where another one is played in its place
/// (LANGUAGE.md 3.9, 3.10).
struct ReplacedPoseTests {
  private static let script = """
    Pose: Bridge
    Versions: lying, seated
    Easier: use rest
    Seated: use rest
    Caution: Stay for {dose} at most.
    Easier: caution: Put a cushion close by.
    Stop if: it hurts
    Ask first if: your neck is stiff
    Lift your hips.
    Caution: Keep your knees apart.
    Each side:
    Caution: Never force your {side} knee.
    Caution: Mind the {linke|rechte} foot.
    Hold: 20 seconds
    Pose: Rest
    Ask first if: you are ill
    Lie still.
    """

  private func routine(_ variant: Variant, _ versions: [String: String] = [:]) throws -> Routine {
    let compilation = Compilation(
      of: Source(name: "a.routine", text: Self.script), in: Library(),
      choosing: Choice(variant: variant, versions: versions))
    return try #require(compilation.routine, "\(compilation.report.diagnostics)")
  }

  private func cautions(_ routine: Routine) -> [String] {
    routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline.cues
      .filter { $0.kind == .safety }.compactMap(\.text)
  }

  private static let kept = [
    "Stop if it hurts.", "Stay for twenty seconds at most.", "Keep your knees apart.",
    "Never force your right knee.", "Never force your left knee.", "Mind the rechte foot.",
    "Mind the linke foot.",
  ]

  @Test func `every caution is said before the other pose, of both sides, with its dose`() throws {
    let easier = cautions(try routine(.easier))
    #expect(
      easier == Array(Self.kept.prefix(2)) + ["Put a cushion close by."] + Self.kept.dropFirst(2))
    #expect(cautions(try routine(.standard, ["bridge": "seated"])) == Self.kept)
  }

  @Test func `none of the standard form is missing`() throws {
    #expect(Set(cautions(try routine(.standard))) == Set(Self.kept))
  }

  @Test func `no sentence is lost where two choices meet`() throws {
    let script = """
      Pose: A
      Versions: plain, seated
      Sit.
      Easier: wait: until ready
      Seated instead: Sit on a chair.
      Hold: 10 seconds
      """
    let compilation = Compilation(
      of: Source(name: "a.routine", text: script), in: Library(),
      choosing: Choice(variant: .easier, versions: ["a": "seated"]))
    let routine = try #require(compilation.routine)
    let timeline = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
    let said = timeline.cues.filter { $0.kind == .instruct }.compactMap(\.text)
    #expect(said == ["Sit.", "Sit on a chair."])
  }

  @Test func `when to ask first is told of both`() throws {
    #expect(
      try routine(.easier).reasonsToAskFirst == ["your neck is stiff", "you are ill"])
  }

  @Test func `what is wrong with a replacement is told where it stands`() throws {
    let user = Source(name: "a.routine", text: "Session: S\nUse: one, easier\n")
    let other = Source(
      name: "b.routine",
      text: """
        # One of its lines is wrong.
        Pose: One
        Easier: use two, sideways
        Lie.
        Pose: Two
        Sit.
        """)
    let library = Library(places: [Library.Place(name: "in this folder", sources: [other])])
    let told = try #require(
      Compilation(of: user, in: library).report.diagnostics.first { $0.code.name == "R404" })
    #expect(told.source == other)
    #expect(told.place.line == 3)
  }
}
