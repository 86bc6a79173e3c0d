internal import LimberTimeline

/// Cues that sound exactly when they must: counts and breaths.
extension WindowLayout {
  /// All the numbers as words, or all as tones: never mixed in one count.
  mutating func placeCountdown() {
    if window.countFrom < window.askedCount {
      drop(
        .countdown, phrasebook.count(window.askedCount),
        "the window is too short to count from \(window.askedCount)",
        window.countFrom > 0 ? .tone(.count) : nil)
    }
    guard window.countFrom > 0 else { return }
    let numbers = (1...window.countFrom).reversed()
    guard window.count == .words else {
      for number in numbers {
        place(.tone(.count), .countdown, at: end - .seconds(number), from: .end)
      }
      return
    }
    let words = numbers.map { number in
      let word = speech.utterance(phrasebook.count(number), .count)
      return speech.fitted(word, to: Tempo.longestCount) ?? word
    }
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

  mutating func placeBreaths() {
    guard let breath = window.breath else { return }
    if window.breaths > 1 { placeLast(breath.inhale, of: breath.cycle, window.breaths) }
    for number in 0..<window.breaths {
      let inhale = start + breath.cycle * number
      place(.inhale, at: inhale, lasting: breath.inhale, number)
      place(.exhale, at: inhale + breath.inhale, lasting: breath.exhale + breath.pause, number)
    }
  }

  /// A number for every repeat, at its very start, or a tone where the number is too long.
  mutating func placeRepeats() {
    guard let length = window.repeatLength else { return }
    if window.repeats > 1 { placeLast(length, of: length, window.repeats) }
    guard window.count == .words else {
      if window.count == .tones { placeRepeatTones(length) }
      return
    }
    for number in 0..<window.repeats {
      let moment = start + length * number
      let text = phrasebook.count(number + 1)
      if placeOnBeat([text], .rep, at: moment, within: length, nil) != nil { continue }
      if isFree(moment..<moment + Tone.count.duration) {
        place(.tone(.count), .rep, at: moment, from: .start)
        drop(.rep, text, "another cue sounds here", .tone(.count))
      } else {
        // The words for the last repeat say which one it is.
        guard number + 1 < window.repeats else { return }
        drop(.rep, text, "another cue sounds here", nil)
      }
    }
  }

  /// A tone for every repeat, but where words say that it is the last one.
  private mutating func placeRepeatTones(_ length: Milliseconds) {
    for number in 0..<window.repeats {
      let moment = start + length * number
      if isFree(moment..<moment + Tone.count.duration) {
        place(.tone(.count), .rep, at: moment, from: .start)
      } else if number + 1 < window.repeats {
        drop(.rep, phrasebook.count(number + 1), "another cue sounds here", nil)
      }
    }
  }

  /// The words for the last breath or repeat, at its start.
  private mutating func placeLast(
    _ room: Milliseconds, of cycle: Milliseconds, _ count: Int
  ) {
    guard let first = window.last.first else { return }
    let moment = start + cycle * (count - 1)
    let placed = placeOnBeat(window.last, .last, at: moment, within: room, window.lastOrigin)
    guard let placed else {
      drop(.last, first, "the last one has no room for it", nil, window.lastOrigin)
      return
    }
    if placed.text != first {
      drop(.last, first, "too long for the last one", .speech(placed), window.lastOrigin)
    }
  }

  /// The first of the texts that fits into a breath or a repeat of `length`, its beat at `moment`.
  private mutating func placeOnBeat(
    _ texts: [String], _ kind: Cue.Kind, at moment: Milliseconds, within length: Milliseconds,
    _ origin: Origin?
  ) -> Utterance? {
    let room = length - Tempo.phaseTail
    for utterance in forms(texts, .breath, within: room) {
      guard speech.extent(of: utterance).duration <= room,
        let lead = lead(of: utterance, at: moment)
      else { continue }
      place(.speech(utterance), kind, at: moment, lead: lead, from: .start, origin)
      return utterance
    }
    return nil
  }

  /// The best rung of the ladder that fits into one phase.
  private mutating func place(
    _ phase: Phase, at moment: Milliseconds, lasting length: Milliseconds, _ number: Int
  ) {
    let kind: Cue.Kind = phase == .inhale ? .breathIn : .breathOut
    let words = phase == .inhale ? window.inhale : window.exhale
    let origin = words?.origin ?? self.moment.origin
    // What the author says to a first breath is what to do in it.
    guard window.breathCues == .words || (words != nil && number == 0) else {
      if window.breathCues == .tones { placePhaseTone(phase, kind, at: moment, nil, origin) }
      return
    }
    let texts = BreathLadder(phrasebook: phrasebook).texts(
      for: phase, words: words, isFlow: window.kind == .flow, isFirst: number == 0)
    guard let said = placeOnBeat(texts, kind, at: moment, within: length, origin) else {
      placePhaseTone(phase, kind, at: moment, texts.first, origin)
      return
    }
    let isWhole = words.map {
      said.text.hasSuffix($0.long) || said.text.hasSuffix(phrasebook.small($0.long))
    }
    if let words, number == 0, isWhole == false { noteShortened(phase, words, length, said) }
  }

  private mutating func placePhaseTone(
    _ phase: Phase, _ kind: Cue.Kind, at moment: Milliseconds, _ text: String?, _ origin: Origin
  ) {
    let tone: Tone = phase == .inhale ? .breathIn : .breathOut
    let isPossible = isFree(moment..<moment + tone.duration)
    if isPossible { place(.tone(tone), kind, at: moment, from: .start, origin) }
    guard text != nil || !isPossible else { return }
    let name = phase == .inhale ? "inhale" : "exhale"
    let reason =
      isPossible ? "too long for this \(name); only a tone is heard" : "another cue sounds here"
    drop(kind, text ?? "", reason, isPossible ? .tone(tone) : nil, origin)
  }

  /// Tells that the author's words for a first breath are too long for it.
  private mutating func noteShortened(
    _ phase: Phase, _ words: PhaseWords, _ length: Milliseconds, _ said: Utterance
  ) {
    let kind: Cue.Kind = phase == .inhale ? .breathIn : .breathOut
    let name = phase == .inhale ? "inhale" : "exhale"
    let label = phrasebook.say(phase == .inhale ? .in : .out)
    let text = phrasebook.labelled(words.long, by: label)
    let duration = speech.extent(of: speech.utterance(text, .breath)).duration
    let tenths = (duration + Tempo.phaseTail - length).count / 100 + 1
    let isBare = said.text == "\(label)."
    let form = isBare ? "only the breath will be named" : "the short form will be used"
    drop(
      kind, words.long,
      "too long for this \(name) by \(tenths / 10).\(tenths % 10) seconds; \(form)",
      .speech(said), words.origin)
  }
}

extension PlannedWindow {
  /// Whether a breath or a number is heard at its very start, so that it needs no tone there.
  var startsWithCue: Bool {
    if breath != nil { return breathCues != .off || inhale != nil }
    return repeatLength != nil && count != .off
  }
}
