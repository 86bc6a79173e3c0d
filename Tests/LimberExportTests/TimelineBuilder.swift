import LimberTimeline

/// Builds a timeline slot by slot, with the voice of the goldens.
struct TimelineBuilder {
  private(set) var timeline: Timeline
  var side: Side?
  var set = 1

  init(title: String) {
    timeline = Timeline(
      title: title, language: "en-GB",
      options: Timeline.Options(
        variant: .easier, dose: 250, pace: 750,
        breath: BreathPattern(inhale: 4000, exhale: 5500, pause: 500),
        voice: "test"))
  }

  private var origin: Origin {
    Origin(file: "poses/example.routine", line: timeline.slots.count + 1)
  }

  /// Begins a section.
  mutating func section(_ title: String, position: String? = nil) {
    let id = title.lowercased().split(separator: " ").joined(separator: "-")
    timeline.sections.append(
      Timeline.Section(
        id: id, title: title, position: position, start: timeline.duration, end: timeline.duration))
  }

  /// Adds an elastic slot that begins with words.
  mutating func say(
    _ cue: Cue.Kind, _ text: String, in slot: Slot.Kind, lasting length: Milliseconds
  ) {
    addSlot(slot, lasting: length, dose: nil)
    addCue(cue, .speech(words(text)), at: .zero)
  }

  /// Adds an elastic slot that begins with the tone of an end.
  mutating func ring(_ cue: Cue.Kind, lasting length: Milliseconds) {
    addSlot(.release, lasting: length, dose: nil)
    addCue(cue, .tone(.end), at: .zero)
  }

  /// Adds a slot with a dose, and the things heard in it by their offset from its start.
  mutating func window(
    _ slot: Slot.Kind, _ dose: Dose, lasting length: Milliseconds,
    _ cues: [(Milliseconds, Cue.Kind, Cue.Sound)] = []
  ) {
    addSlot(slot, lasting: length, dose: dose)
    for (offset, kind, sound) in cues { addCue(kind, sound, at: offset) }
  }

  /// Adds a cue that was dropped.
  mutating func drop(_ kind: Cue.Kind, _ text: String, replacement: Cue.Sound?) {
    timeline.dropped.append(
      DroppedCue(
        kind: kind, text: text, reason: "there is no room for it",
        detail: "needs 1.0 s to 2.0 s", remedy: "make it longer", replacement: replacement,
        origin: origin))
  }

  /// Words in the language of the timeline.
  func words(_ text: String, fit: Milliseconds? = nil) -> Utterance {
    Utterance(text: text, role: .instruction, language: timeline.language, fit: fit)
  }

  private mutating func addSlot(_ kind: Slot.Kind, lasting length: Milliseconds, dose: Dose?) {
    let section = timeline.sections.count - 1
    timeline.slots.append(
      Slot(
        kind: kind, start: timeline.duration, end: timeline.duration + length, section: section,
        side: side, set: set, dose: dose, origin: origin))
    timeline.sections[section].end = timeline.duration
  }

  private mutating func addCue(_ kind: Cue.Kind, _ sound: Cue.Sound, at offset: Milliseconds) {
    let slot = timeline.slots.count - 1
    let start = timeline.slots[slot].start + offset
    timeline.cues.append(
      Cue(
        kind: kind, start: start, lead: .zero, duration: duration(of: sound), sound: sound,
        anchor: Cue.Anchor(slot: slot, edge: .start, offset: offset), side: side,
        origin: timeline.slots[slot].origin, isDefault: kind != .instruct))
  }

  private func duration(of sound: Cue.Sound) -> Milliseconds {
    switch sound {
    case .tone(let tone): tone.duration
    case .speech(let utterance): FixedMeasure().extent(of: utterance)?.duration ?? .zero
    }
  }
}
