/// A feed that goes over from one feed to another within a moment, without a click.
///
/// Before the moment it is the former feed, after it the next one. Both gains add up to one, so that
/// what is the same in both, as music is, stays as it was.
public struct CrossFade: AudioFeed {
  /// 25 ms: long enough to be no click, and short enough to be heard as at once.
  public static let usualLength = 25 * AudioFormat.framesPerMillisecond

  private let former: any AudioFeed
  private let next: any AudioFeed
  private let start: Int
  private let length: Int

  /// Creates a feed that is `former` before `start`, and `next` from `length` frames after it on.
  ///
  /// What `former` has not ready counts as silence.
  public init(
    from former: any AudioFeed, to next: any AudioFeed, at start: Int, over length: Int
  ) {
    self.former = former
    self.next = next
    self.start = start
    self.length = length
  }

  /// As many as the next feed has, and at least what comes before it.
  public var readyFrames: Int { max(start, next.readyFrames) }

  /// Whether the next feed is complete.
  public var isComplete: Bool { next.isComplete }

  /// The same with a next feed that reaches further.
  public func extended(to next: any AudioFeed) -> CrossFade {
    CrossFade(from: former, to: next, at: start, over: length)
  }

  /// What remains of it from `frame` on: the next feed alone, once the moment is over.
  public func rest(from frame: Int) -> any AudioFeed {
    if frame < start + length { return self }
    return (next as? CrossFade)?.rest(from: frame) ?? next
  }

  /// Renders whichever feed is heard, and both where they meet.
  public func render(from frame: Int, into samples: inout [Int16]) {
    let end = frame + samples.count
    let over = start + length
    guard frame < over else { return next.render(from: frame, into: &samples) }
    let former = former.samples(frame..<min(end, over))
    let next = next.samples(min(end, max(frame, start))..<end)
    let alone = min(former.count, max(0, start - frame))
    samples = former.prefix(alone) + next
    var mixed = samples.mutableSpan
    Kernel.fade(
      from: former.span.extracting(droppingFirst: alone), to: &mixed, at: alone,
      step: frame + alone - start, of: length)
  }
}

/// A feed of nothing but silence, as long as one likes.
public struct SilentFeed: AudioFeed {
  /// Creates silence.
  public init() {}

  /// Without an end.
  public var readyFrames: Int { .max }

  /// Nothing comes after no end.
  public var isComplete: Bool { true }

  /// Leaves the samples at zero.
  public func render(from frame: Int, into samples: inout [Int16]) {
    for index in samples.indices { samples[index] = 0 }
  }
}

extension AudioFeed {
  /// The samples on `frames`, with silence where nothing is ready.
  public func samples(_ frames: Range<Int>) -> [Int16] {
    let ready = frames.clamped(to: frames.lowerBound..<max(frames.lowerBound, readyFrames))
    var samples = [Int16](repeating: 0, count: ready.count)
    if !ready.isEmpty { render(from: frames.lowerBound, into: &samples) }
    return samples + [Int16](repeating: 0, count: frames.count - ready.count)
  }
}
