internal import LimberAudio

/// A stretch of the stream in which everything is softer, since somebody speaks.
struct Dip: Sendable {
  /// The stream frame on which it begins to fall.
  let start: Int
  /// The stream frame on which it begins to rise.
  private(set) var end: Int
  /// The stream frame on which something else begins, in full.
  private(set) var cut = Int.max

  /// How long it takes to fall: 80 ms.
  private static let fall = 80 * AudioFormat.framesPerMillisecond
  /// How long it takes to rise: a second.
  private static let rise = 1000 * AudioFormat.framesPerMillisecond
  /// How long nobody speaks without being told over: 8 s.
  private static let longest = 8000 * AudioFormat.framesPerMillisecond
  /// How long it stays down after somebody has spoken: 600 ms.
  private static let linger = 600 * AudioFormat.framesPerMillisecond

  /// A dip that begins now, and ends by itself if nobody tells when.
  init(from start: Int) {
    self.start = start
    end = start + Self.longest
  }

  /// Rises soon after a frame on which somebody has spoken.
  mutating func rise(after frame: Int) {
    end = min(end, max(frame, start + Self.fall) + Self.linger)
  }

  /// Is down again from a frame on, where it had begun to rise.
  mutating func stay(from frame: Int) { end = frame + Self.longest }

  /// Is over where something else begins.
  mutating func cut(at frame: Int) { cut = min(cut, frame) }

  /// The frames that are softer.
  var frames: Range<Int> { start..<max(start, min(cut, end + Self.rise)) }

  /// Whether it goes on on a frame, and has not begun to rise.
  func isDown(at frame: Int) -> Bool { start <= frame && frame < min(end, cut) }

  /// Makes samples softer, of which the first is on a stream frame.
  func soften(_ samples: inout [Int16], from first: Int) {
    for frame in frames.clamped(to: first..<first + samples.count) {
      let sample = samples[frame - first]
      if sample != 0 { samples[frame - first] = Int16((Float(sample) * gain(at: frame)).rounded()) }
    }
  }

  /// The gain on one of its frames: 12 dB less once it has fallen.
  private func gain(at frame: Int) -> Float {
    let fallen = Self.eased(Float(frame - start) / Float(Self.fall))
    let risen = Self.eased(Float(frame - end) / Float(Self.rise))
    return 1 - (1 - StepBack.low) * (fallen - risen)
  }

  /// From 0 to 1 without a corner.
  private static func eased(_ part: Float) -> Float {
    let part = min(1, max(0, part))
    return part * part * (3 - 2 * part)
  }
}

extension Player {
  /// Is softer while somebody speaks, so that the rest of their words is heard better, and as loud as
  /// before soon after; returns at once.
  ///
  /// Whoever asks for it has to know that it is a person, and not the session itself.
  public nonisolated func soften(_ isWanted: Bool) {
    queue.yield(.soften(isWanted))
  }

  /// Does so, where something sounds.
  func becomeSofter(_ isWanted: Bool) async throws {
    guard let score, answersAll, machine.isUnderWay, !isStill else { return }
    let before = map
    let now = await sink.position()
    guard isWanted != before.isSoftened(at: now) else { return }
    let feed = SessionFeed(score: score, map: before)
    let isQuiet = feed.quietPlace(from: now, for: Self.nearFuture, within: 0) != nil
    if isWanted, isQuiet, score.music == nil { return }
    let after: @Sendable (Int) -> StreamMap = { before.softened(isWanted, at: $0) }
    do throws(SinkError) {
      map = after(try await sink.rewrite { SessionFeed(score: score, map: after($0)) })
    } catch {
      try await goOn(after: error)
    }
  }

  /// As far as somebody speaks who has begun: two seconds.
  private static let nearFuture = 2 * AudioFormat.sampleRate
}
