public import LimberAudio

/// A sink on a PulseAudio server, or on PipeWire's imitation of one.
///
/// One stream plays from `start` to `stop`: a queue of 5 s at the server, over a device that fetches
/// little at a time. A jump overwrites the queue, a pause holds it. The actor runs on libpulse's
/// own loop, so that commands and rendering never meet.
public actor PulseSink: AudioSink {
  enum State: Hashable { case idle, opening, playing, held, failed, stopped }

  /// What happens to the stream by itself; ends after `stop`.
  public nonisolated let events: AsyncStream<SinkEvent>
  /// Over how many frames a jump goes over from one to the other, and a pause fades.
  public nonisolated let crossFade: Int

  nonisolated let loop: PulseMainLoop
  nonisolated let link = PulseLink()
  nonisolated let reminder = ReminderPlace()
  let announce: AsyncStream<SinkEvent>.Continuation
  let server: String?
  /// The name of the device that is wanted; nil for the usual one, also when that is another later.
  let wanted: String?
  let persistence: Duration

  var state = State.idle
  var isOpening = false
  var serverName = ""
  var device: PulseDevice?
  /// The name of the device that was last played on; nil where the connection is another one since.
  var awake: String?
  var queue: PulseQueue
  var clock = PulseClock()
  /// What the server has told of the time.
  var words = WordClock()
  /// When the server is asked for its time.
  var pace = TimingPace()
  var silence = ServerSilence()
  var outage: Outage?
  /// Who looks whether the sound can go on.
  var waiting: Task<Void, Never>?
  var strain = SinkStrain()
  /// How many frames the server asks for at a time, where it is more than usual.
  var requests: Int?
  /// Since when a person holds the sound, if one does.
  var pausedSince: ContinuousClock.Instant?
  /// What lets the device stop by itself, some time after a pause has begun or ended.
  var rest: Task<Void, Never>?
  /// The frame on which the server holds the queue in a pause, if it may be before the position,
  /// which is only known to a few milliseconds.
  var heldAt: Int?
  var waiters: [CheckedContinuation<Void, Never>] = []

  /// Creates a sink that is not connected.
  ///
  /// - Parameters:
  ///   - server: the server's address as in `PULSE_SERVER`; `nil` for the usual one. A server that
  ///     does not run is not started.
  ///   - device: the name of a device of the server; nil to follow the default one.
  ///   - keepAwake: whether silence is dithered so that the device does not doze off, and comes
  ///     before the first frame for as long as such a device sleeps.
  ///   - crossFade: over how many frames (0 to 4800) sounds go over into each other at a jump, and
  ///     fade at a pause; 0 leaves every sample as it is.
  ///   - persistence: for how long the sink waits for the sound when it breaks off, before it fails.
  /// - Throws: `noServer` if the system has no thread or file descriptor left.
  public init(
    server: String?, device: String? = nil, keepAwake: Bool, crossFade: Int = CrossFade.usualLength,
    persistence: Duration = .seconds(600)
  ) throws(SinkError) {
    guard let loop = PulseMainLoop() else {
      throw SinkError(.noServer, "no thread left for the sound")
    }
    self.loop = loop
    self.server = server
    wanted = device
    self.crossFade = crossFade
    self.persistence = persistence
    queue = PulseQueue(keepAwake: keepAwake)
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
    queue.exchange(feed)
    do throws(SinkError) {
      try await open()
      guard device?.isStandIn == false else {
        throw SinkError(.noDevice, "the sound server has no device")
      }
      try await attach(at: 0, wake: wake, fade: 0)
    } catch {
      if state == .opening { state = .failed }
      close()
      throw error
    }
    state = .playing
    fill()
    holdWhileAsleep()
  }

  /// Goes on with a feed that equals the one there is, but reaches further.
  public func extend(_ feed: any AudioFeed) throws(SinkError) {
    try checkStarted()
    queue.extend(feed)
    fill()
  }

  /// Overwrites the queue from shortly ahead of the sound; 10 ms on a sound card.
  @discardableResult
  public func rewrite(
    _ makeFeed: @Sendable (Int) -> any AudioFeed
  ) async throws(SinkError) -> Int {
    try checkStarted()
    await learnTiming()
    try checkStarted()
    guard isAttached, let stream = link.stream else {
      queue.exchange(makeFeed(clock.position))
      heldAt = nil
      outage?.isReplaced = true
      return clock.position
    }
    let frame = firstChangeable(on: stream)
    if queue.isPadded, frame == queue.written { return try await beginAnew(makeFeed) }
    queue.replace(from: frame, with: makeFeed(frame), over: crossFade, on: stream)
    return frame
  }

  /// How many frames have been heard, by the server's clock.
  public func position() async -> Int {
    if isAttached, queue.isDry { try? await refreshTiming() }
    keepTime()
    noticeSilence()
    return clock.position
  }

  /// Has somebody told when a frame has been heard, the next time that the server says something: on
  /// a sound card ten times a second.
  public nonisolated func remind(_ wish: SinkReminder?) {
    reminder.keep(wish)
  }

  /// Fades out and closes the stream.
  public func stop() async {
    _ = await hearOut(until: beginEnd())
    keepTime()
    reminder.keep(nil)
    state = .stopped
    close()
    announce.finish()
  }
}
