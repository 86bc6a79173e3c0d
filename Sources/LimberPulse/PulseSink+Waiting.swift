internal import LimberAudio

extension PulseSink {
  /// How long a server that plays may take to answer.
  private static let patience = Duration.seconds(1)

  /// Suspends until something changes; throws if the connection was given up meanwhile.
  func change() async throws(SinkError) {
    await withCheckedContinuation { waiters.append($0) }
    try checkOpen()
    guard link.context != nil else {
      throw SinkError(.noServer, "the sound server does not answer")
    }
  }

  /// Suspends until the server has done what it was asked.
  ///
  /// A server that does not answer is taken for one that does not play either.
  func finish(_ operation: PulseOperation?) async throws(SinkError) {
    guard let operation else { throw SinkError(.lost, link.context?.reason ?? "no connection") }
    let deadline = ContinuousClock.now + Self.patience
    let alarm = Task { [weak self] in
      try await Task.sleep(until: deadline)
      await self?.wakeWaiters()
    }
    defer { alarm.cancel() }
    while operation.isRunning {
      try await change()
      guard ContinuousClock.now < deadline || !operation.isRunning || isOpening else {
        let error = SinkError(.lost, "the sound server does not answer")
        hold(error, needs: .word)
        throw error
      }
    }
    guard isConnected else { throw SinkError(.lost, link.context?.reason ?? "no connection") }
  }

  /// Suspends until the server has told its time.
  func refreshTiming() async throws(SinkError) {
    try await finish(link.stream?.askTiming(for: link))
  }

  /// Throws unless the sink was started and is not over.
  func checkStarted() throws(SinkError) {
    guard state == .playing || state == .held else {
      throw SinkError(.notPlaying, "the sink is not playing")
    }
  }

  /// Lets everyone who waits look again.
  func wakeWaiters() {
    let woken = waiters
    waiters = []
    for waiter in woken { waiter.resume() }
  }

  private func checkOpen() throws(SinkError) {
    switch state {
    case .opening, .playing, .held: return
    case .failed: throw SinkError(.noServer, "the sound server does not answer")
    case .idle, .stopped: throw SinkError(.notPlaying, "the sink was stopped")
    }
  }
}
