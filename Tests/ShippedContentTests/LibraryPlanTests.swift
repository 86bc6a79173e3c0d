import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// Every routine in every form, at five paces and four doses.
struct LibraryPlanTests {
  @Test(arguments: ShippedScripts.names)
  func `every form keeps the invariants at five paces and four doses`(name: String) throws {
    for choice in try ShippedScripts.choices(name) {
      let routine = try ShippedScripts.routine(name, choice)
      for pace in [500, 750, 1000, 1250, 2000] {
        for dose in [0, 333, 667, 1000] {
          var options = PlanOptions()
          options.pace = pace
          options.dose = dose
          let timeline = routine.plan(options, measure: FixedMeasure()).draft.timeline
          #expect(
            TimelineInvariants.violations(in: timeline) == [],
            "\(choice), pace \(pace), dose \(dose)")
        }
      }
    }
  }

  @Test(arguments: ShippedScripts.names)
  func `no form loses a caution`(name: String) throws {
    func cautions(_ choice: Choice) throws -> Set<String> {
      let timeline = try ShippedScripts.routine(name, choice)
        .plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
      return Set(timeline.cues.filter { $0.kind == .safety }.compactMap(\.text))
    }
    let standard = try cautions(Choice())
    for choice in try ShippedScripts.choices(name) {
      #expect(standard.isSubset(of: try cautions(choice)), "\(choice)")
    }
  }
}
