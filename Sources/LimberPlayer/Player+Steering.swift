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
      try await insert(maker.aside(), then: Score.frame(of: target), keepsSilence: false)
      try await goOn()
    case .sayAgain(let cue, let target):
      if case .speech(let utterance) = cue.sound { maker.say(utterance) }
      announce.yield(.cue(cue))
      if isHeld { return try await sayInPause(maker.aside()) }
      try await insert(maker.aside(), then: Score.frame(of: target), keepsSilence: true)
    case .linger(let lingering, let place, let target):
      try await linger(maker.aside(of: lingering), at: place, then: target)
    case .tellTime: await tellTime()
    case .hurt: try await easeOut(maker)
    case .ask(let target): try await ask(maker, then: Score.frame(of: target))
    case .wait: announce.yield(.waiting(.gate))
    case .endWait: announce.yield(.answered)
    default: break
    }
  }

  /// Says something now; then the session goes on, or waits, at a frame of the timeline.
  func insert(_ aside: Aside, then target: Int, keepsSilence: Bool) async throws {
    move(to: target, tells: target != heard)
    let asides = [owedTone(), aside].compactMap { $0.map { StreamMap.Part.aside($0, at: target) } }
    try await rewrite { before, first in
      let rest = keepsSilence ? before.silence(after: first) : 0
      let silence = StreamMap.Part.aside(.silence(frames: rest), at: target)
      return asides + (rest > 0 ? [silence] : []) + [.session(from: target)]
    }
  }

  /// Lets the session wait when it comes to a place, and longer where it does already.
  func linger(
    _ aside: Aside, at place: Milliseconds, then target: Milliseconds
  ) async throws {
    let (at, from) = (Score.frame(of: place), Score.frame(of: target))
    if target < place { return try await insert(aside, then: from, keepsSilence: true) }
    try await rewrite { before, first in
      let here = before.timelineFrame(at: first)
      let wait = max(here, at)
      let rest = before.silence(after: first)
      let silence = StreamMap.Part.aside(.silence(frames: rest), at: wait)
      let until = StreamMap.Part(track: .session, timeline: here, frames: wait - here)
      return (wait > here ? [until] : []) + [.aside(aside, at: wait)]
        + (rest > 0 ? [silence] : []) + [.session(from: wait)]
    }
  }

  /// Says how to ease out; the session waits where it was left.
  private func easeOut(_ maker: AsideMaker) async throws {
    guard let score else { return }
    var maker = maker
    let section = machine.outline.slot(at: Score.time(of: max(0, heard)))?.section
    let words = section.map { steering.words.easing(score.timeline.sections[$0]) } ?? []
    if words.isEmpty { maker.say(nil) }
    for utterance in words { maker.say(utterance) }
    if answersAll, let choices = steering.words.painChoices { maker.say(choices) }
    try await insert(maker.aside(), then: max(0, heard), keepsSilence: false)
    try await goOn()
    announce.yield(.waiting(.pain))
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
    announce.yield(.notice(utterance.text))
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

/// Words in a pause.
extension Player {
  /// Says something while the session is held, which stays where it is.
  ///
  /// Where the sink is held, it goes on for as long as that takes.
  private func sayInPause(_ aside: Aside) async throws {
    let wasStill = isStill
    speaksInPause = !answersAll
    try await insert(aside, then: max(0, heard), keepsSilence: true)
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
  /// put between.
  func adoptPlan() async throws {
    guard let next, let plan = next.plan, plan == machine.plan, machine.isUnderWay else { return }
    let isWaiting = machine.state == .waiting || holdsInStream
    let position = await sink.position()
    guard isWaiting || map.isPlain(from: position), let score else { return }
    let places = PlaceMap(from: machine.outline, to: Outline(of: next.timeline))
    let target = places.frame(of: max(0, heard))
    guard next.isFinal || Score.time(of: target) < next.settled else { return }
    self.next = nil
    self.score = next
    announce.yield(.replanned(plan))
    announce.yield(.planned(next.timeline, isFinal: next.isFinal))
    tellUnspoken(next)
    let action = machine.replan(
      next.timeline, settled: next.settled, end: next.end, at: Score.time(of: target))
    map = map.leaving(score)
    move(to: target, tells: true)
    if case .jump = action {
      announce.yield(.answered)
      return try await act(action)
    }
    try await rewrite { before, first in
      [
        .session(
          from: isWaiting ? target : places.frame(of: max(0, before.timelineFrame(at: first))))
      ]
    }
  }
}
