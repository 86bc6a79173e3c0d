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

  mutating func placeBreaths() {
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
    for text in texts {
      let utterance = speech.utterance(text, .breath)
      let duration = speech.extent(of: utterance).duration
      guard duration + Tempo.phaseTail <= length, isFree(moment..<moment + duration) else {
        continue
      }
      place(.speech(utterance), kind, at: moment, from: .start, origin)
      let isWhole = words.map { text.hasSuffix($0.long) || text.hasSuffix($0.long.loweredFirst) }
      if let words, number == 0, isWhole == false {
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
}
