internal import LimberAudio

/// One thing that every sink must do.
public struct SinkConformance: Sendable, CustomStringConvertible {
  /// What the sink must do, as a sentence.
  public let description: String
  /// Plays on the stage, throws what is wrong at once, and says what must have been heard.
  public let play: @Sendable (SinkStage) async throws -> SinkPerformance

  /// Everything that every sink must do.
  public static let all = [
    wholeFeed, pieces, emptyStart, pauses(10), jumps, pausedJump, shortJump, emptyJump, position,
    reminder, outOfTurn,
  ]
}

extension SinkConformance {
  /// A complete feed is heard whole.
  public static let wholeFeed = SinkConformance(description: "a feed is heard whole") { stage in
    let end = 24_001
    try await stage.sink.start(CodedFeed(shift: 0, readyFrames: end, isComplete: true))
    try await stage.reach(end)
    _ = try await stage.pass(9600)
    let position = await stage.sink.position()
    try SinkViolation.check(position == end, "position \(position) after the end, \(end)")
    return SinkPerformance(stretches: [0..<end], breaks: [])
  }

  /// A feed may come in pieces; where it ends for now, the sink waits.
  public static let pieces = SinkConformance(description: "a feed comes in pieces") { stage in
    func piece(_ end: Int, _ isComplete: Bool) -> CodedFeed {
      CodedFeed(shift: 0, readyFrames: end, isComplete: isComplete)
    }
    try await stage.sink.start(piece(24_000, false))
    for count in 1...5 {
      _ = try await stage.pass(4800)
      try await stage.sink.extend(piece(24_000 + count * 4801, false))
    }
    let end = 24_000 + 5 * 4801
    try await stage.reach(end)
    _ = try await stage.pass(9600)
    let waiting = await stage.sink.position()
    try SinkViolation.check(waiting == end, "position \(waiting), but only \(end) are ready")
    try await stage.sink.extend(piece(end + 9600, true))
    try await stage.reach(end + 9600)
    return SinkPerformance(stretches: [0..<end + 9600], breaks: [end])
  }

  /// A feed may have nothing at all yet.
  public static let emptyStart = SinkConformance(description: "a feed begins empty") { stage in
    try await stage.sink.start(CodedFeed(shift: 0, readyFrames: 0, isComplete: false))
    _ = try await stage.pass(4800)
    let position = await stage.sink.position()
    try SinkViolation.check(position == 0, "position \(position) of an empty feed")
    try await stage.sink.extend(CodedFeed(shift: 0, readyFrames: 9600, isComplete: true))
    try await stage.reach(9600)
    return SinkPerformance(stretches: [0..<9600], breaks: [])
  }

  /// A position only ever grows, keeps to what is ready, and goes with the time.
  public static let position = SinkConformance(description: "a position goes with time") { stage in
    let end = 480_000
    try await stage.sink.start(CodedFeed(shift: 0, readyFrames: end, isComplete: true))
    try await stage.reach(1)
    var last = await stage.sink.position()
    let (origin, start) = (last, ContinuousClock.now)
    var passed = 0
    for _ in 0..<50 where last < end {
      passed += try await stage.pass(480)
      let next = await stage.sink.position()
      try SinkViolation.check((last...end).contains(next), "position \(last), then \(next)")
      last = next
    }
    let error = abs(last - origin - min(passed, end - origin))
    try SinkViolation.check(
      error <= stage.tolerance, "position is \(error) frames off after \(passed), from \(start)")
    let at = try await stage.sink.rewrite { at in
      CodedFeed(shift: 0, readyFrames: at + 480, isComplete: true)
    }
    try await stage.reach(at + 480)
    return SinkPerformance(stretches: [0..<at + 480], breaks: [])
  }

  /// A call that the state does not allow is refused, and ends nothing.
  public static let outOfTurn = SinkConformance(description: "calls keep their order") { stage in
    let feed = CodedFeed(shift: 0, readyFrames: 4800, isComplete: true)
    try await refusal { () throws(SinkError) in try await stage.sink.pause() }
    try await refusal { () throws(SinkError) in try await stage.sink.extend(feed) }
    try await stage.sink.start(feed)
    try await refusal { () throws(SinkError) in try await stage.sink.start(feed) }
    try await stage.reach(4800)
    await stage.sink.stop()
    await stage.sink.stop()
    for await event in stage.sink.events {
      throw SinkViolation("an event nobody caused: \(event)")
    }
    try await refusal { () throws(SinkError) in try await stage.sink.resume() }
    let position = await stage.sink.position()
    try SinkViolation.check(position == 4800, "position \(position) after the end")
    return SinkPerformance(stretches: [0..<4800], breaks: [])
  }

  private static func refusal(_ call: () async throws(SinkError) -> Void) async throws {
    do {
      try await call()
    } catch {
      return try SinkViolation.check(error.code == .notPlaying, "refused with \(error)")
    }
    throw SinkViolation("a call out of turn was not refused")
  }
}
