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
  var reserved = Reservations()

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
    } else if !window.startsWithCue {
      place(.tone(.start), .start, at: start, from: .start)
    }
    placeCountdown()
    placeBreaths()
    placeRepeats()
    placePrompts()
    placeHalfway()
    placeTimeLeft()
    placePreview()
  }

  private mutating func placeRestAnnouncement() {
    guard let text = window.announcement else { return }
    let utterance = speech.utterance(text, .instruction)
    let over = start + speech.extent(of: utterance).duration + Tempo.leastGap
    guard window.countFrom == 0 || over <= end - .seconds(window.countFrom) else {
      return drop(.rest, text, "the count leaves no room for it", nil)
    }
    place(.speech(utterance), .rest, at: start, from: .start)
  }

  /// The moment nearest to `target` at which `length` is free, if one is near enough.
  func freeMoment(
    near target: Milliseconds, lasting length: Milliseconds,
    within window: Milliseconds = Tempo.halfwayWindow
  ) -> Milliseconds? {
    Self.moments(near: target, within: window).first { isFree($0, lasting: length) }
  }

  /// The moments that are tried in place of `target`, the nearest first.
  static func moments(
    near target: Milliseconds, within window: Milliseconds
  ) -> some Sequence<Milliseconds> {
    let steps = window.count / Tempo.step.count
    let shifts = [0] + (1...steps).flatMap { [-$0, $0] }
    return shifts.lazy.map { target + Tempo.step * $0 }
  }

  /// Whether something may sound from `moment` on, inside the window and away from all else.
  func isFree(_ moment: Milliseconds, lasting length: Milliseconds) -> Bool {
    moment >= start && moment + length <= end - Tempo.leastGap && isFree(moment..<moment + length)
  }

  func isFree(_ range: Range<Milliseconds>) -> Bool {
    reserved.isFree(range, gap: Tempo.leastGap)
  }

  mutating func place(
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
    reserved.insert(moment - lead..<moment - lead + duration)
  }

  mutating func drop(
    _ kind: Cue.Kind, _ text: String, _ reason: String, detail: String? = nil,
    remedy: String? = nil, _ replacement: Cue.Sound?, _ origin: Origin? = nil
  ) {
    dropped.append(
      DroppedCue(
        kind: kind, text: text, reason: reason, detail: detail, remedy: remedy,
        replacement: replacement, origin: origin ?? moment.origin))
  }
}
