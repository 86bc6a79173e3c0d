internal import LimberAudio
internal import LimberTimeline

/// Sound that comes while the session goes on without.
extension Player {
  /// How long it is until the next look: at first often, after 10 s every second.
  private static func delay(before look: Int) -> Duration {
    look < 40 ? .milliseconds(250) : .seconds(1)
  }

  /// Looks for sound again and again, if it is known how.
  func watchForSound() {
    guard let returning else { return }
    soundWatch?.cancel()
    soundWatch = Task { [queue] in
      for look in 0... {
        guard (try? await Task.sleep(for: Self.delay(before: look))) != nil else { return }
        guard let sink = returning(), await Self.plays(sink) else { continue }
        if !Task.isCancelled, case .enqueued = queue.yield(.sound(sink)) { return }
        return await sink.stop()
      }
    }
  }

  /// Goes on with sound, at the place where the session is; at the start of the words that are just
  /// being shown.
  func play(on found: any AudioSink) async throws {
    try await look()
    guard score != nil, machine.isUnderWay else { return await found.stop() }
    do throws(SinkError) {
      if isStill { try await found.pause() }
    } catch {
      await found.stop()
      return watchForSound()
    }
    await sink.stop()
    sinkWatch?.cancel()
    sinksLost += 1
    sink = found
    seen = 0
    watchSink()
    announce.yield(.soundBack)
    let place = max(.zero, Score.time(of: heard))
    let words = isHeld ? place : machine.outline.reentry(at: place)
    if words != place { move(to: Score.frame(of: words), tells: true) }
    map = StreamMap(startingAt: heard)
    guard isHeld else { return try await play(from: heard) }
    let start = heard
    try await rewrite { _, _ in [.session(from: start)] }
  }

  private static func plays(_ sink: any AudioSink) async -> Bool {
    do {
      try await sink.start(NothingYet())
      return true
    } catch {
      await sink.stop()
      return false
    }
  }
}

/// A feed that has nothing for now.
private struct NothingYet: AudioFeed {
  var readyFrames: Int { 0 }
  var isComplete: Bool { false }

  func render(from frame: Int, into samples: inout [Int16]) {
    for index in samples.indices { samples[index] = 0 }
  }
}
