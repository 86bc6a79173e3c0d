internal import LimberAudio
internal import LimberTimeline

/// What the player does.
extension Player {
  /// Does what the machine decided.
  func act(_ action: PlaybackMachine.Action) async throws {
    switch action {
    case .nothing, .refuse: return
    case .start(let place): try await start(at: place)
    case .begin(let place): try await begin(at: place)
    case .pause: try await pause()
    case .resume:
      let extra = takeKept()
      if answersAll || speaksInPause || !extra.isEmpty {
        try await play(from: max(0, heard), with: extra)
      }
      try await goOn()
    case .resumeFrom(let target):
      try await jump(to: target, with: takeKept())
      try await goOn()
    case .jump(let target): try await jump(to: target)
    case .getReady, .sayAgain, .linger, .tellTime, .greet, .hurt, .ask, .wait, .endWait:
      try await interrupt(action)
    case .replan(let plan): steering.replan(plan)
    case .finish: announce.yield(.finished)
    case .stop: announce.yield(.stopped)
    }
  }

  private func start(at place: Milliseconds) async throws {
    guard let score else { return }
    let opening = place > .zero ? opening(at: place) : nil
    if place > .zero {
      heard = Score.frame(of: place)
      map = StreamMap(
        startingAt: heard, afterSilence: Score.frame(of: leadIn), opening: opening?.aside)
      cautions.say(opening?.cues ?? [], until: map.endOfWords)
      cursor.jump(to: place, in: score)
    }
    map = waits.completing(map)
    try await onSink { sink, feed throws(SinkError) in try await sink.start(feed) }
    if sinksLost == 0 { watchSink() }
    announce.yield(machine.state == .standby ? .waiting(.start) : .started)
    if place > .zero { announce.yield(.jumped(to: place)) }
    tell(opening?.cues ?? [])
  }

  /// Begins when somebody has started it; in the middle of a window with a few words before.
  private func begin(at place: Milliseconds) async throws {
    guard place > .zero, let opening = opening(at: place) else { return try await jump(to: place) }
    let frame = Score.frame(of: place)
    move(to: frame, tells: true)
    let asides = [owedTone(), opening.aside].compactMap(\.self)
    try await rewrite { _, _ in asides.map { .aside($0, at: frame) } + [.session(from: frame)] }
    cautions.say(opening.cues, until: map.endOfWords)
    tell(opening.cues)
  }

  private func pause() async throws {
    isHeld = true
    keepExtraTime()
    if answersAll {
      try await restInStream()
    } else {
      try await onSink { sink, _ throws(SinkError) in try await sink.pause() }
    }
    try await look()
    announce.yield(.paused)
  }

  /// Lets the sound go on, if it is held.
  func goOn() async throws {
    guard isHeld else { return }
    (isHeld, speaksInPause) = (false, false)
    if !answersAll {
      try await onSink { sink, _ throws(SinkError) in try await sink.resume() }
    }
    announce.yield(.resumed)
  }

  /// Asks something of the sink; if the sink is lost, goes on with another one.
  func onSink(
    _ request: (any AudioSink, SessionFeed) async throws(SinkError) -> Void
  ) async throws {
    guard let score else { return }
    do throws(SinkError) {
      try await request(sink, SessionFeed(score: score, map: map))
    } catch {
      try await goOn(after: error)
    }
  }

  /// Everything up to here has been heard; everything after it comes from `target` on, with the time
  /// that was asked for in it.
  func jump(to target: Milliseconds, with extra: [StreamMap.Part] = []) async throws {
    guard let score else { return }
    kept = []
    // Who skips the rest hears the music fade, once.
    let quietEnd = score.quietEnd ?? .seconds(Int.max / 1000)
    guard target < quietEnd || heard < Score.frame(of: quietEnd) else { return }
    let frame = Score.frame(of: min(target, quietEnd))
    move(to: frame, tells: true)
    try await play(from: frame, with: extra)
  }

  /// What comes next is the session from a frame on, behind the tone that is owed.
  func play(from frame: Int, with extra: [StreamMap.Part] = []) async throws {
    let missing = missingCautions(at: frame)
    let asides = [owedTone(), aside(saying: missing)].compactMap(\.self)
    guard asides.isEmpty else {
      try await rewrite { _, _ in
        asides.map { .aside($0, at: frame) } + StreamMap.Part.session(from: frame, with: extra)
      }
      cautions.say(missing, until: map.endOfWords)
      return tell(missing)
    }
    // What is jumped to is heard from its first frame in full: the sink goes over before it.
    let start = frame - sink.crossFade
    try await rewrite { _, _ in StreamMap.Part.session(from: start, with: extra) }
  }

  /// Replaces what is to come by parts that depend on what was to come, and on where the change
  /// can be heard.
  func rewrite(
    _ parts: @escaping @Sendable (StreamMap, Int) -> [StreamMap.Part]
  ) async throws {
    guard let score else { return }
    cautions.drop()
    let (before, waits, fade) = (map, waits, sink.crossFade)
    let after: @Sendable (Int) -> StreamMap = { first in
      waits.completing(before.playing(parts(before, first).beginning(after: fade), at: first))
    }
    do throws(SinkError) {
      let at = try await sink.rewrite { SessionFeed(score: score, map: after($0)) }
      map = after(at)
    } catch {
      try await goOn(after: error)
    }
  }

  /// The session is at another place now.
  func move(to frame: Int, tells: Bool) {
    guard let score else { return }
    cautions.leave()
    heard = frame
    let place = Score.time(of: frame)
    cursor.jump(to: place, in: score)
    guard tells else { return }
    // The end of a session may lie behind its timeline's, while the last tone rings.
    let shown = min(place, score.timeline.duration)
    announce.yield(.jumped(to: shown))
    told = shown
  }

  /// Goes on from the last position on another sink, if there is one to go on with.
  ///
  /// A cancelled session needs no other sink: what its sink complains of may be the cancelling.
  func goOn(after error: SinkError) async throws {
    try Task.checkCancellation()
    await sink.stop()
    sinkWatch?.cancel()
    sinksLost += 1
    forgetCall()
    announce.yield(.soundLost(error, continues: fallback != nil))
    guard let fallback, let score else { throw error }
    sink = fallback()
    seen = 0
    cautions.drop()
    let missing = missingCautions(at: heard)
    let again = aside(saying: missing)
    map = waits.completing(
      again == nil
        ? StreamMap(startingAt: heard)
        : StreamMap(startingAt: heard, afterSilence: 0, opening: again))
    cautions.say(missing, until: map.endOfWords)
    try await sink.start(SessionFeed(score: score, map: map))
    watchSink()
    if isStill { try await sink.pause() }
    watchForSound()
  }

  /// Passes on what happens to the sink by itself.
  func watchSink() {
    sinkWatch = Task { [queue, sinksLost, events = sink.events] in
      for await event in events { queue.yield(.sink(event, after: sinksLost)) }
    }
  }
}

extension [StreamMap.Part] {
  /// The same, where words that are no part of the session begin when the sink has gone over.
  fileprivate func beginning(after fade: Int) -> [StreamMap.Part] {
    guard fade > 0, let first, case .aside(let aside) = first.track, !aside.isSilence else {
      return self
    }
    return [.aside(.silence(frames: fade), at: first.timeline)] + self
  }
}
