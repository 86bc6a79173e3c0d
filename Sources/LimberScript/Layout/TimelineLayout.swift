internal import LimberTimeline

/// Gives every moment its slot and every cue its time (LANGUAGE.md 7).
struct TimelineLayout {
  let tempo: Tempo
  let phrasebook: Phrasebook
  var speech: MeasuredSpeech
  var now = Milliseconds.zero
  var slots: [Slot] = []
  var cues: [Cue] = []
  var dropped: [DroppedCue] = []
  /// The start of the first slot whose words have no extent yet.
  var settled: Milliseconds?

  init(tempo: Tempo, phrasebook: Phrasebook, speech: MeasuredSpeech) {
    self.tempo = tempo
    self.phrasebook = phrasebook
    self.speech = speech
  }

  /// Lays out `moments` one after another.
  mutating func layOut(_ moments: [Moment]) {
    for (index, moment) in moments.enumerated() {
      let next = index + 1 < moments.count ? moments[index + 1].content : nil
      add(moment, before: next)
    }
    cues.sort { left, right in
      (left.start, left.priority, left.origin.line, left.anchor.slot)
        < (right.start, right.priority, right.origin.line, right.anchor.slot)
    }
  }

  private mutating func add(_ moment: Moment, before next: Moment.Content?) {
    switch moment.content {
    case .title(let text, let least):
      addWords(text, .title, .title, moment, atLeast: least, then: tempo.afterInstruction)
    case .safety(let text):
      addWords(
        text, .safety, .safety, moment, atLeast: tempo.leastInstruction,
        then: tempo.afterInstruction)
    case .say(let text):
      addWords(
        text, .instruct, .instruct, moment, atLeast: tempo.leastInstruction,
        then: isStill(next) ? tempo.settle : tempo.afterInstruction)
    case .turn(let kind, let text, let least):
      let cue: Cue.Kind = kind == .set ? .set : .switch
      addWords(text, kind, cue, moment, atLeast: least, then: tempo.afterInstruction)
    case .breathe(let text, let least):
      addWords(
        text, .phase, .instruct, moment, atLeast: least,
        then: isStill(next) ? tempo.settle : Tempo.leastGap)
    case .gate(let text, let limit): addGate(text, moment, limit: limit)
    case .window(let window): add(window, moment, before: next)
    }
  }

  /// A gate: words the first time, a soft tone later; its dose is its limit.
  private mutating func addGate(_ text: String?, _ moment: Moment, limit: Milliseconds?) {
    let least = limit ?? Tempo.gate
    let dose = limit.map { Dose(value: $0.count, unit: .second) }
    guard let text else {
      addCue(.tone(.end), .announce, Tone.end.duration, moment)
      addSlot(
        .gate, lasting: max(least, Tone.end.duration + Tempo.leastGap), moment, dose: dose)
      return
    }
    addWords(
      text, .gate, .announce, moment, atLeast: least, then: Tempo.afterAnnouncement, dose: dose)
  }

  /// Whether what comes next is a window to be settled for.
  private func isStill(_ next: Moment.Content?) -> Bool {
    guard case .window(let window)? = next else { return false }
    return switch window.kind {
    case .hold, .move, .flow, .reps: true
    case .rest, .transition, .pause: false
    }
  }

  /// An elastic slot: at least so long, and as long as its words and the silence after them.
  private mutating func addWords(
    _ text: String, _ slot: Slot.Kind, _ kind: Cue.Kind, _ moment: Moment,
    atLeast least: Milliseconds, then silence: Milliseconds, dose: Dose? = nil
  ) {
    let utterance = speech.utterance(text, kind.role)
    let extent = measure(utterance)
    addCue(.speech(utterance), kind, extent.duration, moment)
    addSlot(slot, lasting: max(least, extent.duration + silence), moment, dose: dose)
  }

  private mutating func add(
    _ window: PlannedWindow, _ moment: Moment, before next: Moment.Content?
  ) {
    guard window.length > .zero else { return }
    if window.kind != .rest, let text = window.announcement {
      var announcement = moment
      announcement.isDefault = true
      addWords(
        text, .announce, .announce, announcement, atLeast: .zero, then: Tempo.afterAnnouncement)
    }
    let start = now
    addInside(window, moment)
    let length = window.kind == .rest ? max(window.length, restLength(start)) : window.length
    addSlot(window.slotKind, lasting: length, moment, dose: window.dose)
    addEnd(of: window, moment, before: next)
  }

  private mutating func addInside(_ window: PlannedWindow, _ moment: Moment) {
    let known = speech.missing.count
    var layout = WindowLayout(window, of: moment, in: (slots.count, now), phrasebook, speech)
    layout.layOut()
    speech = layout.speech
    cues += layout.cues
    dropped += layout.dropped
    if speech.missing.count > known { settled = settled ?? now }
  }

  /// The least length of a rest: until its own words are over.
  private func restLength(_ start: Milliseconds) -> Milliseconds {
    let words = cues.reversed().prefix { $0.anchor.slot == slots.count }
      .first { $0.kind == .rest && $0.start == start }
    return words.map { $0.duration + Tempo.leastGap } ?? .zero
  }

  /// Something is always heard at the end of a window (LANGUAGE.md 7.6, rule 2).
  private mutating func addEnd(
    of window: PlannedWindow, _ moment: Moment, before next: Moment.Content?
  ) {
    var end = moment
    if let release = window.release {
      end.origin = release.origin
      addWords(
        release.text, .release, .release, end, atLeast: tempo.leastInstruction,
        then: tempo.afterInstruction)
      return
    }
    end.isDefault = true
    guard !window.hasOwnRelease else { return }
    switch (window.kind, next) {
    case (.pause, _), (.transition, _): return
    case (.hold, _) where window.hasRelease:
      addWords(
        phrasebook.say(.release), .release, .release, end, atLeast: tempo.leastInstruction,
        then: tempo.afterInstruction)
    case (.rest, .some(let next)) where next.startsWithWords: return
    case (.hold, _), (.move, _), (.flow, _), (.reps, _), (.rest, _):
      addCue(.tone(.end), .release, Tone.end.duration, end)
      addSlot(.release, lasting: Tone.end.duration + Tempo.afterAnnouncement, end)
    }
  }

  private mutating func measure(_ utterance: Utterance) -> SpeechExtent {
    let known = speech.missing.count
    let extent = speech.extent(of: utterance)
    if speech.missing.count > known { settled = settled ?? now }
    return extent
  }

  /// A cue at the start of the slot that is about to be added.
  private mutating func addCue(
    _ sound: Cue.Sound, _ kind: Cue.Kind, _ duration: Milliseconds, _ moment: Moment
  ) {
    cues.append(
      Cue(
        kind: kind, start: now, lead: .zero, duration: duration, sound: sound,
        anchor: Cue.Anchor(slot: slots.count, edge: .start, offset: .zero), side: moment.side,
        origin: moment.origin, isDefault: moment.isDefault))
  }

  private mutating func addSlot(
    _ kind: Slot.Kind, lasting length: Milliseconds, _ moment: Moment, dose: Dose? = nil
  ) {
    slots.append(
      Slot(
        kind: kind, start: now, end: now + length, section: moment.section, side: moment.side,
        set: moment.set, dose: dose, origin: moment.origin))
    now = now + length
  }
}

extension Cue.Kind {
  /// How the words of such a cue are said.
  fileprivate var role: Utterance.Role {
    switch self {
    case .safety: .safety
    case .switch, .set: .side
    case .countdown: .count
    case .breathIn, .breathOut, .rep, .last: .breath
    default: .instruction
    }
  }
}

extension Moment.Content {
  /// Whether something is said at its very start.
  fileprivate var startsWithWords: Bool {
    guard case .window(let window) = self else { return true }
    return window.announcement != nil
  }
}

extension PlannedWindow {
  /// The kind of slot it fills.
  fileprivate var slotKind: Slot.Kind {
    switch kind {
    case .hold: .hold
    case .move: .move
    case .flow: .flow
    case .reps: .reps
    case .rest, .transition: .rest
    case .pause: .pause
    }
  }
}
