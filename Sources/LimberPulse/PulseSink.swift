public import LimberAudio

/// A sink on a PulseAudio server, or on PipeWire's imitation of one.
///
/// One stream plays from `start` to `stop`: a queue of 5 s at the server, over a device that fetches
/// little at a time. A jump overwrites the queue, a pause holds it. The actor runs on libpulse's
/// own loop, so that commands and rendering never meet.
public actor PulseSink: AudioSink {
  enum State: Hashable { case idle, opening, playing, failed, stopped }

  /// What happens to the stream by itself; ends after `stop`.
  public nonisolated let events: AsyncStream<SinkEvent>

  nonisolated let loop: PulseMainLoop
  nonisolated let link = PulseLink()
  let announce: AsyncStream<SinkEvent>.Continuation
  let server: String?
  let keepAwake: Bool
  /// The name of the device that is wanted; nil for the usual one, also when that is another later.
  let wanted: String?

  var state = State.idle
  var isPaused = false
  var serverName = ""
  var driver = ""
  var queue = PulseQueue()
  var clock = PulseClock()
  var waiters: [CheckedContinuation<Void, Never>] = []

  /// Creates a sink that is not connected.
  ///
  /// - Parameters:
  ///   - server: the server's address as in `PULSE_SERVER`; `nil` for the usual one. A server that
  ///     does not run is not started.
  ///   - device: the name of a device of the server; nil to follow the default one.
  ///   - keepAwake: whether silence is dithered so that the device does not doze off.
  /// - Throws: `noServer` if the system has no thread or file descriptor left.
  public init(
    server: String?, device: String? = nil, keepAwake: Bool
  ) throws(SinkError) {
    guard let loop = PulseMainLoop() else {
      throw SinkError(.noServer, "no thread left for the sound")
    }
    self.loop = loop
    self.server = server
    self.keepAwake = keepAwake
    wanted = device
    (events, announce) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(64))
    link.sink = self
  }

  deinit {
    announce.finish()
    loop.end(link)
  }

  /// Where the actor runs: on the thread of libpulse's loop.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe loop.asUnownedSerialExecutor()
  }

  /// Connects, opens the stream and fills its queue.
  ///
  /// - Throws: `noServer` when none answers within 2 s, `noDevice` when it has nothing to play on.
  public func start(_ feed: any AudioFeed) async throws(SinkError) {
    guard state == .idle else { throw SinkError(.notPlaying, "the sink was started before") }
    state = .opening
    do {
      try await open()
    } catch {
      if state == .opening { state = .failed }
      close()
      throw error
    }
    state = .playing
    queue.feed = prepared(feed)
    fill()
  }

  /// Goes on with a feed that equals the one there is, but reaches further.
  public func extend(_ feed: any AudioFeed) throws(SinkError) {
    _ = try playing()
    queue.feed = prepared(feed)
    fill()
  }

  /// Overwrites the queue from shortly ahead of the sound; 10 ms on a sound card.
  @discardableResult
  public func rewrite(
    _ makeFeed: @Sendable (Int) -> any AudioFeed
  ) async throws(SinkError) -> Int {
    let frame = try await firstChangeable()
    replace(from: frame, with: prepared(makeFeed(frame)))
    return frame
  }

  /// Holds the queue; returns when the server has done so and told where.
  public func pause() async throws(SinkError) {
    let stream = try playing()
    keepTime()
    isPaused = true
    try await finish(stream.cork(true, for: link))
    try await refreshTiming()
    if isPaused, let held = stream.timing?.read { clock.learn(held, written: queue.written) }
  }

  /// Lets the queue go on.
  public func resume() async throws(SinkError) {
    let stream = try playing()
    isPaused = false
    try await finish(stream.cork(false, for: link))
  }

  /// How many frames have been heard, by the server's clock.
  public func position() async -> Int {
    if state == .playing, !isPaused, queue.isDry { try? await refreshTiming() }
    keepTime()
    return clock.position
  }

  /// Silences and closes the stream.
  public func stop() {
    keepTime()
    state = .stopped
    close()
    announce.finish()
  }

  private func prepared(_ feed: any AudioFeed) -> any AudioFeed {
    keepAwake ? KeepAwakeFeed(feed) : feed
  }
}
