import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// Sessions that are planned anew while they are played.
@Suite(.timeLimit(.minutes(1)))
struct ReplanTests {
  /// A session that is rehearsed for as long as plans may come, whole and under way.
  private static func session() async throws -> (performance: Performance, sink: NullSink) {
    let (plans, wish) = AsyncStream<SessionPlan>.makeStream()
    let sink = NullSink.manual(margin: 480)
    let performance = Performance(
      of: SteeredScore.rehearsal.scores(of: plans), on: [sink], leadIn: .zero,
      steering: SteeredScore.steering { wish.yield($0) })
    try await performance.wait { $0.contains(.started) && $0.isPlanned }
    return (performance, sink)
  }

  @Test(arguments: [PlayerCommand.slower, .faster])
  func `another pace is not heard in the tone that sounds, and every word is heard once`(
    command: PlayerCommand
  ) async throws {
    let former = SteeredScore.layOut(nil, SteeredScore.whole.measure).timeline
    let hold = former.slots.filter { $0.kind == .hold }[0]
    let session = try await Self.session()
    // In the middle of the tone, and between two milliseconds.
    let place = (hold.start + 60).count * 48 + 17
    await session.performance.pass(frames: place)
    await session.performance.send(command)
    try await session.performance.replanned()
    await session.performance.playOn()
    let events = try await session.performance.end()
    #expect(events.cues.map(\.text) == former.cues.map(\.text))
    let heard = await session.sink.heard
    let end = hold.end.count * 48
    let expected = SteeredScore.score(of: SmallRoutine.spoken).samples(0..<end)
    #expect(firstDifference(Array(heard[..<end]), expected) == nil)
    let pace = command == .slower ? 900 : 1100
    let plan = SessionPlan(pace: pace, variant: .standard)
    #expect(events.contains(.replanned(plan)))
    #expect(events.last == .finished)
    let whole = SteeredScore.layOut(plan, SteeredScore.whole.measure).timeline.duration
    #expect(events.positions.last == whole)
  }

  @Test func `an easier form comes at the same place, and what was done stays done`() async throws {
    let session = try await Self.session()
    let former = SteeredScore.layOut(nil, SteeredScore.whole.measure).timeline
    let holds = former.slots.filter { $0.kind == .hold }
    await session.performance.pass(frames: (holds[1].start + 1000).count * 48)
    await session.performance.send(.easier)
    try await session.performance.replanned()
    await session.performance.playOn()
    let events = try await session.performance.end()
    #expect(events.cues.map(\.text) == former.cues.map(\.text))
    let starts = events.cues.filter { $0.kind == .start }
    #expect(starts.count == holds.count)
    let easier = SteeredScore.layOut(
      SessionPlan(pace: 1000, variant: .easier), SteeredScore.whole.measure)
    #expect(events.positions.last == easier.timeline.duration)
  }

  @Test func `easier, when it hurts, begins the side anew`() async throws {
    let session = try await Self.session()
    let former = SteeredScore.layOut(nil, SteeredScore.whole.measure).timeline
    let holds = former.slots.filter { $0.kind == .hold }
    await session.performance.pass(frames: (holds[1].start + 1000).count * 48)
    await session.performance.send(.thatHurts)
    await session.performance.pass(frames: 480_000)
    await session.performance.send(.easier)
    try await session.performance.replanned()
    await session.performance.playOn()
    let events = try await session.performance.end()
    #expect(events.cues.filter { $0.text == "Now right." }.count == 2)
    #expect(events.contains(.answered))
    #expect(events.last == .finished)
  }

  @Test func `an easier form that is ready amid a question waits for its end`() async throws {
    let (plans, wish) = AsyncStream<SessionPlan>.makeStream()
    let (scores, give) = AsyncThrowingStream<Score, any Error>.makeStream()
    let (isReady, makeReady) = AsyncStream<Void>.makeStream()
    Task {
      for try await score in SteeredScore.rehearsal.scores(of: plans) {
        if score.plan?.variant == .easier { for await _ in isReady {} }
        give.yield(score)
      }
    }
    let performance = Performance(
      of: scores, on: [NullSink.manual(margin: 480)], leadIn: .zero,
      steering: SteeredScore.steering { wish.yield($0) })
    try await performance.wait { $0.contains(.started) && $0.isPlanned }
    let former = SteeredScore.layOut(nil, SteeredScore.whole.measure).timeline
    let holds = former.slots.filter { $0.kind == .hold }
    await performance.pass(frames: (holds[1].start + 1000).count * 48)
    await performance.send(.thatHurts)
    await performance.pass(frames: 480_000)
    await performance.send(.easier)
    await performance.send(.stop, by: .voice)
    #expect(performance.events.last == .waiting(.stop))
    makeReady.finish()
    for _ in 0..<100 {
      try await Task.sleep(for: .milliseconds(1))
      await performance.settle()
    }
    try #require(!performance.events.contains { if case .replanned = $0 { true } else { false } })
    // Nobody answers, and what was asked for is done: the side begins anew.
    await performance.pass(frames: 960_000)
    try await performance.replanned()
    give.finish()
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.filter { $0 == .answered }.count == 2)
    #expect(events.cues.filter { $0.text == "Now right." }.count == 2)
    #expect(events.last == .finished)
  }

  @Test func `what is the same in the easier form does not begin anew as if it were easier`()
    async throws
  {
    let session = try await Self.session()
    let last = SteeredScore.layOut(nil, SteeredScore.whole.measure).timeline.sections[2]
    await session.performance.pass(frames: (last.start + 500).count * 48)
    await session.performance.send(.thatHurts)
    await session.performance.pass(frames: 480_000)
    await session.performance.send(.easier)
    try await session.performance.replanned()
    #expect(session.performance.events.contains(.notEasier))
    #expect(!session.performance.events.contains(.answered))
    // There is nothing easier than the easier form either.
    await session.performance.send(.easier)
    #expect(session.performance.events.contains(.refused(.easier)))
    await session.performance.send(.ready)
    await session.performance.playOn()
    let events = try await session.performance.end()
    #expect(events.cues.filter { $0.text == "Stay." }.count <= 2)
    #expect(events.last == .finished)
  }

  @Test func `a plan that is asked for in a pause is there when it goes on`() async throws {
    let session = try await Self.session()
    let former = SteeredScore.layOut(nil, SteeredScore.whole.measure).timeline
    let hold = former.slots.filter { $0.kind == .hold }[0]
    await session.performance.pass(frames: (hold.start + 1000).count * 48)
    await session.performance.send(.pause)
    await session.performance.send(.slower)
    await session.performance.send(.slower)
    try await session.performance.replanned()
    await session.performance.send(.resume)
    await session.performance.playOn()
    let events = try await session.performance.end()
    #expect(events.contains(.replanned(SessionPlan(pace: 750, variant: .standard))))
    #expect(events.last == .finished)
  }
}

extension Performance {
  /// Waits until the session goes on in another plan.
  fileprivate func replanned() async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while !events.contains(where: { if case .replanned = $0 { true } else { false } }) {
      guard ContinuousClock.now < deadline else { throw Stuck(events: events) }
      await pass(frames: 0)
      try await Task.sleep(for: .milliseconds(1))
    }
    // It is the first of several events.
    await settle()
  }
}

extension [PlayerEvent] {
  /// Whether all of the session is planned.
  fileprivate var isPlanned: Bool {
    contains { if case .planned(_, true) = $0 { true } else { false } }
  }
}
