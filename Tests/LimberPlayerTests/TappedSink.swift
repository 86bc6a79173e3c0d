import LimberAudio
import Synchronization

/// A sink on the test's clock that shows what it was given.
actor TappedSink: SteppedSink {
  /// A feed from a stream frame on.
  struct Rewrite: Sendable {
    let frame: Int
    let feed: any AudioFeed
  }

  nonisolated let events: AsyncStream<SinkEvent>
  private let sink: NullSink
  /// The newest feed.
  private(set) var feed: (any AudioFeed)?
  /// The rewrites, in order.
  private(set) var rewrites: [Rewrite] = []

  init(margin: Int, faults: NullSink.Faults) {
    sink = NullSink(pace: .manual, margin: margin, faults: faults, recordLimit: .max)
    events = sink.events
  }

  var heard: [Int16] {
    get async { await sink.heard }
  }

  func advance(frames: Int) async {
    await sink.advance(frames: frames)
  }

  func start(_ feed: any AudioFeed) async throws(SinkError) {
    self.feed = feed
    try await sink.start(feed)
  }

  func extend(_ feed: any AudioFeed) async throws(SinkError) {
    try await sink.extend(feed)
    self.feed = feed
  }

  func rewrite(_ makeFeed: @Sendable (Int) -> any AudioFeed) async throws(SinkError) -> Int {
    let made = Mutex<(any AudioFeed)?>(nil)
    let frame = try await sink.rewrite { first in
      let feed = makeFeed(first)
      made.withLock { $0 = feed }
      return feed
    }
    guard let feed = made.withLock({ $0 }) else { return frame }
    self.feed = feed
    rewrites.append(Rewrite(frame: frame, feed: feed))
    return frame
  }

  func pause() async throws(SinkError) {
    try await sink.pause()
  }

  func resume() async throws(SinkError) {
    try await sink.resume()
  }

  func position() async -> Int {
    await sink.position()
  }

  nonisolated func remind(_ reminder: SinkReminder?) {
    sink.remind(reminder)
  }

  func stop() async {
    await sink.stop()
  }
}

extension AudioFeed {
  /// The samples of a stretch of the stream, in pieces of at most `size` frames.
  func samples(_ frames: Range<Int>, inPiecesOf size: Int) -> [Int16] {
    var all: [Int16] = []
    while all.count < frames.count {
      var piece = [Int16](repeating: 1, count: min(size, frames.count - all.count))
      render(from: frames.lowerBound + all.count, into: &piece)
      all += piece
    }
    return all
  }
}
