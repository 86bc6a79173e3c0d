import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SinkLossTests {
  private static let loss = 500_000

  @Test func `when the sound is lost the session goes on from the same frame`() async throws {
    let score = try await SmallVoice.score()
    let first = NullSink.lost(before: Self.loss)
    let second = NullSink.manual(margin: 0)
    let performance = try await Performance.started(score, on: [first, second], leadIn: 600)
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.cues.lines == score.timeline.cues.lines)
    #expect(events.last == .finished)
    #expect(events.count { $0.isLoss } == 1)
    let heard = await first.heard + second.heard
    let expected = score.samples(-28_800..<heard.count - 28_800)
    #expect(firstDifference(heard, expected) == nil)
    #expect(await first.heard.count == Self.loss)
  }

  @Test(arguments: PlayerCommand.plain)
  func `a command that meets a lost sink is done on the next one`(
    command: PlayerCommand
  ) async throws {
    let score = try await SmallVoice.score()
    let first = NullSink.lost(before: Self.loss)
    let second = NullSink.manual(margin: 0)
    let performance = try await Performance.started(score, on: [first, second], leadIn: .zero)
    if command == .resume { await performance.send(.pause) }
    // The sink is lost, but nobody has looked yet.
    await first.advance(frames: Self.loss + 48_000)
    await performance.send(command)
    if command == .pause || command == .toggle { await performance.send(.resume) }
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.last == .finished)
    #expect(events.count { $0.isLoss } == 1)
    if events.jumps.isEmpty { #expect(events.cues.lines == score.timeline.cues.lines) }
  }

  @Test func `a lost sink stays paused`() async throws {
    let score = try await SmallVoice.score()
    let sinks = [FickleSink(refusing: .pause), NullSink.manual(margin: 0)] as [any AudioSink]
    let performance = try await Performance.started(score, on: sinks, leadIn: .zero)
    await performance.send(.pause)
    await performance.pass(frames: 480_000)
    try await performance.wait { $0.contains(.paused) }
    #expect(await sinks[1].position() == 0)
    await performance.send(.resume)
    await performance.playOn()
    #expect(try await performance.end().cues.lines == score.timeline.cues.lines)
  }

  @Test(arguments: FickleSink.Call.allCases)
  func `a sink that fails a call, and tells it as well, is replaced once`(
    call: FickleSink.Call
  ) async throws {
    let (scores, give) = AsyncThrowingStream<Score, any Error>.makeStream()
    let sinks = [FickleSink(refusing: call), NullSink.manual(margin: 0)] as [any AudioSink]
    let performance = Performance(of: scores, on: sinks, leadIn: .zero)
    var last: Score?
    for try await score in SmallVoice.rehearsal.scores() {
      give.yield(score)
      last = score
    }
    give.finish()
    try await performance.wait { $0.contains(.started) }
    for command in [PlayerCommand.pause, .resume, .next, .back] { await performance.send(command) }
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.count { $0.isLoss } == 1)
    #expect(events.last == .finished)
    #expect(events.cues.suffix(3) == last?.timeline.cues.suffix(3))
    #expect(events.jumps.count == 2)
  }

  @Test func `the last frame is the one that the failure tells`() async throws {
    let score = try await SmallVoice.score()
    let (first, second) = (FickleSink(refusing: nil), NullSink.manual(margin: 0))
    let performance = try await Performance.started(score, on: [first, second], leadIn: .zero)
    await first.fail(at: 480_000)
    try await performance.wait { $0.contains { $0.isLoss } }
    await performance.playOn()
    #expect(try await performance.end().last == .finished)
    let heard = await second.heard
    #expect(firstDifference(heard, score.samples(480_000..<480_000 + heard.count)) == nil)
  }

  @Test func `without another sink the session ends with the reason`() async throws {
    let score = try await SmallVoice.score()
    let performance = try await Performance.started(
      score, on: [NullSink.lost(before: Self.loss)], leadIn: .zero)
    await performance.playOn()
    await #expect(throws: SinkError.self) { try await performance.end() }
    #expect(performance.events.contains { $0.isLoss })
    #expect(!performance.events.contains(.finished))
  }

  @Test func `without any device the session begins silently`() async throws {
    let score = try await SmallVoice.score()
    let refusal = SinkError(.noServer, "no sound server")
    let none = NullSink(
      pace: .manual, margin: 0,
      faults: NullSink.Faults(refusal: refusal, loss: nil, stall: nil), recordLimit: 0)
    let performance = try await Performance.started(
      score, on: [none, NullSink.manual(margin: 0)], leadIn: 600)
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.contains(.soundLost(refusal, continues: true)))
    #expect(events.cues.lines == score.timeline.cues.lines)
  }
}
