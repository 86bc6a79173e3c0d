public import LimberTimeline

/// The timeline of the language's worked example (LANGUAGE.md 7.11), built by hand.
///
/// It was planned with `FixedMeasure`, so that its times can be checked on paper.
public enum WorkedExample {
  /// The script it comes from.
  public static let script = """
    Pose: Side reach
    Position: standing
    Caution: Stop if it hurts <or pinches> & rest.

    Each side, left first:
    Reach your {side} arm up. | {Side} arm up.
    Hold: 10 seconds
    Lower it. | Lower.

    """

  /// The timeline.
  public static let timeline = Timeline(
    title: "Side reach", language: "en",
    options: Timeline.Options(dose: 500, pace: 1000, breath: .slow, voice: "test"),
    sections: [
      Timeline.Section(
        id: "side-reach", title: "Side reach", position: "standing", start: .zero, end: 54_800)
    ],
    slots: slots, cues: cues)

  private static let slots = [
    slot(.title, 0, 8000, line: 1),
    slot(.safety, 8000, 12_400, line: 3),
    slot(.instruct, 12_400, 16_400, .left, line: 6),
    slot(.announce, 16_400, 18_500, .left, line: 7),
    slot(.hold, 18_500, 28_500, .left, line: 7),
    slot(.instruct, 28_500, 31_500, .left, line: 8),
    slot(.switch, 31_500, 36_500, .right, line: 1),
    slot(.instruct, 36_500, 39_700, .right, line: 6),
    slot(.announce, 39_700, 41_800, .right, line: 7),
    slot(.hold, 41_800, 51_800, .right, line: 7),
    slot(.instruct, 51_800, 54_800, .right, line: 8),
  ]

  private static let cues =
    [
      cue(.title, "Side reach. Standing.", in: 0),
      cue(.safety, "Stop if it hurts <or pinches> & rest.", in: 1, .safety),
      cue(.instruct, "Reach your left arm up.", in: 2),
      cue(.announce, "Hold for ten seconds.", in: 3),
    ] + window(4) + [
      cue(.instruct, "Lower it.", in: 5),
      cue(.switch, "Now the right side.", in: 6, .side),
      cue(.instruct, "Right arm up.", in: 7),
      cue(.announce, "Hold for ten seconds.", in: 8),
    ] + window(9) + [cue(.instruct, "Lower.", in: 10)]

  private static func slot(
    _ kind: Slot.Kind, _ start: Milliseconds, _ end: Milliseconds, _ side: Side? = nil, line: Int
  ) -> Slot {
    Slot(
      kind: kind, start: start, end: end, section: 0, side: side, set: 1,
      dose: kind == .hold ? Dose(value: 10_000, unit: .second) : nil,
      origin: Origin(file: "side-reach.routine", line: line))
  }

  /// Words at the start of a slot.
  private static func cue(
    _ kind: Cue.Kind, _ text: String, in slot: Int, _ role: Utterance.Role = .instruction
  ) -> Cue {
    let isDefault = kind == .announce || kind == .switch
    let anchor = Cue.Anchor(slot: slot, edge: .start, offset: .zero)
    return cue(kind, words(text, role), anchor, isDefault: isDefault)
  }

  /// What is heard inside a hold: the start, and three numbers.
  private static func window(_ slot: Int) -> [Cue] {
    let start = Cue.Anchor(slot: slot, edge: .start, offset: .zero)
    let numbers = [("Three.", 3), ("Two.", 2), ("One.", 1)].map { text, number in
      let anchor = Cue.Anchor(slot: slot, edge: .end, offset: Milliseconds(-1000 * number))
      return cue(.countdown, words(text, .count), anchor, isDefault: true)
    }
    return [cue(.start, .tone(.start), start, isDefault: true)] + numbers
  }

  private static func words(_ text: String, _ role: Utterance.Role) -> Cue.Sound {
    .speech(Utterance(text: text, role: role, language: "en"))
  }

  private static func cue(
    _ kind: Cue.Kind, _ sound: Cue.Sound, _ anchor: Cue.Anchor, isDefault: Bool
  ) -> Cue {
    let slot = slots[anchor.slot]
    return Cue(
      kind: kind, start: (anchor.edge == .start ? slot.start : slot.end) + anchor.offset,
      lead: .zero, duration: duration(of: sound), sound: sound, anchor: anchor, side: slot.side,
      origin: slot.origin, isDefault: isDefault)
  }

  private static func duration(of sound: Cue.Sound) -> Milliseconds {
    switch sound {
    case .tone(let tone): tone.duration
    case .speech(let utterance): FixedMeasure().extent(of: utterance)?.duration ?? .zero
    }
  }
}
