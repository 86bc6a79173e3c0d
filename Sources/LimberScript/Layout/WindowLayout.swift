internal import LimberTimeline

/// Places the cues inside one fixed slot, or inside a rest (LANGUAGE.md 7.6).
///
/// Exact cues are placed first, in order of their rank; the others take the free time that is
/// left, shifted a little, shortened, turned into a tone, or left out, with the reason kept.
struct WindowLayout {
  let window: PlannedWindow
  let moment: Moment
  let slot: Int
  let start: Milliseconds
  let end: Milliseconds
  let phrasebook: Phrasebook
  var speech: MeasuredSpeech
  var cues: [Cue] = []
  var dropped: [DroppedCue] = []
  /// When something sounds, so that nothing else may.
  private var reserved: [Range<Milliseconds>] = []

  init(
    _ window: PlannedWindow, of moment: Moment, in slot: (index: Int, start: Milliseconds),
    _ phrasebook: Phrasebook, _ speech: MeasuredSpeech
  ) {
    self.window = window
    self.moment = moment
    self.slot = slot.index
    start = slot.start
    end = slot.start + window.length
    self.phrasebook = phrasebook
    self.speech = speech
  }

  /// Fills `cues` and `dropped`.
  mutating func layOut() {
    guard end > start, window.kind != .pause, window.kind != .transition else { return }
    if window.kind == .rest {
      placeRestAnnouncement()
    } else if window.breath == nil {
      place(.tone(.start), .start, at: start, from: .start)
    }
    placeCountdown()
    placeBreaths()
    placeHalfway()
    placeTimeLeft()
    placePreview()
  }

  private mutating func placeRestAnnouncement() {
    guard let text = window.announcement else { return }
    let utterance = speech.utterance(text, .instruction)
    place(.speech(utterance), .rest, at: start, from: .start)
  }

  // MARK: - Exact cues

  /// All the numbers as words, or all as tones: never mixed in one count.
  private mutating func placeCountdown() {
    guard window.countFrom > 0 else { return }
    let numbers = (1...window.countFrom).reversed()
    let words = numbers.map { speech.utterance(phrasebook.count($0), .count) }
    let isSpoken = words.allSatisfy { speech.extent(of: $0).duration <= Tempo.longestCount }
    for (number, utterance) in zip(numbers, words) {
      let moment = end - .seconds(number)
      if isSpoken {
        let beat = speech.extent(of: utterance).beat
        place(.speech(utterance), .countdown, at: moment, lead: beat, from: .end)
      } else {
        place(.tone(.count), .countdown, at: moment, from: .end)
      }
    }
    guard !isSpoken, let first = words.first else { return }
    drop(
      .countdown, first.text,
      "a number is longer than \(Tempo.longestCount.count) ms in this voice",
      .tone(.count))
  }

  private mutating func placeBreaths() {
    guard let breath = window.breath else { return }
    if window.kind != .flow, window.breaths > 1 { placeLastBreath(breath) }
    for number in 0..<window.breaths {
      let inhale = start + breath.cycle * number
      place(.inhale, at: inhale, lasting: breath.inhale, number)
      place(.exhale, at: inhale + breath.inhale, lasting: breath.exhale + breath.pause, number)
    }
  }

  private mutating func placeLastBreath(_ breath: BreathPattern) {
    let moment = start + breath.cycle * (window.breaths - 1)
    let utterance = speech.utterance(phrasebook.say(.lastBreath), .breath)
    let length = speech.extent(of: utterance).duration
    guard length + Tempo.phaseTail <= breath.inhale, isFree(moment..<moment + length) else {
      drop(.last, utterance.text, "the last breath has no room for it", nil)
      return
    }
    place(.speech(utterance), .last, at: moment, from: .start)
  }

  /// The best rung of the ladder that fits into one phase.
  private mutating func place(
    _ phase: Phase, at moment: Milliseconds, lasting length: Milliseconds, _ number: Int
  ) {
    let kind: Cue.Kind = phase == .inhale ? .breathIn : .breathOut
    let words = phase == .inhale ? window.inhale : window.exhale
    let texts = BreathLadder(phrasebook: phrasebook).texts(
      for: phase, words: words, isFlow: window.kind == .flow, isFirst: number == 0)
    let origin = words?.origin ?? self.moment.origin
    for (rung, text) in texts.enumerated() {
      let utterance = speech.utterance(text, .breath)
      let duration = speech.extent(of: utterance).duration
      guard duration + Tempo.phaseTail <= length, isFree(moment..<moment + duration) else {
        continue
      }
      place(.speech(utterance), kind, at: moment, from: .start, origin)
      if let words, number == 0, rung > 1 || (rung == 1 && texts.count < 4) {
        noteShortened(phase, words, length, .speech(utterance))
      }
      return
    }
    placePhaseTone(phase, kind, at: moment, texts.first, origin)
  }

  private mutating func placePhaseTone(
    _ phase: Phase, _ kind: Cue.Kind, at moment: Milliseconds, _ text: String?, _ origin: Origin
  ) {
    let tone: Tone = phase == .inhale ? .breathIn : .breathOut
    let isPossible = isFree(moment..<moment + tone.duration)
    if isPossible { place(.tone(tone), kind, at: moment, from: .start, origin) }
    guard text != nil || !isPossible else { return }
    let reason =
      isPossible ? "no wording is short enough for this breath" : "another cue sounds here"
    drop(kind, text ?? "", reason, isPossible ? .tone(tone) : nil, origin)
  }

  /// Tells that the author's words for a first breath are too long for it.
  private mutating func noteShortened(
    _ phase: Phase, _ words: PhaseWords, _ length: Milliseconds, _ replacement: Cue.Sound
  ) {
    let kind: Cue.Kind = phase == .inhale ? .breathIn : .breathOut
    let name = phase == .inhale ? "inhale" : "exhale"
    let label = phrasebook.say(phase == .inhale ? .in : .out)
    let text =
      BreathLadder.isLabelled(words.long)
      ? words.long : "\(label), \(words.long.loweredFirst)"
    let duration = speech.extent(of: speech.utterance(text, .breath)).duration
    let tenths = (duration + Tempo.phaseTail - length).count / 100 + 1
    let form = words.hasShort ? "the short form will be used" : "only the breath will be named"
    drop(
      kind, words.long,
      "too long for this \(name) by \(tenths / 10).\(tenths % 10) seconds; \(form)",
      replacement, words.origin)
  }

  // MARK: - Cues that take what is left

  private mutating func placeHalfway() {
    guard let full = window.halfway.first else { return }
    let target = middle
    for text in window.halfway {
      let utterance = speech.utterance(text, .instruction)
      let duration = speech.extent(of: utterance).duration
      guard let moment = freeMoment(near: target, lasting: duration) else { continue }
      place(.speech(utterance), .halfway, at: moment, from: .start, window.halfwayOrigin)
      if text != full { dropHalfway(full, .speech(utterance)) }
      return
    }
    guard let moment = freeMoment(near: target, lasting: Tone.halfway.duration) else {
      dropHalfway(full, nil)
      return
    }
    place(.tone(.halfway), .halfway, at: moment, from: .start, window.halfwayOrigin)
    dropHalfway(full, .tone(.halfway))
  }

  private mutating func dropHalfway(_ text: String, _ replacement: Cue.Sound?) {
    drop(
      .halfway, text, "there is no room for this line at half time", replacement,
      window.halfwayOrigin)
  }

  /// Half time; in a window of breaths, the nearest end of a breath.
  private var middle: Milliseconds {
    guard let breath = window.breath else { return start + Milliseconds((end - start).count / 2) }
    return start + breath.cycle * ((window.breaths + 1) / 2)
  }

  private mutating func placeTimeLeft() {
    guard window.kind == .move, window.breath == nil, end - start >= Tempo.timeLeftMove else {
      return
    }
    let utterance = speech.utterance(phrasebook.say(.oneMinuteLeft), .instruction)
    let duration = speech.extent(of: utterance).duration
    guard let moment = freeMoment(near: end - .seconds(60), lasting: duration) else {
      drop(.timeLeft, utterance.text, "another cue sounds a minute before the end", nil)
      return
    }
    place(.speech(utterance), .timeLeft, at: moment, from: .end)
  }

  /// What comes next, ending half a second before the rest does, or just before its countdown.
  private mutating func placePreview() {
    guard let text = window.preview else { return }
    let utterance = speech.utterance(text, .instruction)
    let duration = speech.extent(of: utterance).duration
    let countdown = cues.filter { $0.kind == .countdown }.map(\.audibleStart).min()
    let latest = countdown.map { $0 - Tempo.leastGap } ?? end - 500
    guard isFree(latest - duration..<latest), latest - duration >= start else {
      drop(.next, text, "the rest is too short for it", nil)
      return
    }
    place(.speech(utterance), .next, at: latest - duration, from: .end)
  }

  // MARK: - Room

  /// The moment nearest to `target` at which `length` is free, if one is near enough.
  private func freeMoment(
    near target: Milliseconds, lasting length: Milliseconds
  ) -> Milliseconds? {
    let steps = Tempo.halfwayWindow.count / Tempo.step.count
    let shifts = [0] + (1...steps).flatMap { [-$0, $0] }
    return shifts.map { target + Tempo.step * $0 }.first { moment in
      moment >= start && moment + length <= end - Tempo.leastGap
        && isFree(moment..<moment + length)
    }
  }

  private func isFree(_ range: Range<Milliseconds>) -> Bool {
    reserved.allSatisfy { taken in
      range.upperBound + Tempo.leastGap <= taken.lowerBound
        || taken.upperBound + Tempo.leastGap <= range.lowerBound
    }
  }

  private mutating func place(
    _ sound: Cue.Sound, _ kind: Cue.Kind, at moment: Milliseconds, lead: Milliseconds = .zero,
    from edge: Cue.Anchor.Edge, _ origin: Origin? = nil
  ) {
    let duration: Milliseconds =
      switch sound {
      case .tone(let tone): tone.duration
      case .speech(let utterance): speech.extent(of: utterance).duration
      }
    let anchor = Cue.Anchor(
      slot: slot, edge: edge, offset: moment - (edge == .start ? start : end))
    cues.append(
      Cue(
        kind: kind, start: moment, lead: lead, duration: duration, sound: sound, anchor: anchor,
        side: self.moment.side, origin: origin ?? self.moment.origin,
        isDefault: origin == nil || origin == self.moment.origin))
    reserved.append(moment - lead..<moment - lead + duration)
  }

  private mutating func drop(
    _ kind: Cue.Kind, _ text: String, _ reason: String, _ replacement: Cue.Sound?,
    _ origin: Origin? = nil
  ) {
    dropped.append(
      DroppedCue(
        kind: kind, text: text, reason: reason, replacement: replacement,
        origin: origin ?? moment.origin))
  }
}
