public import LimberAudio

/// A sink on its caller's clock on which things go wrong: at given frames, in every way a sound
/// server knows.
public actor FaultySink: AudioSink {
  /// Something that goes wrong.
  public struct Fault: Hashable, Sendable {
    /// What happens.
    public enum Kind: Hashable, Sendable {
      /// The sound comes so many frames late; nobody is told before it goes on.
      case stall(frames: Int)
      /// The sound is away for so many frames, as when a server is started anew.
      case outage(frames: Int)
      /// The stream is on another device.
      case move
      /// The sound is away for so many frames, and then for good.
      case loss(frames: Int)
    }

    /// The first frame that is not heard in time.
    public var frame: Int
    /// What happens.
    public var kind: Kind

    /// Creates a fault.
    public init(at frame: Int, _ kind: Kind) {
      self.frame = frame
      self.kind = kind
    }
  }

  /// What happens to the stream by itself; ends after `stop`.
  public nonisolated let events: AsyncStream<SinkEvent>

  private let announce: AsyncStream<SinkEvent>.Continuation
  private let sink: NullSink
  private var faults: ArraySlice<Fault>
  /// The fault that goes on, and for how many frames of time.
  private var current: (fault: Fault, left: Int)?
  private var isOver = true

  /// Creates a sink with these faults, in the order of their frames.
  public init(_ faults: [Fault]) {
    (events, announce) = AsyncStream.makeStream()
    sink = NullSink(pace: .manual, margin: 480, faults: .none, recordLimit: .max)
    self.faults = faults[...]
  }

  /// The frames heard so far, in order.
  public var heard: [Int16] {
    get async { await sink.heard }
  }

  /// Lets the time of `frames` frames pass.
  public func advance(frames: Int) async {
    var left = frames
    while left > 0, !isOver {
      if let (fault, rest) = current {
        let part = min(left, rest)
        left -= part
        current = (fault, rest - part)
        if part == rest { await end(fault) }
      } else {
        let position = await sink.position()
        let part = min(left, max(0, (faults.first?.frame ?? .max) - position))
        await sink.advance(frames: part)
        left -= part
        if left > 0 { await begin() }
      }
    }
  }

  private func begin() async {
    guard let fault = faults.popFirst() else { return }
    let frame = await sink.position()
    switch fault.kind {
    case .stall(let frames): current = (fault, frames)
    case .move: announce.yield(.moved(device: "another"))
    case .outage(let frames), .loss(let frames):
      current = (fault, frames)
      announce.yield(.held(Self.error, frame: frame))
    }
  }

  private func end(_ fault: Fault) async {
    current = nil
    let frame = await sink.position()
    switch fault.kind {
    case .stall: announce.yield(.underrun(frame: frame))
    case .move: break
    case .outage(let frames):
      let length = Duration.milliseconds(frames / AudioFormat.framesPerMillisecond)
      announce.yield(.restored(frame: frame, after: length))
    case .loss:
      isOver = true
      announce.yield(.failed(Self.error, frame: frame))
    }
  }

  private static let error = SinkError(.lost, "the sound went away by design")

  /// Begins to play `feed` at once.
  public func start(_ feed: any AudioFeed) async throws(SinkError) {
    try await sink.start(feed)
    isOver = false
  }

  /// Goes on with a feed that equals the one there is, but reaches further.
  public func extend(_ feed: any AudioFeed) async throws(SinkError) {
    try check()
    try await sink.extend(feed)
  }

  /// Replaces everything from shortly after the position on; while nothing is heard, from it on.
  @discardableResult
  public func rewrite(
    _ makeFeed: @Sendable (Int) -> any AudioFeed
  ) async throws(SinkError) -> Int {
    try check()
    return try await sink.rewrite(makeFeed)
  }

  /// Stops the count.
  public func pause() async throws(SinkError) {
    try check()
    try await sink.pause()
  }

  /// Goes on with the next frame.
  public func resume() async throws(SinkError) {
    try check()
    try await sink.resume()
  }

  /// How many frames have been heard.
  public func position() async -> Int {
    await sink.position()
  }

  /// Has somebody told when a frame has been heard.
  public nonisolated func remind(_ reminder: SinkReminder?) {
    sink.remind(reminder)
  }

  /// Ends the stream and its events.
  public func stop() async {
    isOver = true
    await sink.stop()
    announce.finish()
  }

  private func check() throws(SinkError) {
    if isOver { throw Self.error }
  }
}
