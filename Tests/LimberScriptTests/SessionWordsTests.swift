import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// What is said beside the timeline, and the gates that a person adds to it.
struct SessionWordsTests {
  private static let script = """
    Session: Two
    Stop if: you feel dizzy
    Use: first
    Use: second
    Pose: First
    Pain: Let the foot down, gently.
    Stop if: your knee aches
    Wait: until ready
    Hold: 10 seconds
    Pose: Second
    Wait: until ready, 20 seconds at most
    Reach.
    Rest: 10 seconds
    Move: 20 seconds
    """

  private static func routine() throws -> Routine {
    let compilation = Compilation(of: Source(name: "a.routine", text: script), in: Library())
    return try #require(compilation.routine, "\(compilation.report.diagnostics)")
  }

  private static func timeline(_ gates: PlanOptions.Gates) throws -> Timeline {
    var options = PlanOptions()
    options.gates = gates
    return try routine().plan(options, measure: FixedMeasure()).draft.timeline
  }

  @Test func `a pose that hurts is left in its own words, and its red flags are said again`() throws
  {
    let words = try Self.routine().words
    #expect(
      words.easing(outOf: "first").map(\.text) == [
        "Let the foot down, gently.", "Stop if your knee aches.", "Stop if you feel dizzy.",
      ])
    #expect(
      words.easing(outOf: "second").map(\.text) == [
        "Ease out of it, slowly.", "Stop if you feel dizzy.",
      ])
    #expect(words.easing(outOf: "first").map(\.role) == [.instruction, .safety, .safety])
    #expect(Set(words.all).count == words.all.count)
    #expect(words.all.prefix(2).map(\.text).first == "Get ready.")
  }

  @Test func `when to ask somebody first can be said, each reason once, in every language`() throws
  {
    let script = """
      Session: Two
      Language: de
      Ask first if: du schwanger bist.
      Use: first
      Pose: First
      Ask first if: Du schwanger bist.
      Ask first if: dein Knie verletzt ist
      Hold: 10 seconds
      """
    let routine = try #require(ShippedLanguages.compilation(script).routine)
    let words = routine.words.askFirst
    #expect(
      words.map(\.text) == [
        "Frag vorher eine Fachperson, wenn du schwanger bist.",
        "Frag vorher eine Fachperson, wenn dein Knie verletzt ist.",
      ])
    #expect(words.allSatisfy { $0.role == .safety && $0.language == "de" })
    #expect(Set(words).isSubset(of: routine.words.all))
    #expect(try Self.routine().words.askFirst == [])
  }

  @Test(arguments: [
    (4, 9, "Ten seconds left in this pose, ten seconds in all."),
    (44, 75, "Forty seconds left in this pose, one minute thirty seconds in all."),
    (59, 299, "One minute left in this pose, five minutes in all."),
    (130, 1000, "Two minutes left in this pose, seventeen minutes in all."),
  ])
  func `the time that is left is told in round numbers`(
    pose: Int, session: Int, text: String
  ) throws {
    let words = try Self.routine().words
    let left = words.timeLeft(inPose: .seconds(pose), inSession: .seconds(session))
    #expect(left.text == text)
  }

  @Test(arguments: [
    (PlanOptions.Gates.written, ["gate", "hold", "gate", "rest", "move"]),
    (.poses, ["gate", "hold", "gate", "rest", "move"]),
    (.holds, ["gate", "hold", "gate", "rest", "gate", "move"]),
  ])
  func `gates are added where they are wanted, and two in a row are one`(
    gates: PlanOptions.Gates, kinds: [String]
  ) throws {
    let shown: [Slot.Kind] = [.gate, .hold, .move, .rest]
    let slots = try Self.timeline(gates).slots.filter { shown.contains($0.kind) }
    #expect(slots.map(\.kind.rawValue) == kinds)
  }

  @Test func `a gate keeps the limit that is written`() throws {
    let gates = try Self.timeline(.written).slots.filter { $0.kind == .gate }
    #expect(gates.map(\.dose) == [nil, Dose(value: 20_000, unit: .second)])
  }

  @Test func `another pace under way keeps the doses that were fitted to a length`() throws {
    let source = Source(
      name: "b.routine",
      text: """
        Session: Fitted
        Use: long
        Pose: Long
        Sets: 2
        Reach.
        Hold: 10-90 seconds
        Let go.
        """)
    let routine = try #require(Compilation(of: source, in: Library()).routine)
    var options = PlanOptions()
    options.length = .seconds(180)
    let holds = { (plan: Plan) in
      plan.draft.timeline.slots.filter { $0.kind == .hold }.map(\.duration)
    }
    let fitted = holds(routine.plan(options, measure: FixedMeasure()))
    let slower = holds(routine.plan(options, paced: 500, measure: FixedMeasure()))
    #expect(fitted == slower)
    options.pace = 500
    #expect(holds(routine.plan(options, measure: FixedMeasure())) != fitted)
  }
}
