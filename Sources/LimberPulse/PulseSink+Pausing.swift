public import LimberAudio

extension PulseSink {
  /// Fades out and holds the queue; returns when the server has done so.
  public func pause() async throws(SinkError) {
    try checkStarted()
    guard pausedSince == nil else { return }
    await learnTiming()
    let end = beginEnd()
    // Not before the end is written, which has to come in time.
    keepDeviceRunning()
    let isSilent = await hearOut(until: end)
    defer { clock.limit = .max }
    try checkStarted()
    if isSilent { keepTime() }
    let wasAttached = isAttached
    pausedSince = .now
    letDeviceRest(after: Self.alertness)
    guard wasAttached, let stream = link.stream else { return }
    do throws(SinkError) {
      try await finish(stream.cork(true, for: link))
      guard !isSilent, state == .playing, let read = try await settledRead(of: stream) else {
        return
      }
      clock.learn(read, written: queue.written)
      heldAt = read
    } catch {
      // What became of the sound was told; a pause holds whatever there is.
    }
  }

  /// Lets the sound go on with the very next frame, fading in.
  public func resume() async throws(SinkError) {
    try checkStarted()
    guard let since = pausedSince else { return }
    pausedSince = nil
    letDeviceRest(after: Self.startingTime)
    guard state == .playing else { return }
    do throws(SinkError) {
      let next = heldAt ?? clock.position
      heldAt = nil
      let wake = wake(after: .now - since)
      try await attach(at: next, wake: wake, fade: crossFade)
    } catch {
      try checkStarted()
    }
  }

  /// Lets what is heard end within `crossFade` frames, or fewer by the plan; nil if there is too little
  /// left for that.
  ///
  /// The clock gets a limit there, for whoever calls this to lift.
  func beginEnd() -> Int? {
    guard isAttached, crossFade > 0, let stream = link.stream, isSounding(on: stream) else {
      return nil
    }
    let start = firstChangeable(on: stream)
    let fade = min(crossFade, plan.longestEnd)
    let end = start + fade
    guard end < queue.written else { return nil }
    queue.fadeOut(from: start, over: fade, on: stream)
    clock.limit = end
    return end
  }

  /// Waits until the end has been heard; false if there is none.
  func hearOut(until end: Int?) async -> Bool {
    guard let end else { return false }
    // Nothing depends on the moment: what comes after the end is silence.
    for _ in 0..<Self.looks where isAttached && clock.position < end {
      let left = (end - clock.position) / AudioFormat.framesPerMillisecond
      try? await Task.sleep(for: .milliseconds(left + 2))
      keepTime()
    }
    await catchUp(with: end)
    return true
  }

  /// Waits until the sound is where the clock is: what the clock goes on by itself may be ahead of it,
  /// and the end of a fade still to come.
  private func catchUp(with end: Int) async {
    try? await Task.sleep(for: .milliseconds(plan.haste / AudioFormat.framesPerMillisecond))
    for _ in 0..<Self.looks where isAttached {
      guard (try? await refreshTiming()) != nil, let told = link.stream?.word?.frame, told < end
      else { return }
      let left = (end - told) / AudioFormat.framesPerMillisecond
      try? await Task.sleep(for: .milliseconds(min(left, 50) + 1))
    }
  }

  /// The frame that a held stream goes on with.
  ///
  /// The server may take back what it had fetched a moment after it has said that it holds.
  private func settledRead(of stream: PulseStream) async throws(SinkError) -> Int? {
    var read: Int?
    for _ in 0..<Self.looks {
      try await refreshTiming()
      if let read, read == stream.timing?.read { return read }
      read = stream.timing?.read
      try? await Task.sleep(for: .milliseconds(2))
    }
    return read
  }

  /// How often the end of a fade is looked for: on a device that plays, twice or three times.
  private static let looks = 6
}
