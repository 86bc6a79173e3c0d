import LimberTimeline

/// A session with everything a screen may have to show, built by hand.
enum ScreenExample {
  /// Breaths from 4 s to 34 s in three cycles of 4 in, 6 out; repeats from 44 s to 64 s on the left,
  /// a gate, a rest, and a hold in a second set on the right.
  static let timeline = Timeline(
    title: "Evening", language: "en",
    options: Timeline.Options(
      dose: 500, pace: 1000, breath: BreathPattern(inhale: 4000, exhale: 6000), voice: "test"),
    sections: [
      Timeline.Section(id: "child", title: "Child's pose", position: nil, start: 0, end: 34_000),
      Timeline.Section(
        id: "figure", title: "Figure four", position: nil, start: 34_000, end: 150_000),
    ],
    slots: slots, cues: cues)

  /// The example with other names, as an author may have written them.
  static func named(_ name: String) -> Timeline {
    var timeline = timeline
    timeline.title = name
    for index in timeline.sections.indices { timeline.sections[index].title = name }
    return timeline
  }

  private static let slots = [
    slot(.title, 0, 4000), slot(.hold, 4000, 34_000, Dose(value: 3, unit: .breath)),
    slot(.title, 34_000, 44_000, side: .left),
    slot(.reps, 44_000, 64_000, Dose(value: 5, unit: .time), side: .left),
    slot(.gate, 64_000, 74_000, side: .left),
    slot(.rest, 74_000, 84_000, Dose(value: 10_000, unit: .second), side: .left),
    slot(.switch, 84_000, 90_000, side: .right, set: 2),
    slot(.hold, 90_000, 150_000, Dose(value: 1, unit: .minute), side: .right, set: 2),
  ]

  private static let cues = [
    cue(.title, "Child's pose.", 0, in: 0),
    cue(.breathIn, "Breathe in.", 4000, in: 1), cue(.breathOut, "And out.", 8000, in: 1),
    cue(.title, "Figure four. Rest your ankle on your other knee.", 34_000, in: 2),
    cue(.rep, "One.", 44_000, in: 3), cue(.rep, "Two.", 48_000, in: 3),
    cue(.announce, "When you are ready.", 64_000, in: 4), cue(.rest, "Rest.", 74_000, in: 5),
    cue(.switch, "Now the right side.", 84_000, in: 6),
  ]

  private static func slot(
    _ kind: Slot.Kind, _ start: Milliseconds, _ end: Milliseconds, _ dose: Dose? = nil,
    side: Side? = nil, set: Int = 1
  ) -> Slot {
    Slot(
      kind: kind, start: start, end: end, section: start < 34_000 ? 0 : 1, side: side, set: set,
      dose: dose, origin: Origin(file: "evening.routine", line: 1))
  }

  private static func cue(
    _ kind: Cue.Kind, _ text: String, _ start: Milliseconds, in slot: Int
  ) -> Cue {
    Cue(
      kind: kind, start: start, lead: .zero, duration: 800,
      sound: .speech(Utterance(text: text, role: .instruction, language: "en")),
      anchor: Cue.Anchor(slot: slot, edge: .start, offset: start - slots[slot].start),
      side: slots[slot].side, origin: slots[slot].origin, isDefault: false)
  }
}
