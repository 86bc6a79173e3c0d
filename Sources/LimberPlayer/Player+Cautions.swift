internal import LimberAudio
internal import LimberSpeech
internal import LimberTimeline

/// What keeps people safe where a session is entered in the middle: it is said before it goes on.
///
/// Words are heard when they have been heard to their end; who goes on before that hears them again
/// at the next place to which they belong.
extension Player {
  /// What of the cautions is on its way to be heard, or has been.
  struct Cautions {
    /// The words that were heard in full.
    private var heard: Set<Utterance> = []
    /// Those of the timeline that have begun.
    private var begun: [Cue] = []
    /// Those that are said in between, and the stream frame by which they have been.
    private var said: (words: [Utterance], end: Int)?

    /// Learns that a cue has begun.
    mutating func begin(_ cue: Cue) {
      if cue.kind == .safety { begun.append(cue) }
    }

    /// Learns what has been heard, of the timeline and of the stream.
    mutating func hear(upTo place: Milliseconds, _ frame: Int) {
      for cue in begun where cue.audibleEnd <= place {
        if let words = cue.words { heard.insert(words) }
      }
      begun.removeAll { $0.audibleEnd <= place }
      guard let said, frame >= said.end else { return }
      heard.formUnion(said.words)
      self.said = nil
    }

    /// Whether some are being said in between.
    var areSaid: Bool { said != nil }

    /// What was to be said in between is not: something else is heard next.
    mutating func drop() { said = nil }

    /// The session is at another place.
    mutating func leave() { begun = [] }

    /// Words are said in between up to a stream frame.
    mutating func say(_ cues: [Cue], until end: Int) {
      said = cues.isEmpty ? nil : (cues.compactMap(\.words), end)
    }

    /// Which of some cues have not been heard, each of the same words once.
    func missing(of cues: [Cue]) -> [Cue] {
      var known = heard
      return cues.filter { cue in cue.words.map { known.insert($0).inserted } ?? false }
    }
  }

  /// What has to be said before the session goes on at a place: the cautions of its pose and of the
  /// whole session that lie before it and have not been heard; nothing while it is held.
  func missingCautions(at frame: Int) -> [Cue] {
    guard machine.state == .playing || machine.state == .paused, !holdsInStream else { return [] }
    return cautions.missing(of: machine.outline.cautions(before: Score.time(of: frame)))
  }

  /// The cautions that are being said now before the session goes on at a place, if it goes on.
  func cautionsBeingSaid(before frame: Int) -> [Cue] {
    guard cautions.areSaid, machine.footing == .playing else { return [] }
    return cautions.missing(of: machine.outline.cautions(before: Score.time(of: frame)))
  }

  /// Words of the timeline that are said in between; nil if there are none.
  func aside(saying cues: [Cue]) -> Aside? {
    guard let score, !cues.isEmpty else { return nil }
    var maker = AsideMaker(score)
    for cue in cues { maker.say(cue.words) }
    return maker.aside()
  }

  /// Tells which words are said in between that have a place in the timeline.
  func tell(_ cues: [Cue]) {
    for cue in cues { announce.yield(.cue(cue)) }
  }

  /// What is said before a session that begins in the middle of a pose: which one it is, what to
  /// watch for, which side, how to do it, and in a window that it goes on.
  func opening(at place: Milliseconds) -> (cues: [Cue], aside: Aside)? {
    guard let score, machine.state == .playing else { return nil }
    let cautions = missingCautions(at: Score.frame(of: place))
    let isOriented = steering.rules.givesBack > .zero && place < score.timeline.duration
    let isInWindow = isOriented && machine.outline.slot(at: place)?.isPractice == true
    let lines = isOriented ? machine.outline.orientation(before: place) : ([], [])
    let cues = lines.0 + cautions + lines.1
    guard !cues.isEmpty || isInWindow else { return nil }
    var maker = AsideMaker(score)
    for cue in cues { maker.say(cue.words) }
    if isInWindow { maker.say(steering.words.getReady) }
    return (cues, maker.aside())
  }
}

extension Outline {
  /// The cautions that lie before a place and belong to it: those of its pose, and those of the whole
  /// session.
  func cautions(before place: Milliseconds) -> [Cue] {
    guard let here = slot(at: place)?.section else { return [] }
    let sections = timeline.sections
    return timeline.cues.filter { cue in
      guard cue.kind == .safety, cue.start < place else { return false }
      let section = timeline.slots[cue.anchor.slot].section
      let isOfSession = section == 0 && sections[section].title == timeline.title
      return isOfSession || sections[section].id == sections[here].id
    }
  }

  /// What tells somebody who begins at a place where that is; nothing at the start of a pose.
  ///
  /// Before the cautions the name of the pose; behind them the side or set, and what is done last
  /// before it. A first side that is not announced is known by its first line.
  func orientation(before place: Milliseconds) -> (name: [Cue], way: [Cue]) {
    guard let here = timeline.slotIndex(at: place) else { return ([], []) }
    let slots = timeline.slots
    let before = timeline.cues.filter { cue in
      cue.start < place && slots[cue.anchor.slot].section == slots[here].section
    }
    let first = turnStart(ofSlot: here)
    let own = before.filter { cue in
      cue.anchor.slot >= first && !slots[cue.anchor.slot].isPractice && cue.words != nil
    }
    let lines = own.filter { $0.kind == .instruct }
    let turn = own.last { $0.kind == .switch || $0.kind == .set }
    let side = turn ?? (slots[here].side == nil ? nil : lines.first)
    return (
      [before.last { $0.kind == .title && $0.words != nil }].compactMap(\.self),
      own.filter { $0 == side || $0 == lines.last }
    )
  }

  /// The first of the slots that lead up to one with the same side and set.
  private func turnStart(ofSlot index: Int) -> Int {
    let here = timeline.slots[index]
    let other = timeline.slots[..<index].lastIndex { slot in
      slot.section != here.section || slot.side != here.side || slot.set != here.set
    }
    return other.map { $0 + 1 } ?? 0
  }
}

extension Cue {
  /// The words that are spoken, if any are.
  var words: Utterance? {
    if case .speech(let utterance) = sound { utterance } else { nil }
  }
}
