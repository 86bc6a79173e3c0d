import LimberTesting
import LimberTimeline
import Testing

struct TimelineInvariantsTests {
  @Test func `the worked example breaks no invariant`() {
    #expect(TimelineInvariants.violations(in: WorkedExample.timeline) == [])
  }

  @Test func `a timeline without anything breaks no invariant`() {
    let empty = Timeline(
      title: "Nothing", language: "en", options: WorkedExample.timeline.options)
    #expect(TimelineInvariants.violations(in: empty) == [])
  }

  @Test(arguments: order + voice + windows + words)
  func `a broken timeline is found out`(violation: Violation) {
    #expect(violation.found.contains(violation.message))
  }

  @Test func `a countdown may be denser than other words, but may not overlap itself`() {
    var timeline = WorkedExample.timeline
    timeline.cues[5].duration = 1000
    #expect(TimelineInvariants.violations(in: timeline) == [])
    timeline.cues[5].duration = 1001
    #expect(!TimelineInvariants.violations(in: timeline).isEmpty)
  }

  @Test func `a section that works one side only is as it was written`() {
    var timeline = WorkedExample.timeline
    timeline.cut(toSlots: 6)
    #expect(TimelineInvariants.violations(in: timeline) == [])
  }

  @Test func `a hold of breaths lasts a multiple of them`() {
    var timeline = WorkedExample.timeline
    for hold in [4, 9] { timeline.slots[hold].dose = Dose(value: 4, unit: .breath) }
    #expect(TimelineInvariants.violations(in: timeline) == [])
  }

  @Test func `tones may touch words`() {
    var timeline = WorkedExample.timeline
    timeline.cues[4].sound = .tone(.end)
    timeline.cues[4].duration = 7000
    #expect(TimelineInvariants.violations(in: timeline) == [])
  }

  static let order = [
    Violation("a gap between slots", "s2 (safety at 0:08.001) should start at 0:08.000") {
      $0.slots[1].start = 8001
    },
    Violation("a late first slot", "s1 (title at 0:00.500) should start at 0:00.000") {
      $0.slots[0].start = 500
    },
    Violation("a slot backwards", "s11 (instruct at 0:51.800) ends before it starts") {
      $0.slots[10].end = 51_000
    },
    Violation("a section too short", "the last section should end at 0:54.800") {
      $0.sections[0].end = 54_000
    },
    Violation("a late section", "section `side-reach` should start at 0:00.000") {
      $0.sections[0].start = 1
    },
    Violation(
      "a slot outside of its section",
      "s11 (instruct at 0:51.800) lies outside of its section `side-reach`"
    ) { $0.sections[0].end = 54_000 },
    Violation(
      "cues out of order", "c2 (title at 0:00.000) should come before c1 (safety at 0:08.000)"
    ) { $0.cues.swapAt(0, 1) },
    Violation(
      "a cue away from its anchor",
      "c1 (title at 0:00.050) should be at 0:00.000, says its anchor"
    ) { $0.cues[0].start = 50 },
    Violation("a silent cue", "c1 (title at 0:00.000) makes no sound") { $0.cues[0].duration = 0 },
    Violation("a cue before the start", "c1 (title at 0:00.000) lies outside of the timeline") {
      $0.cues[0].lead = 10
    },
    Violation("a cue after the end", "c17 (instruct at 0:54.801) lies outside of the timeline") {
      $0.moveCue(16, by: 3001)
    },
    Violation(
      "an anchor to nothing", "a slot names a section, or a cue a slot, that does not exist"
    ) { $0.cues[0].anchor.slot = 11 },
    Violation(
      "a slot of no section", "a slot names a section, or a cue a slot, that does not exist"
    ) { $0.slots[0].section = 1 },
  ]

  static let voice = [
    Violation(
      "words too close",
      "c3 (instruct at 0:12.400) follows c2 (safety at 0:08.000) after 249 ms of silence"
    ) { $0.cues[1].duration = 4151 },
    Violation(
      "words that overlap",
      "c3 (instruct at 0:12.400) follows c2 (safety at 0:08.000) after -1 ms of silence"
    ) { $0.cues[1].duration = 4401 },
    Violation(
      "a lead that is ignored",
      "c9 (instruct at 0:28.500) follows c8 (countdown at 0:27.500) after 249 ms of silence"
    ) { $0.cues[7].duration = 751 },
    Violation(
      "numbers of two countdowns",
      "c7 (countdown at 0:26.500) follows c6 (countdown at 0:25.500) after 200 ms of silence"
    ) {
      $0.cues[5].duration = 800
      $0.cues[5].anchor = Cue.Anchor(slot: 3, edge: .start, offset: 9100)
    },
  ]

  static let windows = [
    Violation("a hold of another length", "s5 (hold at 0:18.500) lasts 10000 ms, not 12000 ms") {
      $0.slots[4].dose = Dose(value: 12_000, unit: .second)
    },
    Violation("a hold without a dose", "s5 (hold at 0:18.500) has no dose") {
      $0.slots[4].dose = nil
    },
    Violation(
      "breaths that do not fit",
      "s5 (hold at 0:18.500) lasts 10000 ms, which is not 3 equal breaths"
    ) { $0.slots[4].dose = Dose(value: 3, unit: .breath) },
    Violation("unequal sides", "`side-reach` gives left 0:10.000 and right 0:09.000") {
      $0.slots[9].end = 50_800
      $0.slots[10].start = 50_800
    },
    Violation("an uneven countdown", "c7 (countdown at 0:26.501) is not at 0:28.500 - 2 s") {
      $0.moveCue(6, by: 1)
    },
    Violation(
      "a countdown without its one", "c7 (countdown at 0:26.500) is not at 0:28.500 - 1 s"
    ) { $0.cues.remove(at: 7) },
    Violation("a count that ends in silence", "s5 (hold at 0:18.500) counts down to silence") {
      $0.cues.remove(at: 8)
    },
    Violation(
      "an announcement in the hold", "c4 (announce at 0:16.400) still sounds when the hold starts"
    ) { $0.cues[3].duration = 2101 },
    Violation(
      "a number across the end", "c8 (countdown at 0:27.500) still sounds when the hold ends"
    ) { $0.cues[7].duration = 1001 },
    Violation("a late release", "c9 (release at 0:28.600) is not at the end of a window") {
      $0.moveCue(8, by: 100)
      $0.cues[8].kind = .release
    },
  ]

  static let words = [
    Violation("a placeholder", "c3 (instruct at 0:12.400) has an unfilled placeholder") {
      $0.reword(2, "Reach your {side} arm up.")
    },
    Violation("a choice", "c3 (instruct at 0:12.400) has an unfilled placeholder") {
      $0.reword(2, "Reach your {left|right} arm up.")
    },
    Violation("no words", "c3 (instruct at 0:12.400) says nothing") { $0.reword(2, " \u{2028}") },
    Violation("dropped safety", "the safety cue of line 3 was dropped") {
      $0.dropped = [drop(.safety, "no room")]
    },
    Violation("dropped for no reason", "the halfway cue of line 3 was dropped without a reason") {
      $0.dropped = [drop(.halfway, "")]
    },
    Violation("a cue from nowhere", "c1 (title at 0:00.000) comes from line 0") {
      $0.cues[0].origin.line = 0
    },
    Violation("a slot from nowhere", "s1 (title at 0:00.000) comes from line -1") {
      $0.slots[0].origin.line = -1
    },
    Violation("an absolute file", "c1 (title at 0:00.000) comes from the file `/a.routine`") {
      $0.cues[0].origin.file = "/a.routine"
    },
    Violation("a nameless file", "the dropped next cue comes from the file ``") {
      $0.dropped = [drop(.next, "no room", file: "")]
    },
  ]

  static func drop(_ kind: Cue.Kind, _ reason: String, file: String = "a.routine") -> DroppedCue {
    DroppedCue(
      kind: kind, text: "Halfway.", reason: reason, replacement: nil,
      origin: Origin(file: file, line: 3))
  }
}
