import LimberDiagnostics
import LimberScript
import LimberTesting
import LimberTimeline
import Testing

struct WorkedExampleTests {
  @Test func `the worked example of the language is laid out to the millisecond`() throws {
    let source = Source(name: "side-reach.routine", text: WorkedExample.script)
    let compilation = Compilation(of: source, in: Library())
    #expect(compilation.report.diagnostics.isEmpty)
    let routine = try #require(compilation.routine)
    #expect(
      routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
        == WorkedExample.timeline)
  }
}
