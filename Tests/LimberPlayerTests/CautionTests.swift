import LimberAudio
import LimberPlayer
import LimberSpeech
import LimberTesting
import LimberTimeline
import Testing

/// What keeps people safe is said wherever a session is entered.
@Suite(.timeLimit(.minutes(1)))
struct CautionTests {
  private static let routine = SmallRoutine(parts: [
    SmallRoutine.Part(
      section: 0, side: nil, set: 1,
      steps: [.say(.title, "Side reach."), .say(.safety, "Stop if it burns.")]),
    SmallRoutine.Part(
      section: 0, side: .left, set: 1,
      steps: [.say(.instruct, "Left arm up."), .hold(seconds: 8), .say(.instruct, "Lower.")]),
    SmallRoutine.Part(
      section: 0, side: .right, set: 1,
      steps: [.say(.switch, "Now right."), .hold(seconds: 8), .say(.instruct, "Lower it.")]),
    SmallRoutine.Part(section: 1, side: nil, set: 1, steps: [.say(.title, "Fold.")]),
  ])

  private static let score = SteeredScore.score(telling: routine)
  private static let caution = score.timeline.cues[1]
  private static let holds = score.timeline.slots.filter { $0.kind == .hold }

  private static func session(
    from place: Milliseconds = .zero
  ) async throws -> (performance: Performance, sink: NullSink) {
    let sink = NullSink.manual(margin: 0)
    let performance = try await Performance.started(
      score, on: [sink], leadIn: .zero, steering: SteeredScore.steering(),
      beginning: .place(place))
    return (performance, sink)
  }

  @Test func `who jumps past a caution hears it first, and may jump on`() async throws {
    let session = try await Self.session()
    await session.performance.pass(frames: 4800)
    await session.performance.send(.next)
    let turn = Self.turn
    #expect(session.performance.events.jumps == [turn.start])
    #expect(session.performance.events.cues.map(\.text) == ["Side reach.", "Stop if it burns."])
    await session.performance.pass(frames: Self.caution.duration.count * 48)
    #expect(session.performance.events.positions.last == turn.start)
    // It has not been heard to its end, and is said again.
    await session.performance.send(.back)
    await session.performance.send(.next)
    #expect(session.performance.events.cues.count { $0 == Self.caution } == 2)
    await session.performance.pass(frames: 4 * 48_000)
    #expect(session.performance.events.cues.contains { $0.text == "Left arm up." })
    // Now it has.
    await session.performance.send(.back)
    await session.performance.send(.next)
    await session.performance.playOn()
    let events = try await session.performance.end()
    #expect(events.cues.count { $0 == Self.caution } == 2)
    #expect(events.last == .finished)
  }

  @Test func `a caution that was heard is not said again`() async throws {
    let session = try await Self.session()
    await session.performance.pass(frames: Self.caution.audibleEnd.count * 48 + 4800)
    await session.performance.send(.next)
    await session.performance.playOn()
    let events = try await session.performance.end()
    #expect(events.cues.count { $0 == Self.caution } == 1)
  }

  @Test func `a session that begins in a hold says where, what to watch for, and when`()
    async throws
  {
    let place = Self.holds[1].start + 5000
    let session = try await Self.session(from: place)
    await session.performance.playOn()
    let events = try await session.performance.end()
    #expect(events.jumps.first == place - 3000)
    #expect(
      events.cues.prefix(3).map(\.text) == ["Side reach.", "Stop if it burns.", "Now right."])
    let words = events.cues.prefix(3).compactMap { cue -> Utterance? in
      if case .speech(let utterance) = cue.sound { utterance } else { nil }
    }
    let opening = SteeredScore.frames(of: words + [SteeredScore.getReady])
    let heard = Array(await session.sink.heard[opening...])
    let from = (place - 3000).count * 48
    #expect(firstDifference(heard, Self.score.samples(from..<from + heard.count)) == nil)
  }

  /// The first side, to which "next" leads from the title.
  private static let turn = score.timeline.slots.filter { $0.side != nil }[0]
  private static let words = caution.text.map {
    Utterance(text: $0, role: .instruction, language: "en")
  }

  @Test func `a caution that is cut off by a lost server is said again on the next one`()
    async throws
  {
    let sinks = [NullSink.lost(before: 28_800), NullSink.manual(margin: 0)]
    let performance = try await Performance.started(
      Self.score, on: sinks, leadIn: .zero, steering: SteeredScore.steering())
    await performance.pass(frames: 4800)
    await performance.send(.next)
    await performance.playOn()
    _ = try await performance.end()
    let heard = await sinks[1].heard
    let said = SteeredScore.frames(of: [try #require(Self.words)])
    #expect(heard[..<said].contains { $0 != 0 })
    let from = Self.turn.start.count * 48
    let rest = Array(heard[said...])
    #expect(firstDifference(rest, Self.score.samples(from..<from + rest.count)) == nil)
  }

  @Test func `a caution that an outage cuts off is said again from its start`() async throws {
    let sink = FaultySink([FaultySink.Fault(at: 28_800, .outage(frames: 48_000))])
    let performance = try await Performance.started(
      Self.score, on: [sink], leadIn: .zero, steering: SteeredScore.steering())
    await performance.pass(frames: 4800)
    await performance.send(.next)
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.cues.count { $0 == Self.caution } == 2)
    let heard = await sink.heard
    // This sink is rewritten 480 frames ahead.
    let said = 28_800 + 480 + SteeredScore.frames(of: [try #require(Self.words)])
    let from = Self.turn.start.count * 48
    let rest = Array(heard[said...])
    #expect(firstDifference(rest, Self.score.samples(from..<from + rest.count)) == nil)
  }

  @Test func `a caution that a question cuts off is said behind it`() async throws {
    let session = try await SteeredScore.session(
      of: Self.score, upTo: 100, steering: SteeredScore.spokenSteering())
    await session.performance.send(.next, by: .voice)
    await session.performance.pass(frames: 38_400)
    await session.performance.send(.stop, by: .voice)
    await session.performance.playOn()
    _ = try await session.performance.end()
    let heard = await session.sink.heard
    let question = SteeredScore.frames(of: [SteeredScore.stopQuestion]) + 6000 * 48
    let asked = 4800 + 38_400 + SteeredScore.nodFrames + question
    let said = asked + SteeredScore.frames(of: [try #require(Self.words)])
    #expect(heard[asked..<said].contains { $0 != 0 })
    let from = Self.turn.start.count * 48
    let rest = Array(heard[said...])
    #expect(firstDifference(rest, Self.score.samples(from..<from + rest.count)) == nil)
  }
}
