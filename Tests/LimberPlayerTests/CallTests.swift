import LimberAudio
import LimberPlayer
import LimberTimeline
import Testing

/// A call that comes while somebody is guided who does not look.
@Suite(.timeLimit(.minutes(1)))
struct CallTests {
  private static let hold = SmallRoutine.spoken.timeline.slots.filter { $0.kind == .hold }[0]

  /// A session in which `body` happens, 3 s into its first hold unless it awaits its start; what was
  /// told and heard of it.
  private static func session(
    awaitsStart: Bool = false,
    _ body: (Performance, CalledSink) async throws -> Void
  ) async throws -> (events: [PlayerEvent], heard: [Int16]) {
    let sink = CalledSink()
    let performance = try await Performance.started(
      SteeredScore.whole, on: [sink], leadIn: .zero,
      steering: SteeredScore.spokenSteering(awaitsStart: awaitsStart))
    if !awaitsStart { await performance.pass(frames: (hold.start.count + 3000) * 48) }
    try await body(performance, sink)
    performance.player.send(.stop)
    return (try await performance.end(), await sink.heard)
  }

  /// Lets a call come, or end, and waits until the session knows.
  private static func call(
    _ isOn: Bool, _ sink: CalledSink, _ performance: Performance
  ) async throws {
    sink.call(isOn)
    try await performance.wait { $0.contains(.handsFree(.makesRoom(isOn))) }
    await performance.settle()
  }

  /// Has a call of so many seconds, and returns where in what is heard it was.
  private static func call(
    seconds: Int, _ sink: CalledSink, _ performance: Performance
  ) async throws -> Range<Int> {
    try await call(true, sink, performance)
    let start = await sink.heard.count
    await performance.pass(frames: seconds * 48_000)
    let end = await sink.heard.count
    try await call(false, sink, performance)
    return start..<end
  }

  @Test func `nothing is said into a call, and behind it the session goes on by itself`()
    async throws
  {
    var quiet = 0..<0
    let (events, heard) = try await Self.session { performance, sink in
      quiet = try await Self.call(seconds: 30, sink, performance)
      await performance.pass(frames: 3 * 48_000)
    }
    #expect(heard[quiet].allSatisfy { $0 == 0 })
    #expect(heard[quiet.upperBound...].contains { $0 != 0 })
    #expect(events.filter { $0 == .paused || $0 == .resumed } == [.paused, .resumed])
  }

  @Test func `a person's own pause is told again behind a call`() async throws {
    var quiet = 0..<0
    let (events, heard) = try await Self.session { performance, sink in
      await performance.send(.pause, by: .voice)
      await performance.pass(frames: 4800)
      quiet = try await Self.call(seconds: 30, sink, performance)
      await performance.pass(frames: 5 * 48_000)
    }
    #expect(heard[quiet].allSatisfy { $0 == 0 })
    let said = SteeredScore.frames(of: [SteeredScore.pausedByVoice])
    let after = heard[quiet.upperBound...]
    #expect(after.prefix(said).contains { $0 != 0 })
    #expect(after.dropFirst(said).allSatisfy { $0 == 0 })
    #expect(!events.contains(.resumed))
  }

  @Test func `a session that waits for its start greets again behind a call`() async throws {
    var quiet = 0..<0
    let (events, heard) = try await Self.session(awaitsStart: true) { performance, sink in
      await performance.pass(frames: 4800)
      quiet = try await Self.call(seconds: 90, sink, performance)
      await performance.pass(frames: 5 * 48_000)
      await performance.send(.ready, by: .voice)
    }
    #expect(heard[quiet].allSatisfy { $0 == 0 })
    #expect(heard[quiet.upperBound...].contains { $0 != 0 })
    #expect(events.contains(.obeyed(.ready)))
  }

  @Test func `who goes on by hand does not wait for the end of a call`() async throws {
    var start = 0
    let (events, heard) = try await Self.session { performance, sink in
      try await Self.call(true, sink, performance)
      start = await sink.heard.count
      await performance.send(.resume)
      await performance.pass(frames: 3 * 48_000)
    }
    #expect(heard[start...].contains { $0 != 0 })
    #expect(events.contains(.handsFree(.makesRoom(false))))
  }

  @Test func `news wait for the end of a call`() async throws {
    var start = 0
    let (_, heard) = try await Self.session { performance, sink in
      await performance.send(.pause)
      await performance.pass(frames: 5 * 48_000)
      try await Self.call(true, sink, performance)
      let words = SteeredScore.timeLeft
      performance.player.say(Saying([(words, SmallVoice.clip(for: words))], moment: .whenFree))
      start = await sink.heard.count
      await performance.pass(frames: 30 * 48_000)
      // It is tried again a few times a second.
      try await Task.sleep(for: .milliseconds(700))
      await performance.pass(frames: 48_000)
    }
    #expect(heard[start...].allSatisfy { $0 == 0 })
  }
}
