public import LimberAudio

extension PulseSink {
  /// Fades out and holds the queue; returns when the server has done so.
  public func pause() async throws(SinkError) {
    try checkStarted()
    guard pausedSince == nil else { return }
    await learnTiming()
    let isSilent = await fadeOut()
    try checkStarted()
    keepTime()
    let wasAttached = isAttached
    pausedSince = .now
    guard wasAttached, let stream = link.stream else { return }
    do throws(SinkError) {
      try await finish(stream.cork(true, for: link))
      try await refreshTiming()
      guard !isSilent, state == .playing, let read = stream.timing?.read else { return }
      clock.learn(read, written: queue.written)
    } catch {
      // What became of the sound was told; a pause holds whatever there is.
    }
  }

  /// Lets the sound go on with the very next frame, fading in.
  public func resume() async throws(SinkError) {
    try checkStarted()
    guard let since = pausedSince else { return }
    pausedSince = nil
    guard state == .playing else { return }
    do throws(SinkError) {
      try await attach(
        at: clock.position, wake: wake(after: SuspendingClock.now - since), fade: crossFade)
    } catch {
      try checkStarted()
    }
  }

  /// Lets what is heard end within `crossFade` frames, and waits until it has; false if there is
  /// too little left for that.
  func fadeOut() async -> Bool {
    guard isAttached, crossFade > 0, let stream = link.stream, isSounding(on: stream) else {
      return false
    }
    let start = firstChangeable(on: stream)
    let end = start + crossFade
    guard end < queue.written else { return false }
    queue.fadeOut(from: start, over: crossFade, on: stream)
    clock.limit = end
    defer { clock.limit = .max }
    // Nothing depends on the moment: what comes after the end is silence.
    for _ in 0..<Self.looks where isAttached && clock.position < end {
      let left = (end - clock.position) / AudioFormat.framesPerMillisecond
      try? await Task.sleep(for: .milliseconds(left + 2))
      keepTime()
    }
    return true
  }

  /// How often the end of a fade is looked for: on a device that plays, twice or three times.
  private static let looks = 6
}
