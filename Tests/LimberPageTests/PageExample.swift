import LimberPage
import LimberTimeline

/// A short session with an opening, a pose with sides, and a pose with breaths and repeats; some of
/// its texts try to get out of the page.
enum PageExample {
  static let title = "Evening </script><script>alert(1)</script> & --> \u{2028} \"rest\""
  static let caution = "Stop if it <b>hurts</b> & rest."
  static let facts = PageFacts(
    askFirst: ["your back was hurt"], cautions: ["stop if it <b>hurts</b> & rest.", "Go slowly."],
    equipment: ["mat", "<cushion>"], schedule: "every evening", notes: ["Made by </style> hand."])

  static let timeline = timeline(in: "en")

  static func timeline(in language: String) -> Timeline {
    Timeline(
      title: title, language: language,
      options: Timeline.Options(dose: 500, pace: 1000, breath: .slow, voice: "test"),
      sections: sections, slots: slots, cues: cues,
      dropped: [
        DroppedCue(
          kind: .safety, text: "Never force it.", reason: "no room", replacement: nil,
          origin: origin(9))
      ])
  }

  private static let sections = [
    section("evening", title, nil, 0, 6000),
    section("reach", "Side reach", "standing", 6000, 40_000),
    section("breathe", "Breathe </script>", nil, 40_000, 70_000),
  ]

  private static let slots = [
    slot(.title, 0, 2000, 0), slot(.safety, 2000, 6000, 0),
    slot(.title, 6000, 9000, 1), slot(.instruct, 9000, 12_000, 1, .left),
    slot(.hold, 12_000, 22_000, 1, .left, Dose(value: 10_000, unit: .second)),
    slot(.switch, 22_000, 25_000, 1, .right),
    slot(.hold, 25_000, 35_000, 1, .right, Dose(value: 10_000, unit: .second)),
    slot(.safety, 35_000, 40_000, 1, .right),
    slot(.title, 40_000, 43_000, 2), slot(.instruct, 43_000, 46_000, 2),
    slot(.flow, 46_000, 62_000, 2, nil, Dose(value: 2, unit: .breath)),
    slot(.reps, 62_000, 70_000, 2, nil, Dose(value: 4, unit: .time)),
  ]

  private static let cues = [
    cue(.title, "Good evening.", 0, 1000, in: 0), cue(.safety, caution, 2000, 2500, in: 1),
    cue(.title, "Side reach. Standing.", 6000, 2000, in: 2),
    cue(.instruct, "Reach up & over.", 9000, 1500, in: 3),
    cue(.countdown, "Three.", 19_000, 400, in: 4), cue(.countdown, "Two.", 20_000, 400, in: 4),
    cue(.switch, "Now the right side.", 22_000, 1400, in: 5),
    cue(.safety, "Mind your knee.", 35_000, 1400, in: 7),
    cue(.title, "Breathe </script>", 40_000, 1400, in: 8),
    cue(.instruct, "Let go.", 43_000, 900, in: 9),
    cue(.breathIn, "In.", 46_000, 300, in: 10), cue(.breathOut, "Out.", 49_000, 300, in: 10),
  ]

  private static func section(
    _ id: String, _ title: String, _ position: String?, _ start: Milliseconds, _ end: Milliseconds
  ) -> Timeline.Section {
    Timeline.Section(id: id, title: title, position: position, start: start, end: end)
  }

  private static func slot(
    _ kind: Slot.Kind, _ start: Milliseconds, _ end: Milliseconds, _ section: Int,
    _ side: Side? = nil, _ dose: Dose? = nil
  ) -> Slot {
    Slot(
      kind: kind, start: start, end: end, section: section, side: side, set: 1, dose: dose,
      origin: origin(start.count / 1000))
  }

  private static func cue(
    _ kind: Cue.Kind, _ text: String, _ start: Milliseconds, _ length: Milliseconds, in slot: Int
  ) -> Cue {
    let role: Utterance.Role = kind == .safety ? .safety : .instruction
    return Cue(
      kind: kind, start: start, lead: .zero, duration: length,
      sound: .speech(Utterance(text: text, role: role, language: "en")),
      anchor: Cue.Anchor(slot: slot, edge: .start, offset: start - slots[slot].start),
      side: slots[slot].side, origin: origin(start.count / 1000), isDefault: false)
  }

  private static func origin(_ line: Int) -> Origin { Origin(file: "evening.routine", line: line) }
}
