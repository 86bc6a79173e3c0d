import LimberSpeech
import LimberTimeline

/// A routine laid out by rules that fit on a page: three poses, with a side and a set to change to.
///
/// Words take as long as their clips and a little more; a hold has a tone at its start and
/// counts "Three. Two. One." to its end.
struct SmallRoutine: Sendable {
  enum Step: Sendable {
    case say(Slot.Kind, String)
    case hold(seconds: Int)
  }

  /// What belongs to one pose, side and set.
  struct Part: Sendable {
    var section: Int
    var side: Side?
    var set: Int
    var steps: [Step]
  }

  var parts: [Part]
  /// How long it is quiet after words.
  var gap = Milliseconds(500)

  static let standard = SmallRoutine(parts: [
    Part(section: 0, side: nil, set: 1, steps: [.say(.title, "Side reach.")]),
    Part(
      section: 0, side: .left, set: 1,
      steps: [.say(.instruct, "Left arm up."), .hold(seconds: 8), .say(.instruct, "Lower.")]),
    Part(
      section: 0, side: .right, set: 1,
      steps: [.say(.switch, "Now right."), .hold(seconds: 8), .say(.instruct, "Lower it.")]),
    Part(
      section: 1, side: nil, set: 1,
      steps: [.say(.title, "Fold."), .hold(seconds: 6), .say(.release, "Release.")]),
    Part(section: 1, side: nil, set: 2, steps: [.say(.set, "Again."), .hold(seconds: 6)]),
    Part(section: 2, side: nil, set: 1, steps: [.say(.title, "Stay."), .say(.instruct, "Done.")]),
  ])

  /// Two poses that last about eight seconds, for a sound server that takes its time.
  static let short = SmallRoutine(parts: [
    Part(section: 0, side: nil, set: 1, steps: [.say(.title, "Fold."), .hold(seconds: 5)]),
    Part(section: 1, side: nil, set: 1, steps: [.say(.title, "Stay."), .say(.instruct, "Done.")]),
  ])

  /// Where the poses, the sides and the second set begin, found by their words.
  func stations(in timeline: Timeline) -> [Milliseconds] {
    let first = ["Side reach.", "Left arm up.", "Now right.", "Fold.", "Again.", "Stay."]
    return timeline.cues.filter { first.contains($0.text ?? "") }.map(\.start)
  }

  func layOut(_ clips: ClipTable) -> Draft {
    var layout = SmallLayout(clips: clips, gap: gap)
    for part in parts {
      for step in part.steps { layout.add(step, part) }
    }
    return layout.draft
  }
}

/// The layout of a small routine while it grows.
private struct SmallLayout {
  let clips: ClipTable
  let gap: Milliseconds
  var now = Milliseconds.zero
  var slots: [Slot] = []
  var cues: [Cue] = []
  var missing: [Utterance] = []
  var settled: Milliseconds?

  var draft: Draft {
    let titles = ["Reach", "Fold", "Stay"]
    let sections = titles.indices.map { index in
      let own = slots.filter { $0.section == index }
      return Timeline.Section(
        id: titles[index].lowercased(), title: titles[index], position: nil,
        start: own.first?.start ?? .zero, end: own.last?.end ?? .zero)
    }
    let timeline = Timeline(
      title: "Small", language: "en",
      options: Timeline.Options(dose: 500, pace: 1000, breath: .slow, voice: "test"),
      sections: sections, slots: slots, cues: cues)
    return Draft(timeline: timeline, missing: missing, settled: settled ?? timeline.duration)
  }

  mutating func add(_ step: SmallRoutine.Step, _ part: SmallRoutine.Part) {
    switch step {
    case .say(let kind, let text):
      let utterance = Utterance(text: text, role: .instruction, language: "en")
      let extent = extent(utterance)
      addCue(.instruct, .speech(utterance), extent, .zero, .start, part)
      addSlot(kind, extent.duration + gap, part)
    case .hold(let seconds):
      let tone = SpeechExtent(duration: Tone.start.duration, beat: .zero)
      addCue(.start, .tone(.start), tone, .zero, .start, part, length: .seconds(seconds))
      for (text, left) in [("Three.", 3), ("Two.", 2), ("One.", 1)] {
        let utterance = Utterance(text: text, role: .count, language: "en")
        addCue(
          .countdown, .speech(utterance), extent(utterance), .seconds(-left), .end, part,
          length: .seconds(seconds))
      }
      addSlot(.hold, .seconds(seconds), part)
    }
  }

  private mutating func extent(_ utterance: Utterance) -> SpeechExtent {
    if let extent = clips.extent(of: utterance) { return extent }
    if !missing.contains(utterance) { missing.append(utterance) }
    settled = settled ?? now
    return SpeechExtent(duration: 1000, beat: .zero)
  }

  private mutating func addCue(
    _ kind: Cue.Kind, _ sound: Cue.Sound, _ extent: SpeechExtent, _ offset: Milliseconds,
    _ edge: Cue.Anchor.Edge, _ part: SmallRoutine.Part, length: Milliseconds = .zero
  ) {
    let from = edge == .start ? now : now + length
    cues.append(
      Cue(
        kind: kind, start: from + offset, lead: kind == .countdown ? extent.beat : .zero,
        duration: extent.duration, sound: sound,
        anchor: Cue.Anchor(slot: slots.count, edge: edge, offset: offset), side: part.side,
        origin: Origin(file: "small.routine", line: slots.count + 1), isDefault: false))
  }

  private mutating func addSlot(
    _ kind: Slot.Kind, _ length: Milliseconds, _ part: SmallRoutine.Part
  ) {
    slots.append(
      Slot(
        kind: kind, start: now, end: now + length, section: part.section, side: part.side,
        set: part.set, dose: nil, origin: Origin(file: "small.routine", line: slots.count + 1)))
    now = now + length
  }
}
