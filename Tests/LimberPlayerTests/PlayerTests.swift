import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

@Suite(.timeLimit(.minutes(1)))
struct PlayerTests {
  @Test(arguments: [0, 480, 4800])
  func `every cue is heard once, in order`(margin: Int) async throws {
    let score = try await SmallVoice.score()
    let sink = NullSink.manual(margin: margin)
    let performance = try await Performance.started(score, on: [sink], leadIn: 600)
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.cues.lines == score.timeline.cues.lines)
    #expect(events.last == .finished)
    let positions = events.positions
    #expect(positions == positions.sorted())
    #expect(Set(positions).count == positions.count)
    #expect(positions.last == score.timeline.duration)
    try await Self.expectWhole(score, on: sink)
  }

  @Test func `no cue is told before it sounds, the lead-in included`() async throws {
    let score = try await SmallVoice.score()
    let performance = try await Performance.started(
      score, on: [NullSink.manual(margin: 0)], leadIn: 600)
    await performance.pass(frames: 28_799)
    await performance.send(.resume)
    try await performance.wait { $0.contains(.position(.zero)) }
    #expect(performance.events.cues.lines == [])
    await performance.pass(frames: 2)
    try await performance.wait { !$0.cues.isEmpty }
    #expect(performance.events.cues.lines == [score.timeline.cues[0]].lines)
    performance.player.send(.stop)
    _ = try await performance.end()
  }

  @Test func `two hundred pauses lose and repeat nothing`() async throws {
    let score = try await SmallVoice.score()
    let sink = NullSink.manual(margin: 480)
    let performance = try await Performance.started(score, on: [sink], leadIn: 600)
    var generator = SeededGenerator(seed: 200)
    for _ in 0..<200 {
      await performance.pass(frames: .random(in: 0...10_000, using: &generator))
      await performance.send(Bool.random(using: &generator) ? .pause : .toggle)
      await performance.pass(frames: .random(in: 0...100_000, using: &generator))
      await performance.send(Bool.random(using: &generator) ? .resume : .toggle)
    }
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.cues.lines == score.timeline.cues.lines)
    #expect(events.count { $0 == .paused } == 200)
    #expect(events.count { $0 == .resumed } == 200)
    try await Self.expectWhole(score, on: sink)
  }

  @Test func `a pause is told with the position it stands at`() async throws {
    let score = try await SmallVoice.score()
    let performance = try await Performance.started(
      score, on: [NullSink.manual(margin: 0)], leadIn: .zero)
    await performance.pass(frames: 48_000)
    for case let sink as NullSink in performance.sinks { await sink.advance(frames: 4800) }
    await performance.send(.pause)
    await performance.pass(frames: 48_000)
    performance.player.send(.stop)
    let events = try await performance.end()
    let pause = try #require(events.firstIndex(of: .paused))
    #expect(events[pause - 2] == .position(1100))
    #expect(Array(events[pause...]).positions == [])
  }

  @Test func `going back repeats what is heard again`() async throws {
    let score = try await SmallVoice.score()
    let timeline = score.timeline
    let stations = SmallRoutine.standard.stations(in: timeline)
    let performance = try await Performance.started(
      score, on: [NullSink.manual(margin: 480)], leadIn: .zero)
    await performance.pass(frames: (stations[1].count + 5000) * 48)
    await performance.send(.back)
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.jumps == [stations[1]])
    let first = timeline.cues.filter { $0.start <= stations[1] + 5000 }
    #expect(events.cues.lines == (first + timeline.cues.filter { $0.start >= stations[1] }).lines)
  }

  @Test func `what was heard before a jump is told before it`() async throws {
    let score = try await SmallVoice.score()
    let sink = NullSink.manual(margin: 480)
    let performance = try await Performance.started(score, on: [sink], leadIn: .zero)
    await sink.advance(frames: 240_000)
    await performance.send(.next)
    await performance.send(.stop)
    let events = try await performance.end()
    #expect(events.cues.lines == score.timeline.cues.filter { $0.start < 5000 }.lines)
    #expect(events.suffix(5).first == .position(5000))
  }

  @Test func `a command after everything was heard changes nothing`() async throws {
    let score = try await SmallVoice.score()
    let sink = NullSink.manual(margin: 480)
    let performance = try await Performance.started(score, on: [sink], leadIn: .zero)
    await sink.advance(frames: score.feed.readyFrames)
    await performance.send(.back)
    let events = try await performance.end()
    #expect(events.jumps == [])
    #expect(events.last == .finished)
  }

  @Test func `next at the last station ends in silence`() async throws {
    let score = try await SmallVoice.score()
    let sink = NullSink.manual(margin: 480)
    let performance = try await Performance.started(score, on: [sink], leadIn: .zero)
    for _ in 0..<6 { await performance.send(.next) }
    await performance.playOn()
    let events = try await performance.end()
    let stations = SmallRoutine.standard.stations(in: score.timeline)
    #expect(events.jumps == stations.dropFirst() + [score.timeline.duration])
    #expect(events.last == .finished)
    #expect(await sink.heard.dropFirst(480).allSatisfy { $0 == 0 })
  }

  @Test func `a tone on the very end is told, and rings out`() async throws {
    let words = try await SmallVoice.score().measure
    var draft = SmallRoutine.standard.layOut(words)
    let end = draft.timeline.duration
    var last = try #require(draft.timeline.cues.last)
    last.sound = .tone(.end)
    last.start = end
    last.anchor = Cue.Anchor(slot: last.anchor.slot, edge: .end, offset: .zero)
    draft.timeline.cues.append(last)
    let score = Score(draft, clips: words, unspoken: [:])
    let sink = NullSink.manual(margin: 0)
    let performance = try await Performance.started(score, on: [sink], leadIn: .zero)
    await performance.playOn()
    #expect(try await performance.end().cues.lines == draft.timeline.cues.lines)
    #expect(await sink.heard.count >= (end + Tone.end.duration - 5).count * 48)
  }

  @Test func `an hour goes by in moments`() async throws {
    let hour = SmallRoutine(parts: (0..<90).flatMap { _ in SmallRoutine.standard.parts })
    let score = try await SmallVoice.rehearsal(of: hour).finalScore()
    let sink = NullSink(pace: .manual, margin: 480, faults: .none, recordLimit: 0)
    let performance = try await Performance.started(score, on: [sink], leadIn: 600)
    await performance.playOn()
    #expect(score.timeline.duration > .seconds(3300))
    #expect(try await performance.end().cues.lines == score.timeline.cues.lines)
  }

  @Test func `a session that is stopped says so, and waits for nobody`() async throws {
    let (scores, give) = AsyncThrowingStream<Score, any Error>.makeStream()
    let performance = Performance(of: scores, on: [NullSink.manual(margin: 0)], leadIn: .zero)
    performance.player.send(.stop)
    // Nothing is planned yet, and nothing ever will be.
    #expect(try await performance.end() == [.obeyed(.stop), .stopped])
    withExtendedLifetime(give) {}
  }

  @Test func `a cancelled session stops`() async throws {
    let score = try await SmallVoice.score()
    let sink = NullSink.manual(margin: 0)
    let performance = try await Performance.started(score, on: [sink], leadIn: .zero)
    await performance.pass(frames: 48_000)
    performance.cancel()
    #expect(try await performance.end().last == .stopped)
    await #expect(throws: SinkError.self) { try await sink.pause() }
    await performance.settle()
  }

  @Test func `a plan that breaks off is played as far as it goes`() async throws {
    struct Broken: Error {}
    let (scores, give) = AsyncThrowingStream<Score, any Error>.makeStream()
    let sink = NullSink.manual(margin: 0)
    let performance = Performance(of: scores, on: [sink], leadIn: .zero)
    let score = try await Self.half()
    give.yield(score)
    try await performance.wait { $0.contains(.started) }
    await performance.pass(frames: 480_000_000)
    give.finish(throwing: Broken())
    await performance.playOn()
    await #expect(throws: Broken.self) { try await performance.end() }
    #expect(performance.events.last == .finished)
    let settled = score.timeline.cues.filter { $0.start < score.settled }
    #expect(performance.events.cues.lines == settled.lines)
  }

  /// A score of which only the first pose is settled.
  private static func half() async throws -> Score {
    let whole = try await SmallVoice.score()
    var draft = SmallRoutine.standard.layOut(whole.measure)
    draft.missing = [draft.timeline.cues.last?.sound].compactMap { sound in
      guard case .speech(let utterance) = sound else { return nil }
      return utterance
    }
    draft.settled = SmallRoutine.standard.stations(in: draft.timeline)[1]
    return Score(draft, clips: whole.measure, unspoken: [:])
  }

  /// Checks that a sink has heard a lead-in of 600 ms and then the score, frame by frame.
  static func expectWhole(_ score: Score, on sink: NullSink) async throws {
    let heard = await sink.heard
    let frames = heard.count - 28_800
    try #require(frames >= score.timeline.duration.count * 48)
    #expect(firstDifference(heard, score.samples(-28_800..<frames)) == nil)
  }
}
