import LimberAudio
import LimberPlayer
import LimberSpeech
import LimberTimeline
import Testing

/// Sessions that hardly begin, or end at an odd moment.
@Suite(.timeLimit(.minutes(1)))
struct SessionEdgeTests {
  private typealias Plan = AsyncThrowingStream<Score, any Error>

  @Test(arguments: PlayerCommand.plain)
  func `a command before anything is planned changes nothing`(
    command: PlayerCommand
  ) async throws {
    let score = try await SmallVoice.score()
    let (plan, give) = Plan.makeStream()
    let sink = NullSink.manual(margin: 480)
    let performance = Performance(of: plan, on: [sink], leadIn: 600)
    await performance.send(command)
    await performance.pass(frames: 48_000)
    try await performance.wait { !$0.isEmpty }
    #expect(performance.events == [.refused(command)])
    give.yield(score)
    give.finish()
    try await performance.wait { $0.contains(.started) }
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.cues.lines == score.timeline.cues.lines)
    #expect(events.jumps == [])
    try await PlayerTests.expectWhole(score, on: sink)
  }

  @Test func `without any plan the session ends`() async throws {
    let (plan, give) = Plan.makeStream()
    give.finish()
    let performance = Performance(of: plan, on: [NullSink.manual(margin: 0)], leadIn: 600)
    #expect(try await performance.end() == [.stopped])
  }

  @Test func `a plan that fails before it begins is told as an error only`() async throws {
    struct Broken: Error {}
    let (plan, give) = Plan.makeStream()
    give.finish(throwing: Broken())
    let performance = Performance(of: plan, on: [NullSink.manual(margin: 0)], leadIn: 600)
    await #expect(throws: Broken.self) { try await performance.end() }
    #expect(performance.events == [])
  }

  @Test func `a session that was to begin behind what could be planned ends with the reason`()
    async throws
  {
    struct Broken: Error {}
    let (plan, give) = Plan.makeStream()
    give.yield(GrowingSession.scores[2])
    give.finish(throwing: Broken())
    let performance = Performance(
      of: plan, on: [NullSink.manual(margin: 0)], leadIn: 600, beginning: .section(2))
    try await performance.wait { $0.contains(.started) }
    await performance.playOn()
    await #expect(throws: Broken.self) { try await performance.end() }
    #expect(performance.events.cues == [])
  }

  @Test func `a session in which nothing happens finishes`() async throws {
    let draft = SmallRoutine(parts: []).layOut(ClipTable())
    let score = Score(draft, clips: ClipTable(), unspoken: [:])
    let performance = try await Performance.started(
      score, on: [NullSink.manual(margin: 0)], leadIn: 600)
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.cues == [])
    #expect(events.last == .finished)
  }

  @Test func `cancelling the session ends what is being spoken`() async throws {
    let (cancelled, tell) = AsyncStream<Void>.makeStream()
    let rehearsal = Rehearsal(layOut: { SmallRoutine.standard.layOut($0) }) {
      utterance throws(SpeechError) in
      guard utterance.text != "Side reach." else { return SmallVoice.clip(for: utterance) }
      try? await Task.sleep(for: .seconds(60))
      tell.yield()
      throw SpeechError(.cancelled, "cancelled")
    }
    let performance = Performance(
      of: rehearsal.scores(), on: [NullSink.manual(margin: 0)], leadIn: .zero)
    try await performance.wait { $0.contains(.started) }
    performance.cancel()
    #expect(try await performance.end().last == .stopped)
    var news = cancelled.makeAsyncIterator()
    await news.next()
  }

  @Test func `a session that is cancelled while its sink opens stops, and closes it`() async throws
  {
    let (plan, give) = Plan.makeStream()
    give.yield(try await SmallVoice.score())
    let sink = SlowSink()
    let performance = Performance(of: plan, on: [sink], leadIn: .zero)
    await sink.waitUntilOpening()
    performance.cancel()
    let events = try await performance.end()
    #expect(events.last == .stopped)
    #expect(!events.contains { $0.isLoss })
    #expect(await sink.isStopped)
  }

  @Test func `nobody who waits is left behind when the session ends`() async throws {
    let score = try await SmallVoice.score()
    for _ in 0..<50 {
      let performance = try await Performance.started(
        score, on: [NullSink.manual(margin: 0)], leadIn: .zero)
      await withTaskGroup { group in
        for index in 0..<20 {
          group.addTask {
            if index == 10 { performance.player.send(.stop) }
            await performance.settle()
          }
        }
      }
      _ = try await performance.end()
      await performance.settle()
    }
  }

  @Test(arguments: [(PlayerCommand.next, 3), (.back, 1)])
  func `right after a jump the position is its target, until that is heard`(
    command: PlayerCommand, station: Int
  ) async throws {
    let score = try await SmallVoice.score()
    let target = SmallRoutine.standard.stations(in: score.timeline)[station]
    let sink = NullSink.manual(margin: 4800)
    let performance = try await Performance.started(score, on: [sink], leadIn: .zero)
    await performance.pass(frames: 12 * 48_000)
    await performance.send(command)
    for frames in [0, 2400, 2400, 48, 480] { await performance.pass(frames: frames) }
    await performance.send(.stop)
    let positions = try await performance.end().positions
    #expect(positions == [12_000, target, target + 1, target + 11])
  }

  @Test func `a session ends when its last tone has died away`() async throws {
    let score = try await Self.ringing()
    let end = score.timeline.duration.count * 48
    let performance = try await Performance.started(
      score, on: [NullSink.manual(margin: 0)], leadIn: .zero)
    await performance.pass(frames: end + 400 * 48 - 100)
    #expect(!performance.isOver)
    await performance.pass(frames: 200)
    let events = try await performance.end()
    #expect(events.last == .finished)
    #expect(events.cues.last?.tone == .end)
    #expect(events.positions.last == score.timeline.duration)
  }

  @Test func `no position is beyond the end, though a tone still rings`() async throws {
    let score = try await Self.ringing()
    let performance = try await Performance.started(
      score, on: [NullSink.manual(margin: 0)], leadIn: .zero)
    for _ in 0..<6 { await performance.send(.next) }
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.last == .finished)
    #expect(events.positions.allSatisfy { $0 <= score.timeline.duration })
    #expect(events.positions == events.positions.sorted())
  }

  /// The small routine with a tone on its very end.
  private static func ringing() async throws -> Score {
    let clips = try await SmallVoice.score().measure
    var draft = SmallRoutine.standard.layOut(clips)
    var tone = try #require(draft.timeline.cues.last)
    tone.kind = .release
    tone.start = draft.timeline.duration
    tone.sound = .tone(.end)
    tone.duration = Tone.end.duration
    tone.anchor = Cue.Anchor(slot: draft.timeline.slots.count - 1, edge: .end, offset: .zero)
    draft.timeline.cues.append(tone)
    return Score(draft, clips: clips, unspoken: [:])
  }
}

/// A sink that never opens, and gives up when its caller does.
private actor SlowSink: AudioSink {
  nonisolated let events: AsyncStream<SinkEvent>
  private let announce: AsyncStream<SinkEvent>.Continuation
  private var isOpening = false
  private(set) var isStopped = false

  init() {
    (events, announce) = AsyncStream.makeStream()
  }

  func waitUntilOpening() async {
    while !isOpening { try? await Task.sleep(for: .milliseconds(1)) }
  }

  func start(_ feed: any AudioFeed) async throws(SinkError) {
    isOpening = true
    do {
      try await Task.sleep(for: .seconds(60))
    } catch {
      throw SinkError(.lost, "nobody waits any more")
    }
  }

  func extend(_ feed: any AudioFeed) {}

  func rewrite(_ makeFeed: @Sendable (Int) -> any AudioFeed) -> Int { 0 }

  func pause() {}

  func resume() {}

  func position() -> Int { 0 }

  nonisolated func remind(_ reminder: SinkReminder?) {}

  func stop() {
    isStopped = true
    announce.finish()
  }
}
