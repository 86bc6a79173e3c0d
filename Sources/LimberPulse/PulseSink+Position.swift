internal import LimberAudio

extension PulseSink {
  /// Learns what is heard, as far as the server tells.
  ///
  /// On the way into a pause the server still tells what the device had fetched; nothing is
  /// learned before `pause` has asked again.
  func keepTime() {
    guard state == .playing, !isPaused, let stream = link.stream, let frame = heard(on: stream)
    else { return }
    clock.learn(frame, written: queue.written)
  }

  /// The first frame that a rewrite can change.
  func firstChangeable() async throws(SinkError) -> Int {
    while try playing().timing == nil || isPaused {
      let wasPaused = isPaused
      try await refreshTiming()
      // Only a held queue stands still between the answer and now.
      if isPaused, wasPaused, let timing = try playing().timing {
        return bounded(timing.read)
      }
    }
    keepTime()
    let latency = try playing().timing?.configuredLatency ?? 0
    let queued = queue.written - clock.position
    return bounded(clock.position + plan.margin(latency: latency, queued: queued))
  }

  /// Overwrites the queue from `frame` on.
  func replace(from frame: Int, with feed: any AudioFeed) {
    guard let stream = link.stream else { return }
    queue.replace(from: frame, with: feed, on: stream)
  }

  /// Within the queue, and with a frame before it, which `PulseQueue.replace` may need.
  private func bounded(_ frame: Int) -> Int {
    min(max(1, frame), queue.written)
  }

  private func heard(on stream: PulseStream) -> Int? {
    guard let timing = stream.timing else { return nil }
    return timing.isPlaying ? stream.time : timing.tail
  }
}
