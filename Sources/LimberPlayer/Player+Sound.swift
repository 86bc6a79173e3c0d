internal import LimberAudio
internal import LimberTimeline

/// What the player does.
extension Player {
  /// Does what the machine decided.
  func act(_ action: PlaybackMachine.Action) async throws {
    switch action {
    case .nothing, .refuse: return
    case .start:
      try await onSink { sink, feed throws(SinkError) in try await sink.start(feed) }
      if sinksLost == 0 { watchSink() }
      announce.yield(.started)
    case .pause:
      try await onSink { sink, _ throws(SinkError) in try await sink.pause() }
      try await look()
      announce.yield(.paused)
    case .resume:
      try await onSink { sink, _ throws(SinkError) in try await sink.resume() }
      announce.yield(.resumed)
    case .jump(let target): try await jump(to: target)
    case .finish: announce.yield(.finished)
    case .stop: announce.yield(.stopped)
    }
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

  /// Everything up to here has been heard; everything after it comes from `target` on.
  private func jump(to target: Milliseconds) async throws {
    guard let score else { return }
    let before = map
    // Who skips the rest hears the music fade, once.
    let quietEnd = score.quietEnd ?? .seconds(Int.max / 1000)
    guard target < quietEnd || heard < Score.frame(of: quietEnd) else { return }
    let target = min(target, quietEnd)
    heard = Score.frame(of: target)
    cursor.jump(to: target, in: score)
    do throws(SinkError) {
      let at = try await sink.rewrite { first in
        SessionFeed(score: score, map: before.jumping(at: first, to: Score.frame(of: target)))
      }
      map = before.jumping(at: at, to: heard)
    } catch {
      try await goOn(after: error)
    }
    // The end of a session may lie behind its timeline's, while the last tone rings.
    let shown = min(target, score.timeline.duration)
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
    announce.yield(.soundLost(error, continues: fallback != nil))
    guard let fallback, let score else { throw error }
    sink = fallback()
    map = StreamMap(startingAt: heard)
    try await sink.start(SessionFeed(score: score, map: map))
    watchSink()
    if machine.state == .paused { try await sink.pause() }
  }

  /// Passes on what happens to the sink by itself.
  private func watchSink() {
    sinkWatch = Task { [queue, sinksLost, events = sink.events] in
      for await event in events { queue.yield(.sink(event, after: sinksLost)) }
    }
  }
}

/// What the player has heard.
extension Player {
  /// What has been heard; right after a jump, the place that was jumped to; negative in the lead-in.
  func position() async -> Milliseconds {
    heard = max(heard, map.timelineFrame(at: max(map.lastJump, await sink.position())))
    return Score.time(of: heard)
  }

  /// Tells what was heard since the last look, and notices the end.
  func look() async throws {
    guard let score, machine.state != .ready else { return }
    let position = await position()
    for cue in cursor.cues(before: heard, in: score) { announce.yield(.cue(cue)) }
    let shown = min(max(.zero, position), score.timeline.duration)
    if shown != told { announce.yield(.position(shown)) }
    told = shown
    try await act(machine.hear(upTo: position))
  }
}
