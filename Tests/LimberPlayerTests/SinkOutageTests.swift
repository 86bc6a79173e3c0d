import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// What a session does when the sound breaks off and comes back.
@Suite(.timeLimit(.minutes(2)))
struct SinkOutageTests {
  @Test func `words that were cut off are said again, once the sound is back`() async throws {
    let score = try await SmallVoice.score()
    let words = try #require(score.timeline.cues.first { $0.text == "Now right." })
    let events = try await Self.events(of: score, Self.outage(in: words, seconds: 1))
    #expect(events.jumps == [words.start])
    let expected = score.timeline.cues.flatMap { $0 == words ? [$0, $0] : [$0] }
    #expect(events.cues.lines == expected.lines)
    #expect(events.count { $0 == .soundBack } == 1)
  }

  @Test(arguments: [(1, 1), (2, 2), (600, 2)])
  func `a tone that was cut off is heard again after two seconds`(
    seconds: Int, times: Int
  ) async throws {
    let score = try await SmallVoice.score()
    let tone = try #require(score.timeline.cues.first { $0.text == nil })
    let events = try await Self.events(of: score, Self.outage(in: tone, seconds: seconds))
    #expect(events.cues.filter { $0 == tone }.count == times)
  }

  @Test func `a hold goes on from the very next frame, however long the outage`() async throws {
    let score = try await SmallVoice.score()
    let tone = try #require(score.timeline.cues.first { $0.text == nil })
    let frame = (tone.start + 4000).count * 48
    let sink = FaultySink([FaultySink.Fault(at: frame, .outage(frames: 48_000 * 3600))])
    let performance = try await Performance.started(score, on: [sink], leadIn: .zero)
    await performance.playOn(untilHeldBy: sink)
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.jumps == [])
    #expect(events.cues.lines == score.timeline.cues.lines)
    let heard = await sink.heard
    #expect(firstDifference(heard, score.samples(0..<heard.count)) == nil)
  }

  @Test func `a sound that stays away leaves the session paused`() async throws {
    let score = try await SmallVoice.score()
    let sinks =
      [
        FaultySink([FaultySink.Fault(at: 480_000, .loss(frames: 48_000 * 600))]),
        NullSink.manual(margin: 0),
      ] as [any AudioSink]
    let performance = try await Performance.started(score, on: sinks, leadIn: .zero)
    await performance.playOn(atMost: 7000)
    try await performance.wait { $0.contains(.paused) }
    #expect(!performance.isOver)
    await performance.send(.resume)
    await performance.playOn()
    #expect(try await performance.end().last == .finished)
  }

  @Test func `with a fault every ten seconds every window is given in full`() async throws {
    let routine = SmallRoutine(
      parts: (0..<35).flatMap { _ in SmallRoutine.standard.parts })
    let score = try await SmallVoice.rehearsal(of: routine).finalScore()
    #expect(score.timeline.duration > .seconds(1200))
    let faults = (1...3).map { Self.faults(seed: $0, isLast: $0 == 3) }
    let sinks = faults.map { FaultySink($0) }
    let performance = try await Performance.started(score, on: sinks, leadIn: .zero)
    for (sink, faults) in zip(sinks, faults) {
      for fault in faults { try await performance.play(through: fault, on: sink) }
    }
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.last == .finished)
    #expect(events.count(where: \.isHold) > 40)
    var (heard, before) = ([Int16](), [FaultySink.Fault]())
    for (sink, faults) in zip(sinks, faults) {
      before += faults.map { FaultySink.Fault(at: $0.frame + heard.count, $0.kind) }
      heard += await sink.heard
    }
    var whole = HeardScore(of: score, heard, with: before)
    try whole.expectEverything()
    #expect(whole.repeats > 5)
  }

  @Test func `what is said again although no fault has cut it is found`() async throws {
    let score = try await SmallVoice.score()
    let whole = score.samples(0..<score.timeline.duration.count * 48)
    let words = try #require(score.timeline.cues.first { $0.text == "Now right." })
    let (start, end) = (words.audibleStart.count * 48, words.audibleEnd.count * 48)
    let (middle, later) = ((start + end) / 2, end + 4800)
    func expect(_ heard: [Int16], withOutageAt frame: Int) throws {
      let fault = FaultySink.Fault(at: frame, .outage(frames: 48_000))
      var heard = HeardScore(of: score, heard, with: [fault])
      try heard.expectEverything()
    }
    try expect(whole, withOutageAt: later)
    try expect(Array(whole[..<middle] + whole[start...]), withOutageAt: middle)
    let again = Array(whole[..<later] + whole[start...])
    #expect(throws: SinkViolation.self) { try expect(again, withOutageAt: later) }
    #expect(throws: SinkViolation.self) { try expect(again, withOutageAt: middle) }
    #expect(throws: SinkViolation.self) { try expect(whole, withOutageAt: middle) }
    let before = Array(whole[..<middle] + whole[(start - 48_000)...])
    #expect(throws: SinkViolation.self) { try expect(before, withOutageAt: middle) }
  }

  /// Whatever can happen, about every ten seconds; all but the last sink are lost after 6 minutes.
  private static func faults(seed: Int, isLast: Bool) -> [FaultySink.Fault] {
    var random = SeededGenerator(seed: UInt64(seed))
    var faults: [FaultySink.Fault] = []
    var frame = 0
    while frame < (isLast ? 1600 : 360) * 48_000 {
      frame += .random(in: 240_000...720_000, using: &random)
      let length = Int.random(in: 100...240_000, using: &random)
      let kinds: [FaultySink.Fault.Kind] = [
        .stall(frames: length), .outage(frames: length), .outage(frames: length / 4), .move,
      ]
      faults.append(FaultySink.Fault(at: frame, kinds.randomElement(using: &random) ?? .move))
    }
    let end = FaultySink.Fault(at: frame + 100_000, .loss(frames: 48_000))
    return isLast ? faults : faults + [end]
  }

  /// An outage in the middle of a cue.
  private static func outage(in cue: Cue, seconds: Int) -> FaultySink {
    let frame = (cue.audibleStart.count + cue.audibleEnd.count) * 24
    return FaultySink([FaultySink.Fault(at: frame, .outage(frames: seconds * 48_000))])
  }

  private static func events(of score: Score, _ sink: FaultySink) async throws -> [PlayerEvent] {
    let performance = try await Performance.started(score, on: [sink], leadIn: .zero)
    await performance.playOn(untilHeldBy: sink)
    await performance.playOn()
    return try await performance.end()
  }
}

extension FaultySink: SteppedSink {}

extension Performance {
  /// Lets time pass until the sound has broken off and the player knows.
  fileprivate func playOn(untilHeldBy sink: FaultySink) async {
    for _ in 0..<60_000 where !isOver {
      if events.contains(where: \.isHold) { return }
      let before = await sink.position()
      await pass(frames: 480)
      if await sink.position() == before { try? await Task.sleep(for: .milliseconds(20)) }
    }
  }

  /// Lets time pass up to a fault and through it; the player knows of all that happens when it does.
  ///
  /// Whoever comes back after a sink was lost goes on.
  fileprivate func play(through fault: FaultySink.Fault, on sink: FaultySink) async throws {
    while !isOver, case let left = fault.frame - (await sink.position()), left > 0 {
      try Task.checkCancellation()
      await pass(frames: min(left, 4800))
    }
    guard !isOver else { return }
    switch fault.kind {
    case .move: await pass(frames: 1)
    case .stall(let frames): await pass(frames: frames)
    case .outage(let frames):
      try await pass(frames: 1, until: \.isHold)
      try await pass(frames: frames - 1) { $0 == .soundBack }
    case .loss(let frames):
      try await pass(frames: 1, until: \.isHold)
      try await pass(frames: frames - 1) { $0 == .paused }
      await send(.resume)
    }
  }

  /// Lets time pass, and the player do what follows from what it then tells.
  private func pass(frames: Int, until isIt: (PlayerEvent) -> Bool) async throws {
    let before = events.count
    await pass(frames: frames)
    try await wait { $0.dropFirst(before).contains(where: isIt) }
    await settle()
  }
}

extension PlayerEvent {
  /// Whether it tells that the sound broke off.
  fileprivate var isHold: Bool {
    if case .soundHeld = self { true } else { false }
  }
}
