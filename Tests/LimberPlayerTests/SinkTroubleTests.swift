import LimberAudio
import LimberPlayer
import LimberTimeline
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SinkTroubleTests {
  private static let refusal = SinkError(.noDevice, "there is no device")

  @Test(arguments: [1, 48_000, 960_000])
  func `a stall makes everything late and loses nothing`(length: Int) async throws {
    let score = try await SmallVoice.score()
    let stall = NullSink.Faults.Stall(frame: 200_000, length: length)
    let sink = TappedSink(
      margin: 480, faults: NullSink.Faults(refusal: nil, loss: nil, stall: stall))
    let performance = try await Performance.started(score, on: [sink], leadIn: 600)
    await performance.pass(frames: 200_000 + length)
    #expect(await sink.position() == 200_000)
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.cues.lines == score.timeline.cues.lines)
    #expect(events.contains(.notice("the sound came late once")))
    let heard = await sink.heard
    #expect(heard.count >= score.timeline.duration.count * 48 + 28_800)
    #expect(firstDifference(heard, score.samples(-28_800..<heard.count - 28_800)) == nil)
  }

  @Test func `without any sink the session does not begin`() async throws {
    let events = try await Self.eventsOfFailure(on: [Self.refusing(Self.refusal)])
    #expect(events.last == .soundLost(Self.refusal, continues: false))
    #expect(!events.contains(.started))
  }

  @Test func `a second sink that refuses ends the session with its reason`() async throws {
    let first = SinkError(.noServer, "there is no server")
    let events = try await Self.eventsOfFailure(on: [
      Self.refusing(first), Self.refusing(Self.refusal),
    ])
    #expect(events.contains(.soundLost(first, continues: true)))
    #expect(!events.contains(.started))
  }

  @Test func `a sink that is lost during a pause leaves the session paused`() async throws {
    let score = try await SmallVoice.score()
    let (first, second) = (FickleSink(refusing: nil), NullSink.manual(margin: 0))
    let performance = try await Performance.started(score, on: [first, second], leadIn: .zero)
    await performance.send(.pause)
    await first.fail(at: 240_000)
    try await performance.wait { $0.contains { $0.isLoss } }
    await performance.pass(frames: 480_000)
    #expect(await second.position() == 0)
    await performance.send(.resume)
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.cues.lines == score.timeline.cues.lines)
    let heard = await second.heard
    #expect(firstDifference(heard, score.samples(240_000..<240_000 + heard.count)) == nil)
  }

  @Test func `a sink that is lost in the lead-in is followed by the rest of it`() async throws {
    let score = try await SmallVoice.score()
    let (first, second) = (NullSink.lost(before: 10_000), NullSink.manual(margin: 0))
    let performance = try await Performance.started(score, on: [first, second], leadIn: 600)
    await performance.playOn()
    #expect(try await performance.end().cues.lines == score.timeline.cues.lines)
    let heard = await second.heard
    #expect(firstDifference(heard, score.samples(-18_800..<heard.count - 18_800)) == nil)
  }

  /// Plays where nothing can be heard, checks that it throws the refusal, and returns the events.
  private static func eventsOfFailure(on sinks: [any AudioSink]) async throws -> [PlayerEvent] {
    let (plan, give) = AsyncThrowingStream<Score, any Error>.makeStream()
    give.yield(try await SmallVoice.score())
    give.finish()
    let performance = Performance(of: plan, on: sinks, leadIn: .zero)
    await #expect(throws: refusal) { try await performance.end() }
    return performance.events
  }

  private static func refusing(_ error: SinkError) -> NullSink {
    NullSink(
      pace: .manual, margin: 0, faults: NullSink.Faults(refusal: error, loss: nil, stall: nil),
      recordLimit: 0)
  }
}
