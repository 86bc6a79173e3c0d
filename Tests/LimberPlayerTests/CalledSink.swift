import LimberAudio
import Synchronization

/// A sink on the test's clock that keeps what is heard, and tells of calls.
///
/// As with PulseAudio, the end of a call is told only where the stream has stopped for it.
final class CalledSink: SteppedSink {
  let events: AsyncStream<SinkEvent>
  private let announce: AsyncStream<SinkEvent>.Continuation
  private let isPaused = Mutex(false)
  private let sink = NullSink.manual(margin: 0)

  init() {
    (events, announce) = AsyncStream.makeStream()
  }

  /// Another program asks for quiet, or needs it no more.
  func call(_ isOn: Bool) {
    if isOn || isPaused.withLock({ $0 }) { announce.yield(.asked(toPause: isOn)) }
  }

  /// What was heard so far.
  var heard: [Int16] { get async { await sink.heard } }

  func advance(frames: Int) async { await sink.advance(frames: frames) }
  func start(_ feed: any AudioFeed) async throws(SinkError) { try await sink.start(feed) }
  func extend(_ feed: any AudioFeed) async throws(SinkError) { try await sink.extend(feed) }
  func rewrite(_ makeFeed: @Sendable (Int) -> any AudioFeed) async throws(SinkError) -> Int {
    try await sink.rewrite(makeFeed)
  }
  func pause() async throws(SinkError) {
    isPaused.withLock { $0 = true }
    try await sink.pause()
  }

  func resume() async throws(SinkError) {
    isPaused.withLock { $0 = false }
    try await sink.resume()
  }

  func position() async -> Int { await sink.position() }

  func remind(_ reminder: SinkReminder?) { sink.remind(reminder) }

  func stop() async {
    await sink.stop()
    announce.finish()
  }
}
