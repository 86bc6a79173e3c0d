import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// What is said about lines that are not heard as written.
struct RoomTests {
  private func report(_ script: String) throws -> String {
    let compilation = Compilation(of: Source(name: "room.routine", text: script), in: Library())
    let plan = try #require(compilation.routine).plan(PlanOptions(), measure: FixedMeasure())
    return DiagnosticRenderer(usesColor: false).text(of: Report(plan.diagnostics))
  }

  @Test func `breath words that are too long are told with how much too long`() throws {
    let report = try report(
      """
      Pose: Wave
      Kneel.
      Flow: 4 breaths
      Breath: 4 in, 4 out
      Inhale: Let your belly sink, your chest lift and your tailbone reach up. | Lift.
      Exhale: Round.
      """)
    #expect(
      report == """
        warning[R704]: too long for this inhale by 1.5 seconds; the short form will be used
         --> room.routine:5:9
          |
        5 | Inhale: Let your belly sink, your chest lift and your tailbone reach up. | Lift.
          |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ about 9 words fit in 4 seconds
          = help: shorten it, or lengthen the inhale ("Breath: 5 in, 4 out")

        """)
  }

  @Test func `a halfway line without room is told, and one of ours is not`() throws {
    let report = try report(
      """
      Pose: Still
      Lie.
      Hold: 8 seconds
      Halfway: Let everything that can soften soften now, from head to toe.
      Sit.
      Hold: 8 seconds
      Halfway: on
      """)
    #expect(report.contains("warning[R702]: there is no room for this line at half time"))
    #expect(report.components(separatedBy: "warning[").count == 2)
  }
}
