internal import LimberAudio
internal import LimberSpeech
internal import LimberTimeline

/// What is put between, while the session waits.
extension Player {
  /// Does what the machine decided, where more is heard than the timeline.
  func interrupt(_ action: PlaybackMachine.Action) async throws {
    guard let score else { return }
    var maker = AsideMaker(score)
    switch action {
    case .getReady(let target):
      maker.say(steering.words.getReady)
      let extra = takeKept()
      try await insert(
        maker.aside(), then: Score.frame(of: target), keepsSilence: false, with: extra)
      try await goOn()
    case .sayAgain(let cue, let target):
      if case .speech(let utterance) = cue.sound { maker.say(utterance) }
      // Behind the place it goes on from, so that whoever shows places shows the words there.
      defer { announce.yield(.cue(cue)) }
      if isHeld { return try await sayInPause(maker.aside()) }
      try await insert(maker.aside(), then: Score.frame(of: target), keepsSilence: true)
    case .linger(let lingering, let place, let target):
      dropHalfway(after: target)
      try await linger(maker.aside(of: lingering), at: place, then: target)
    case .tellTime: await tellTime()
    case .greet:
      // The greeting follows by itself, as before.
      for words in steering.words.askFirst { maker.say(words) }
      try await insert(maker.aside(), then: max(0, heard), keepsSilence: false)
    case .hurt: try await easeOut(maker)
    case .ask(let target): try await ask(maker, then: Score.frame(of: target))
    case .wait: announce.yield(.waiting(.gate))
    case .endWait: announce.yield(.answered)
    default: break
    }
  }

  /// Says something now; then the session goes on, or waits, at a frame of the timeline.
  ///
  /// With `keepsSilence`, what is left of the time that was asked for stays; else `extra` does. What
  /// it cuts `off` is said behind it.
  func insert(
    _ aside: Aside, then target: Int, keepsSilence: Bool, with extra: [StreamMap.Part] = [],
    cutting off: [Cue] = []
  ) async throws {
    move(to: target, tells: target != heard)
    let missing = missingCautions(at: target)
    let sounds = [owedTone(), self.aside(saying: missing), aside, self.aside(saying: off)]
      .compactMap(\.self)
    let asides = sounds.map { StreamMap.Part.aside($0, at: target) }
    try await rewrite { before, first in
      let left = keepsSilence ? before.extraTime(after: first).begunAgain : extra
      return asides + StreamMap.Part.session(from: target, with: left)
    }
    cautions.say(missing + off, until: map.endOfWords)
    tell(missing)
  }

  /// Lets the session wait when it comes to a place, and longer where it does already.
  func linger(
    _ aside: Aside, at place: Milliseconds, then target: Milliseconds
  ) async throws {
    let (at, from) = (Score.frame(of: place), Score.frame(of: target))
    if target < place { return try await insert(aside, then: from, keepsSilence: true) }
    let missing = missingCautions(at: heard)
    let words = self.aside(saying: missing).map { [StreamMap.Part.aside($0, at: heard)] } ?? []
    defer { cautions.say(missing, until: words.isEmpty ? 0 : map.endOfWords) }
    try await rewrite { before, first in
      let here = before.timelineFrame(at: first)
      let wait = max(here, at)
      var extra = before.extraTime(after: first)
      let place = extra.firstIndex { $0.timeline > wait } ?? extra.count
      extra.insert(.aside(aside, at: wait), at: place)
      return words + StreamMap.Part.session(from: here, with: extra)
    }
  }

  /// Says how to ease out; the session waits where it was left.
  private func easeOut(_ maker: AsideMaker) async throws {
    guard let score else { return }
    var maker = maker
    if kept.isEmpty { keepExtraTime() }
    let section = machine.outline.slot(at: Score.time(of: max(0, heard)))?.section
    let words = section.map { steering.words.easing(score.timeline.sections[$0]) } ?? []
    if words.isEmpty { maker.say(nil) }
    for utterance in words { maker.say(utterance) }
    if answersAll, let choices = steering.words.painChoices { maker.say(choices) }
    try await insert(maker.aside(), then: max(0, heard), keepsSilence: false)
    try await goOn()
    announce.yield(.waiting(.pain))
    announce.yield(.easing(words.map(\.text)))
  }

  /// Has the time that is left spoken, unless it is known how that sounds.
  private func tellTime() async {
    guard let score, let slot = machine.outline.slot(at: Score.time(of: heard)) else { return }
    let position = max(.zero, Score.time(of: heard))
    let pose = score.timeline.sections[slot.section].end - position
    guard let words = steering.words.timeLeft(pose, score.timeline.duration - position) else {
      return
    }
    Task { [queue, steering, heard] in
      let clip = await steering.speak(words)
      queue.yield(.spoken(words, clip, asked: heard))
    }
  }

  /// Says words that were asked for, if that is not too long ago.
  func say(_ utterance: Utterance, _ clip: SpeechClip?, asked: Int) async throws {
    guard let score, let clip, machine.isUnderWay,
      (0...Score.frame(of: Self.patience)).contains(heard - asked)
    else { return }
    announce.yield(.toldTime(utterance.text))
    var maker = AsideMaker(score)
    maker.say(utterance, clip)
    if isHeld { return try await sayInPause(maker.aside()) }
    let place = max(.zero, Score.time(of: heard))
    let target = machine.state == .playing ? machine.outline.reentry(at: place) : place
    let frame = target == place ? max(0, heard) : Score.frame(of: target)
    try await insert(maker.aside(), then: frame, keepsSilence: true)
  }

  /// How long after a question the answer is still of use.
  private static let patience = Milliseconds(3000)
}

extension Player {
  /// Says softly that there is nothing easier; the session goes on waiting for an answer.
  private func tellNotEasier() async throws {
    announce.yield(.notEasier)
    guard steering.answers != .none else { return }
    owed = .refusal
    try await giveAnswer()
  }
}

/// Time that was asked for.
extension Player {
  /// Leaves out what tells the half of a window that becomes longer, as it would be told elsewhere.
  private func dropHalfway(after place: Milliseconds) {
    guard let score, let slot = score.timeline.slotIndex(at: place) else { return }
    let halfway = score.timeline.cues.filter {
      $0.kind == .halfway && $0.anchor.slot == slot && $0.start >= place
    }
    guard !halfway.isEmpty else { return }
    dropped.formUnion(halfway)
    let rest = score.without(dropped)
    self.score = rest
    // A cue that has begun before this frame has been told.
    cursor.jump(
      to: max(.zero, Score.time(of: heard + AudioFormat.framesPerMillisecond - 1)), in: rest)
  }

  /// Keeps what is left of it while the session is held.
  func keepExtraTime() { kept = map.extraTime(after: seen).begunAgain }

  /// What was kept of it; then it is kept no more.
  func takeKept() -> [StreamMap.Part] {
    defer { kept = [] }
    return kept
  }
}

extension [StreamMap.Part] {
  /// The same, where a breath that was cut begins again.
  fileprivate var begunAgain: [StreamMap.Part] {
    map { part in
      guard case .aside(let aside) = part.track else { return part }
      return .aside(aside.begunAgain, at: part.timeline)
    }
  }
}

/// Words in a pause.
extension Player {
  /// Says something while the session is held, which stays where it is.
  ///
  /// Where the sink is held, it goes on for as long as that takes.
  private func sayInPause(_ aside: Aside) async throws {
    let wasStill = isStill
    speaksInPause = !answersAll
    try await insert(aside, then: max(0, heard), keepsSilence: false)
    guard wasStill else { return }
    try await onSink { sink, _ throws(SinkError) in try await sink.resume() }
  }

  /// Holds the sink again when everything has been said in a pause.
  func holdAgain() async throws {
    guard speaksInPause, map.isWaiting(at: seen) else { return }
    speaksInPause = false
    try await onSink { sink, _ throws(SinkError) in try await sink.pause() }
    try await play(from: max(0, heard))
  }
}

/// Going on in another plan.
extension Player {
  /// Takes a score: of the plan there is, or of one that was asked for.
  func take(_ score: Score) async throws {
    let current = self.score?.plan ?? steering.rules.plan
    let isNew = self.score != nil && score.plan != nil && score.plan != current
    guard isNew else {
      next = nil
      return try await play(score)
    }
    next = score
    try await adoptPlan()
  }

  /// Goes on in the plan that was asked for, as soon as enough of it is settled, and nothing is
  /// put between: a question is not cut off, and what was asked for before it not lost.
  func adoptPlan() async throws {
    guard let next, let plan = next.plan, plan == machine.plan, machine.isUnderWay,
      machine.state != .asking
    else { return }
    let isWaiting = machine.state == .waiting || holdsInStream
    let position = await sink.position()
    guard isWaiting || map.isPlain(from: position), let score else { return }
    let places = PlaceMap(from: machine.outline, to: Outline(of: next.timeline))
    let target = places.frame(of: max(0, heard))
    let isSame = machine.restarts && places.isSame(turnOf: max(.zero, Score.time(of: heard)))
    guard next.isFinal || Score.time(of: target) < next.settled else { return }
    self.next = nil
    self.score = next
    announce.yield(.replanned(plan))
    announce.yield(.planned(next.timeline, isFinal: next.isFinal))
    tellUnspoken(next)
    if isSame { machine.restarts = false }
    let action = machine.replan(
      next.timeline, settled: next.settled, end: next.end, at: Score.time(of: target))
    map = map.leaving(score)
    for index in kept.indices { kept[index].timeline = places.frame(of: kept[index].timeline) }
    move(to: target, tells: true)
    if case .jump = action {
      announce.yield(.answered)
      return try await act(action)
    }
    let fade = sink.crossFade
    try await rewrite { before, first in
      let place = max(0, before.timelineFrame(at: first))
      return [.session(from: isWaiting ? target : places.frame(of: place, fadingFor: fade))]
    }
    if isSame { try await tellNotEasier() }
  }
}
