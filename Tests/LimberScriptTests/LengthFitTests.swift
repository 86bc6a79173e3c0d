import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

struct LengthFitTests {
  private func plan(
    _ length: String, dose: Int? = nil, pace: Int = 1000, breath: BreathPattern? = nil,
    length asked: Milliseconds? = nil
  ) throws -> Plan {
    let script = """
      Session: Fit
      Length: \(length)
      Use: march
      Use: reach

      Pose: March
      March on the spot.
      Move: 1-5 minutes
      Slow down.

      Pose: Reach
      Each side:
      Reach up.
      Hold: 20-40 seconds
      Let go.
      """
    let compilation = Compilation(of: Source(name: "fit.routine", text: script), in: Library())
    var options = PlanOptions()
    options.dose = dose
    options.pace = pace
    options.breath = breath
    options.length = asked
    return try #require(compilation.routine).plan(options, measure: FixedMeasure())
  }

  @Test func `the largest dose that fits is taken`() throws {
    let timeline = try plan("5 minutes").draft.timeline
    #expect(timeline.duration <= .seconds(300))
    let dose = timeline.options.dose
    #expect((1..<1000).contains(dose))
    let next = try plan("5 minutes", dose: dose + 1).draft.timeline
    #expect(next.duration > .seconds(300))
    #expect(try plan("5 minutes", dose: dose).draft.timeline == timeline)
  }

  @Test func `a session that cannot be so short is planned at its lows and says so`() throws {
    let plan = try plan("2 minutes")
    #expect(plan.draft.timeline.options.dose == 0)
    let text = DiagnosticRenderer(usesColor: false).text(of: Report(plan.diagnostics))
    #expect(
      text == """
        warning[R701]: even at its shortest this session lasts 2:21
         --> fit.routine:2:9
          |
        2 | Length: 2 minutes
          |         ^^^^^^^^^ 22 seconds too little
          = note: the longest parts are March (1:13), Reach (1:05) and Fit (0:03)
          = help: leave out a pose, or make it 3 minutes

        """)
  }

  @Test func `a session that cannot be so long is planned at its highs`() throws {
    let plan = try plan("20 minutes")
    #expect(plan.draft.timeline.options.dose == 1000)
    #expect(plan.diagnostics.map(\.code.name) == ["R705"])
  }

  @Test(arguments: [500, 750, 1250, 2000])
  func `a length of the script is met at a steady pace, so that pace changes no dose`(
    pace: Int
  ) throws {
    let steady = try plan("5 minutes").draft.timeline
    let other = try plan("5 minutes", pace: pace, breath: .slow).draft.timeline
    #expect(other.options.dose == steady.options.dose)
    #expect(
      other.slots.filter(\.isFixed).map(\.duration)
        == steady.slots.filter(\.isFixed).map(\.duration))
    #expect(other.duration != steady.duration)
  }

  @Test func `a length the person asks for is met at their pace`() throws {
    let gentle = try plan("9 minutes", pace: 500, length: .seconds(300)).draft.timeline
    #expect(gentle.duration <= .seconds(300))
    #expect(gentle.duration > .seconds(297))
  }

  @Test func `an explicit dose switches fitting off`() throws {
    #expect(try plan("2 minutes", dose: 500).draft.timeline.options.dose == 500)
  }
}
