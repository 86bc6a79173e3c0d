import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// What somebody with closed eyes has to hear.
struct SpokenSideTests {
  @Test(arguments: ShippedScripts.names)
  func `before every hold on a side, that side is named, in every form`(name: String) throws {
    for choice in try ShippedScripts.choices(name) {
      for dose in [0, 500, 1000] {
        let timeline = try ShippedScripts.timeline(name, choice, dose: dose)
        let works = timeline.slots.filter { [.hold, .move].contains($0.kind) && $0.side != nil }
        for work in works {
          let side = try #require(work.side)
          let words = timeline.cues.filter {
            $0.start < work.start && $0.anchor.slot < timeline.slots.count
              && timeline.slots[$0.anchor.slot].section == work.section
              && $0.side == side && timeline.slots[$0.anchor.slot].set == work.set
              && $0.kind == .instruct
          }.compactMap(\.text)
          #expect(
            words.contains { $0.lowercased().contains(side.rawValue) },
            "\(choice), set \(work.set), \(side): \(words)")
        }
      }
    }
  }

  @Test(arguments: ShippedScripts.names)
  func `every hold is let go of in words of its own`(name: String) throws {
    let timeline = try ShippedScripts.timeline(name)
    for (index, slot) in timeline.slots.enumerated() where slot.kind == .hold {
      let after = try #require(timeline.slots.dropFirst(index + 1).first)
      #expect(after.kind == .instruct)
    }
  }

  @Test(arguments: ShippedScripts.names)
  func `no line is long, and none is a bare word`(
    name: String
  ) throws {
    for choice in try ShippedScripts.choices(name) {
      for cue in try ShippedScripts.timeline(name, choice).cues where cue.kind == .instruct {
        let words = (cue.text ?? "").split(separator: " ").count
        #expect(words <= 18, "\(cue.text ?? "")")
        #expect(words >= 2, "\(cue.text ?? "")")
      }
    }
  }

  @Test(arguments: ShippedScripts.names)
  func `nothing is wrong with any form, at any dose`(name: String) throws {
    for choice in try ShippedScripts.choices(name) {
      let source = try ShippedScripts.source(name)
      let compilation = Compilation(of: source, in: ShippedScripts.library, choosing: choice)
      #expect(compilation.report.diagnostics.isEmpty)
      for dose in [nil, 0, 1000] {
        var options = PlanOptions()
        options.dose = dose
        // A chosen form may be longer than the length that the standard one is fitted to.
        if dose == nil, choice != Choice() { options.dose = 500 }
        let plan = try #require(compilation.routine).plan(options, measure: FixedMeasure())
        #expect(plan.diagnostics.map(\.message) == [], "\(choice), \(String(describing: dose))")
        let lost = plan.draft.timeline.dropped.filter { !$0.text.isEmpty && $0.replacement == nil }
        #expect(lost.map(\.text) == [], "\(choice), \(String(describing: dose))")
      }
    }
  }
}
