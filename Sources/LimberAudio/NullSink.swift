internal import Synchronization

/// A sink without a device, and an ideal one: exact position, exact pause, exact rewrite.
///
/// Following the machine's clock it plays silently; following the caller's, it makes hours pass in
/// milliseconds. On the machine's clock the sink wakes nobody but for a reminder: what has happened
/// since the last call, faults included, is noticed on the next call.
public actor NullSink: AudioSink {
  private enum State { case idle, playing, paused, over }

  /// What happens to the stream by itself; ends after `stop`.
  public nonisolated let events: AsyncStream<SinkEvent>

  private let announce: AsyncStream<SinkEvent>.Continuation
  private let pace: Pace
  private let margin: Int
  private var faults: Faults
  private var record: HeardRecord
  private var state = State.idle
  private var stream: IdealStream?
  private var clock: FrameClock?
  private let reminder = ReminderPlace()
  /// Sleeps until the frame that is waited for is heard.
  private let watch = Mutex<Task<Void, Never>?>(nil)

  /// Creates a faultless sink for silent playback, `speed` (1 to 1000) times as fast as sound.
  public init(speed: Int) {
    self.init(pace: .clock(speed: speed), margin: 0, faults: .none, recordLimit: 0)
  }

  /// Creates a sink.
  ///
  /// - Parameters:
  ///   - pace: whose clock it follows.
  ///   - margin: how many frames ahead of the position a rewrite cannot change any more.
  ///   - faults: what goes wrong.
  ///   - recordLimit: how many of the frames heard are kept for `heard`.
  public init(pace: Pace, margin: Int, faults: Faults, recordLimit: Int) {
    (events, announce) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(64))
    self.pace = pace
    self.margin = margin
    self.faults = faults
    record = HeardRecord(limit: recordLimit)
  }

  /// The frames heard so far, in order, up to the limit of the record.
  public var heard: [Int16] {
    settle()
    return record.samples
  }

  /// Lets the time of `frames` frames pass; for a sink that follows its caller's clock.
  public func advance(frames: Int) {
    precondition(pace == .manual, "this sink follows the machine's clock")
    pass(frames)
  }

  /// Begins to play `feed` at once; throws the refusal among the faults, if there is one.
  public func start(_ feed: any AudioFeed) throws(SinkError) {
    guard state == .idle else { throw SinkError(.notPlaying, "the sink was started before") }
    if let refusal = faults.refusal {
      state = .over
      throw refusal
    }
    stream = IdealStream(feed)
    state = .playing
    if case .clock(let speed) = pace { clock = FrameClock(speed: speed) }
  }

  /// Goes on with a feed that equals the one there is, but reaches further.
  public func extend(_ feed: any AudioFeed) throws(SinkError) {
    try open()
    stream?.extend(feed)
  }

  /// Replaces everything from the position and the margin on; while paused, from the position on.
  @discardableResult
  public func rewrite(_ makeFeed: @Sendable (Int) -> any AudioFeed) throws(SinkError) -> Int {
    try open()
    return stream?.rewrite(margin: state == .paused ? 0 : margin, makeFeed) ?? 0
  }

  /// Stops the count exactly where it is.
  public func pause() throws(SinkError) {
    try open()
    state = .paused
  }

  /// Goes on with the next frame.
  public func resume() throws(SinkError) {
    try open()
    state = .playing
  }

  /// How many frames have been heard.
  public func position() -> Int {
    settle()
    return stream?.position ?? 0
  }

  /// Has somebody told when a frame has been heard.
  public nonisolated func remind(_ wish: SinkReminder?) {
    reminder.keep(wish)
    watch.withLock { watch in
      watch?.cancel()
      watch = wish == nil || pace == .manual ? nil : Task { await keepTelling() }
    }
  }

  /// Ends the stream and its events.
  public func stop() {
    settle()
    remind(nil)
    state = .over
    announce.finish()
  }

  private func keepTelling() async {
    while let time = timeToReminder, (try? await Task.sleep(for: time)) != nil {
      reminder.reach(position())
    }
  }

  /// How long it takes until the frame is heard that is waited for, at least 40 ms; nil if none is.
  private var timeToReminder: Duration? {
    guard let frame = reminder.frame, state == .playing, case .clock(let speed) = pace else {
      return nil
    }
    let milliseconds = (frame - position()) / AudioFormat.framesPerMillisecond / speed
    return .milliseconds(max(40, min(milliseconds, 60_000)))
  }

  /// Catches up with the clock, then checks that the stream is open.
  private func open() throws(SinkError) {
    settle()
    guard state == .playing || state == .paused else {
      throw SinkError(.notPlaying, "the sink is not playing")
    }
  }

  private func settle() {
    guard let frames = clock?.take() else { return }
    pass(frames)
  }

  /// Lets time pass, from fault to fault.
  private func pass(_ frames: Int) {
    var left = frames
    while left > 0, state == .playing, let stream {
      let isReady = stream.position < stream.limit
      let stalled = isReady ? stall(upTo: left, at: stream.position) : 0
      let heard = hear(left - stalled)
      left -= stalled + heard
      if stalled + heard == 0 { break }
    }
    if pace == .manual, let stream { reminder.reach(stream.position) }
  }

  /// Hears up to `count` frames, but none behind the next fault, and returns how many.
  private func hear(_ count: Int) -> Int {
    guard var stream, state == .playing else { return 0 }
    let before = stream.position
    let fault = min(faults.loss ?? .max, faults.stall?.frame ?? .max)
    stream.hear(min(count, max(0, fault - before))) { record.append($0, $1) }
    self.stream = stream
    if stream.position == faults.loss { fail(at: stream.position) }
    return stream.position - before
  }

  /// Uses up to `count` frames of time for the stall, if one is due, and returns how many.
  private func stall(upTo count: Int, at position: Int) -> Int {
    guard var stall = faults.stall, stall.frame == position else { return 0 }
    let length = min(count, stall.length)
    stall.length -= length
    faults.stall = stall
    if stall.length == 0 {
      faults.stall = nil
      announce.yield(.underrun(frame: position))
    }
    return length
  }

  private func fail(at frame: Int) {
    state = .over
    announce.yield(.failed(SinkError(.lost, "the stream was lost by design"), frame: frame))
  }
}
