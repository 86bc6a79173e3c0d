internal import LimberAudio

extension PulseSink {
  /// Suspends until something changes; throws if the sink was given up meanwhile.
  func change() async throws(SinkError) {
    await withCheckedContinuation { waiters.append($0) }
    switch state {
    case .opening, .playing: return
    case .failed: throw SinkError(.noServer, "the sound server does not answer")
    case .idle, .stopped: throw SinkError(.notPlaying, "the sink was stopped")
    }
  }

  /// Suspends until the server has done what it was asked.
  func finish(_ operation: PulseOperation?) async throws(SinkError) {
    guard let operation else { throw SinkError(.lost, link.context?.reason ?? "no connection") }
    while operation.isRunning {
      try await change()
    }
  }

  /// Suspends until the server has told its time.
  func refreshTiming() async throws(SinkError) {
    try await finish(playing().askTiming(for: link))
  }

  /// The stream, if it plays or is paused.
  func playing() throws(SinkError) -> PulseStream {
    guard state == .playing, let stream = link.stream else {
      throw SinkError(.notPlaying, "the sink is not playing")
    }
    return stream
  }

  /// Lets everyone who waits look again.
  func wakeWaiters() {
    let woken = waiters
    waiters = []
    for waiter in woken { waiter.resume() }
  }
}
