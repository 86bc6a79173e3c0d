internal import LimberAudio

extension SinkConformance {
  /// Pauses, at moments given by a seed, lose and repeat no frame, and stop where they say.
  public static func pauses(_ count: Int) -> SinkConformance {
    SinkConformance(description: "\(count) pauses lose nothing") { stage in
      var random = SeededGenerator(seed: 11)
      var breaks: Set<Int> = []
      let endless = CodedFeed(shift: 0, readyFrames: 100_000_000, isComplete: false)
      try await stage.sink.start(endless)
      for _ in 0..<count {
        _ = try await stage.pass(.random(in: 960...2880, using: &random))
        try await stage.sink.pause()
        let paused = await stage.sink.position()
        breaks.insert(paused)
        _ = try await stage.pass(.random(in: 960...2880, using: &random))
        let still = await stage.sink.position()
        try SinkViolation.check(still == paused, "paused at \(paused), then at \(still)")
        try await stage.sink.resume()
      }
      let end = try await finish(stage, shift: 0)
      return SinkPerformance(stretches: [0..<end], breaks: breaks)
    }
  }

  /// Rewrites go to exactly the frame they say, and leave nothing of what was queued.
  public static let jumps = SinkConformance(description: "rewrites jump exactly") { stage in
    var random = SeededGenerator(seed: 7)
    var stretches: [Range<Int>] = []
    var (shift, from) = (0, 0)
    try await stage.sink.start(endless(0))
    for target in 1...12 {
      _ = try await stage.pass(.random(in: 4800...19_200, using: &random))
      let next = target * 1_000_000 + Int.random(in: 0...99_999, using: &random)
      let before = await stage.sink.position()
      let at = try await stage.sink.rewrite { endless(next - $0) }
      try SinkViolation.check(
        (before...before + 48_000).contains(at), "rewrote at \(at), position was \(before)")
      stretches.append(from + shift..<at + shift)
      (shift, from) = (next - at, at)
    }
    let end = try await finish(stage, shift: shift)
    return SinkPerformance(stretches: stretches + [from + shift..<end + shift], breaks: [])
  }

  /// A rewrite while paused replaces the very next frame.
  public static let pausedJump = SinkConformance(description: "a paused rewrite is next") { stage in
    try await stage.sink.start(endless(0))
    _ = try await stage.pass(14_400)
    try await stage.sink.pause()
    let paused = await stage.sink.position()
    let at = try await stage.sink.rewrite { endless(5_000_000 - $0) }
    try SinkViolation.check(at == paused, "paused at \(paused), but rewrote at \(at)")
    _ = try await stage.pass(4800)
    try await stage.sink.resume()
    _ = try await stage.pass(4800)
    let end = try await finish(stage, shift: 5_000_000 - at)
    return SinkPerformance(
      stretches: [0..<at, 5_000_000..<end + 5_000_000 - at], breaks: [5_000_000])
  }

  /// A rewrite to a feed that ends early leaves nothing of the old queue behind its end.
  public static let shortJump = jump("a short rewrite cuts the tail", ready: 2400)

  /// A rewrite to a feed that has nothing yet leaves nothing of the old queue either.
  public static let emptyJump = jump("an empty rewrite cuts the tail", ready: 0)

  private static func jump(_ description: String, ready: Int) -> SinkConformance {
    SinkConformance(description: description) { stage in
      try await stage.sink.start(endless(0))
      _ = try await stage.pass(24_000)
      let at = try await stage.sink.rewrite { at in
        CodedFeed(shift: 7_000_000 - at, readyFrames: at + ready, isComplete: false)
      }
      try await stage.reach(at + ready)
      _ = try await stage.pass(48_000)
      let waiting = await stage.sink.position()
      try SinkViolation.check(waiting == at + ready, "at \(waiting), ready are \(at + ready)")
      let end = at + 12_000
      try await stage.sink.extend(
        CodedFeed(shift: 7_000_000 - at, readyFrames: end, isComplete: true))
      try await stage.reach(end)
      return SinkPerformance(
        stretches: [0..<at, 7_000_000..<7_012_000], breaks: [7_000_000 + ready])
    }
  }

  private static func endless(_ shift: Int) -> CodedFeed {
    CodedFeed(shift: shift, readyFrames: 100_000_000, isComplete: false)
  }

  /// Ends what plays 200 ms after the next rewrite, hears it out, and returns its last frame.
  private static func finish(_ stage: SinkStage, shift: Int) async throws -> Int {
    let at = try await stage.sink.rewrite { at in
      CodedFeed(shift: shift, readyFrames: at + 9600, isComplete: true)
    }
    try await stage.reach(at + 9600)
    return at + 9600
  }
}
