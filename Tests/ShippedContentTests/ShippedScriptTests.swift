import LimberDiagnostics
import LimberExport
import LimberScript
import LimberTesting
import LimberTimeline
import Testing

struct ShippedScriptTests {
  @Test func `the library holds what the README promises`() {
    let promised: Set = ["cat-cow", "desk-break", "figure-four", "seated-glute-stretch"]
    #expect(promised.isSubset(of: ShippedScripts.names))
  }

  @Test(arguments: ShippedScripts.names)
  func `nothing is wrong with a shipped script`(name: String) throws {
    let compilation = try ShippedScripts.compilation(name)
    let plan = try #require(compilation.routine).plan(PlanOptions(), measure: FixedMeasure())
    var report = compilation.report
    report.append(plan.diagnostics)
    #expect(DiagnosticRenderer(usesColor: false).text(of: report) == "")
  }

  @Test(arguments: ShippedScripts.names, [750, 1000, 1250])
  func `every invariant holds at three paces, doses and breaths`(name: String, pace: Int) throws {
    let routine = try #require(try ShippedScripts.compilation(name).routine)
    for dose in [0, 500, 1000] {
      for breath in BreathPattern.presets.values {
        var options = PlanOptions()
        options.pace = pace
        options.dose = dose
        options.breath = breath
        let timeline = routine.plan(options, measure: FixedMeasure()).draft.timeline
        #expect(TimelineInvariants.violations(in: timeline) == [])
      }
    }
  }

  @Test(arguments: ShippedScripts.names, ["gentle", "steady", "brisk"])
  func `its timeline is as recorded`(name: String, pace: String) throws {
    var options = PlanOptions()
    options.pace = try #require(PlanOptions.pace(parsing: pace))
    options.dose = 500
    let routine = try #require(try ShippedScripts.compilation(name).routine)
    let timeline = routine.plan(options, measure: FixedMeasure()).draft.timeline
    try expectSnapshot(of: CueList.text(of: timeline), named: "\(name)-\(pace).timeline")
  }

  @Test(arguments: ShippedScripts.names)
  func `gentle and brisk change no window and no count, but every transition`(name: String) throws {
    let routine = try #require(try ShippedScripts.compilation(name).routine)
    let timelines = [750, 1000, 1250].map { pace in
      var options = PlanOptions()
      options.pace = pace
      options.dose = 500
      return routine.plan(options, measure: FixedMeasure()).draft.timeline
    }
    let windows = Set(timelines.map { $0.slots.filter(\.isFixed).map(\.duration) })
    let counts = Set(
      timelines.map { timeline in
        timeline.cues.filter { $0.kind == .countdown }.map(\.anchor.offset)
      })
    let titles = Set(
      timelines.map { timeline in
        timeline.slots.filter { $0.kind == .title || $0.kind == .switch }.map(\.duration)
      })
    #expect(windows.count == 1)
    #expect(counts.count == 1)
    #expect(titles.count == 3)
  }
}
