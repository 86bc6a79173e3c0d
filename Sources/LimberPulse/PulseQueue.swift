internal import LimberAudio

/// What has been written to the server, and from which feed.
struct PulseQueue {
  /// The most frames that go into one message to the server.
  private static let message = 32_000

  /// What is played.
  var feed: (any AudioFeed)?
  /// One past the last frame that was written.
  private(set) var written = 0
  /// The latest frames at which the feed had no more, so that running empty there is no fault.
  private var ends: [Int] = []

  /// Whether everything that is ready has been written.
  var isDry: Bool {
    written >= feed?.readyFrames ?? 0
  }

  /// Whether the queue once waited for its feed at `frame`.
  func endedDry(at frame: Int) -> Bool {
    ends.contains(frame)
  }

  /// Writes what the server waits for and the feed has; then makes sure that a rest is played.
  mutating func fill(_ stream: PulseStream) {
    guard let feed else { return }
    let end = min(feed.readyFrames, written + stream.writable)
    while written < end {
      let count = min(Self.message, end - written)
      guard stream.write(feed.samples(written..<written + count)) else { return }
      written += count
    }
    if isDry, ends.last != written { rest(stream) }
  }

  /// Overwrites the whole queue from `frame` on.
  mutating func replace(from frame: Int, with next: any AudioFeed, on stream: PulseStream) {
    let former = feed
    let tail = written
    feed = next
    let end = max(frame, min(next.readyFrames, tail))
    if end < tail { silence(end..<tail, stream) }
    if frame < end {
      overwrite(frame..<end, from: next, stream)
    } else if end < tail, let former {
      // Only writing moves the end of the queue back; the frame before it stays as it was.
      overwrite(frame - 1..<frame, from: former, stream)
    }
    written = end
    ends.removeAll { $0 >= frame }
    fill(stream)
  }

  private mutating func rest(_ stream: PulseStream) {
    ends = ends.suffix(15) + [written]
    stream.trigger()
  }

  private func overwrite(_ frames: Range<Int>, from feed: any AudioFeed, _ stream: PulseStream) {
    for start in stride(from: frames.lowerBound, to: frames.upperBound, by: Self.message) {
      let end = min(frames.upperBound, start + Self.message)
      _ = stream.write(feed.samples(start..<end), at: start)
    }
  }

  private func silence(_ frames: Range<Int>, _ stream: PulseStream) {
    overwrite(frames, from: Silence(), stream)
  }
}

/// What an old tail is overwritten with when there is nothing new yet.
private struct Silence: AudioFeed {
  var readyFrames: Int { .max }
  var isComplete: Bool { true }

  func render(from frame: Int, into samples: inout [Int16]) {}
}

extension AudioFeed {
  /// The samples on `frames`.
  fileprivate func samples(_ frames: Range<Int>) -> [Int16] {
    var samples = [Int16](repeating: 0, count: frames.count)
    render(from: frames.lowerBound, into: &samples)
    return samples
  }
}
