internal import LimberAudio

/// What has been written to the server, and from which feed.
struct PulseQueue {
  /// The most frames that go into one message to the server.
  private static let message = 32_000
  /// How many go into the first one that overwrites: it has to come in time, and to cover what a
  /// device has fetched, so 300 ms.
  private static let firstMessage = 300 * AudioFormat.framesPerMillisecond

  /// Whether silence is dithered.
  let keepAwake: Bool
  /// What is played.
  private var feed: (any AudioFeed)?
  /// One past the last frame that was written.
  private(set) var written = 0
  /// One past the last frame that the server has, silence behind the end included.
  private var serverEnd = 0
  /// How many frames of silence follow the end of a complete feed, for a server that plays nothing
  /// but whole blocks.
  var padding = 0
  /// The latest frames at which the feed had no more, so that running empty there is no fault.
  private var ends: [Int] = []

  /// Creates a queue in which nothing is.
  init(keepAwake: Bool) {
    self.keepAwake = keepAwake
  }

  /// Whether everything that is ready has been written.
  var isDry: Bool {
    written >= feed?.readyFrames ?? 0
  }

  /// Whether silence follows its end, which a server may have played by the time anything else comes.
  var isPadded: Bool { serverEnd > written }

  /// Whether the queue once waited for its feed at `frame`.
  func endedDry(at frame: Int) -> Bool {
    ends.contains(frame)
  }

  /// Goes on with a feed that equals the one there is, but reaches further.
  mutating func extend(_ next: any AudioFeed) {
    feed = (feed as? CrossFade)?.extended(to: next) ?? next
  }

  /// Will play another feed, when it is attached to a stream again.
  mutating func exchange(_ next: any AudioFeed) {
    feed = next
  }

  /// Forgets what was written to a stream that is no more.
  mutating func forget() {
    (written, serverEnd) = (0, 0)
    ends = []
  }

  /// Counts every frame as another one, `offset` later.
  mutating func renumber(by offset: Int) {
    written += offset
    serverEnd += offset
    ends = []
  }

  /// Writes what the server waits for and the feed has; then makes sure that a rest is played.
  mutating func fill(_ stream: PulseStream) {
    guard let feed else { return }
    let end = min(feed.readyFrames, written + stream.writable)
    while written < end {
      let count = min(Self.message, end - written)
      let samples = samples(of: feed, written..<written + count)
      let isWritten = isPadded ? stream.write(samples, at: written) : stream.write(samples)
      guard isWritten else { return }
      written += count
      serverEnd = written
    }
    if isDry, ends.last != written { rest(stream) }
  }

  /// Overwrites the whole queue from `frame` on: within `fade` frames `next` is heard alone.
  mutating func replace(
    from frame: Int, with next: any AudioFeed, over fade: Int, on stream: PulseStream
  ) {
    let former = (feed as? CrossFade)?.rest(from: frame) ?? feed ?? SilentFeed()
    replace(
      from: frame,
      with: fade == 0 ? next : CrossFade(from: former, to: next, at: frame, over: fade),
      after: former, on: stream)
  }

  /// Overwrites the whole queue: silence from `frame` on, and what comes next from `start` on.
  mutating func begin(from frame: Int, at start: Int, over fade: Int, on stream: PulseStream) {
    let next = (feed as? CrossFade)?.rest(from: start) ?? feed ?? SilentFeed()
    replace(
      from: frame, with: CrossFade(from: SilentFeed(), to: next, at: start, over: fade),
      after: SilentFeed(), on: stream)
  }

  /// Overwrites the whole queue with the end of what is heard: silence after `fade` frames.
  ///
  /// What comes next stays what it is.
  mutating func fadeOut(from frame: Int, over fade: Int, on stream: PulseStream) {
    guard let feed, frame < written else { return }
    let end = CrossFade(from: feed, to: SilentFeed(), at: frame, over: fade)
    overwrite(frame..<written, from: end, stream)
  }

  private mutating func replace(
    from frame: Int, with next: any AudioFeed, after former: any AudioFeed, on stream: PulseStream
  ) {
    let tail = written
    feed = next
    let end = max(frame, min(next.readyFrames, tail))
    if end < tail { overwrite(end..<tail, from: SilentFeed(), stream) }
    if frame < end {
      overwrite(frame..<end, from: next, stream)
    } else if end < tail {
      // Only writing moves the end of the queue back; the frame before it stays as it was.
      overwrite(frame - 1..<frame, from: former, stream)
    }
    written = end
    ends.removeAll { $0 >= frame }
    fill(stream)
  }

  private mutating func rest(_ stream: PulseStream) {
    ends = ends.suffix(15) + [written]
    if padding > 0, feed?.isComplete == true {
      overwrite(written..<written + padding, from: SilentFeed(), stream)
    }
    stream.trigger()
  }

  private mutating func overwrite(
    _ frames: Range<Int>, from feed: any AudioFeed, _ stream: PulseStream
  ) {
    var start = frames.lowerBound
    while start < frames.upperBound {
      let limit = start == frames.lowerBound ? Self.firstMessage : Self.message
      let end = min(frames.upperBound, start + limit)
      _ = stream.write(samples(of: feed, start..<end), at: start)
      start = end
    }
    serverEnd = frames.upperBound
  }

  private func samples(of feed: any AudioFeed, _ frames: Range<Int>) -> [Int16] {
    keepAwake ? KeepAwakeFeed(feed).samples(frames) : feed.samples(frames)
  }
}
