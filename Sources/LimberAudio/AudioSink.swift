/// Where samples go, and the only thing with a clock.
///
/// A sink plays one feed from its stream frame zero, from `start` to `stop`. Stream frames only
/// ever count up; pausing stops the count, rewriting changes what later frames contain.
///
/// All methods may be called from any task; none blocks a thread. After an error has been thrown,
/// or a `failed` event sent, the sink is silent for good and only `stop` may be called.
///
/// Between a `held` event and a `restored` one nothing is heard and the count stands still. All
/// calls may be made meanwhile, and take effect when the sound is back.
public protocol AudioSink: Sendable {
  /// What happens to the stream by itself; ends after `stop`.
  var events: AsyncStream<SinkEvent> { get }

  /// Opens the stream and starts to play `feed`; returns when the first frames are under way.
  ///
  /// Called once. Throws if there is nothing to play on.
  func start(_ feed: any AudioFeed) async throws(SinkError)

  /// Gives the sink a feed that equals the one it has, but reaches further.
  func extend(_ feed: any AudioFeed) async throws(SinkError)

  /// Replaces everything that is not heard yet.
  ///
  /// `makeFeed` is called once, with the first stream frame that can still be changed, and gives
  /// the feed to play from that frame on. What comes before it is heard as it was queued.
  ///
  /// - Returns: that first frame.
  @discardableResult
  func rewrite(_ makeFeed: @Sendable (Int) -> any AudioFeed) async throws(SinkError) -> Int

  /// Stops the sound within milliseconds; the position stays where it is.
  func pause() async throws(SinkError)

  /// Goes on with the very next frame after a pause.
  func resume() async throws(SinkError)

  /// How many stream frames have been heard: written, minus what is still on its way.
  func position() async -> Int

  /// Has somebody told when a frame has been heard, as soon as the sink looks: in a tenth of a second.
  ///
  /// It takes the place of the wish before; nil takes that back. While nothing is heard nobody is told;
  /// who pauses or resumes asks anew. So nobody has to look again and again.
  func remind(_ reminder: SinkReminder?)

  /// Over how many frames a rewrite goes over from what was queued to what is new; 0 for at once.
  ///
  /// Whoever wants to hear something from its first frame in full begins that much before it.
  var crossFade: Int { get }

  /// Silences and closes the stream. May be called at any time, and more than once.
  func stop() async
}

extension AudioSink {
  /// A rewrite is heard at once.
  public var crossFade: Int { 0 }
}

/// What happens to a sink by itself.
public enum SinkEvent: Hashable, Sendable {
  /// The feed had frames ready, but they came too late for the sound; they are heard late.
  case underrun(frame: Int)
  /// The server moved the stream to another device.
  case moved(device: String)
  /// Another program, such as a phone, asks for quiet, or does not need it any more.
  case asked(toPause: Bool)
  /// Frames came late again and again, so that the sink keeps more of them ready from now on.
  case strained
  /// The sound broke off before `frame`; the sink waits for it to come back.
  case held(SinkError, frame: Int)
  /// The sound goes on from `frame`, `after` that long.
  case restored(frame: Int, after: Duration)
  /// The stream is gone; `frame` is the last position.
  case failed(SinkError, frame: Int)
}

/// Why a sink cannot play.
public struct SinkError: Error, Hashable, Sendable {
  /// What kind of failure it is.
  public enum Code: String, Hashable, Sendable {
    /// No sound server answers.
    case noServer
    /// The server answers, but has no device for us.
    case noDevice
    /// The connection or the stream broke while playing.
    case lost
    /// The device has been put to sleep.
    case suspended
    /// A call was made that this state of the sink does not allow.
    case notPlaying
  }

  /// What kind of failure it is.
  public var code: Code
  /// What happened, as a short phrase for people.
  public var reason: String

  /// Creates an error.
  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  /// What a person can do about it, as a short phrase that goes on after the reason.
  public var remedy: String {
    switch code {
    case .noServer, .lost, .notPlaying: "start PulseAudio or PipeWire"
    case .noDevice, .suspended: "connect a speaker or headphones"
    }
  }
}
