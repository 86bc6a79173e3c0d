import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// What is heard when a session is steered, to the frame.
@Suite(.timeLimit(.minutes(1)))
struct SteeringTests {
  private static let score = SteeredScore.whole
  private static let hold = SmallRoutine.spoken.timeline.slots.filter { $0.kind == .hold }[0]

  /// Stops, and returns what was told and what was heard.
  private static func stopped(
    _ session: (performance: Performance, sink: NullSink)
  ) async throws -> (events: [PlayerEvent], heard: [Int16]) {
    session.performance.player.send(.stop)
    return (try await session.performance.end(), await session.sink.heard)
  }

  @Test func `after a pause in a hold it says so, and gives three seconds back`() async throws {
    let place = Self.hold.start + 4000
    let session = try await SteeredScore.session(upTo: place)
    await session.performance.send(.pause)
    await session.performance.pass(frames: 480_000)
    await session.performance.send(.resume)
    await session.performance.playOn()
    let events = try await session.performance.end()
    let heard = await session.sink.heard
    let at = place.count * 48
    let aside = SteeredScore.frames(of: [SteeredScore.getReady])
    #expect(firstDifference(Array(heard[..<at]), Self.score.samples(0..<at)) == nil)
    #expect(heard[at + 9600..<at + 14_400].contains { $0 != 0 })
    let rest = Array(heard[(at + aside)...])
    let from = at - 3000 * 48
    #expect(firstDifference(rest, Self.score.samples(from..<from + rest.count)) == nil)
    #expect(events.jumps == [place - 3000])
    #expect(events.contains(.resumed))
  }

  @Test func `what is said again is the same words, and the hold waits for them`() async throws {
    let place = Self.hold.start + 2000
    let words = try #require(Self.score.timeline.cues.last { $0.text != nil && $0.start < place })
    let session = try await SteeredScore.session(upTo: place)
    await session.performance.send(.sayAgain)
    await session.performance.pass(frames: 480_000)
    let (events, heard) = try await Self.stopped(session)
    let at = place.count * 48
    let spoken = words.audibleStart.count * 48..<words.audibleEnd.count * 48 - 48
    let again = Array(heard[(at + 7200)...].prefix(spoken.count))
    #expect(firstDifference(again, Self.score.samples(spoken)) == nil)
    let aside = (words.duration.count + 400) * 48
    let rest = Array(heard[(at + aside)...])
    #expect(firstDifference(rest, Self.score.samples(at..<at + rest.count)) == nil)
    #expect(events.cues.filter { $0 == words }.count == 2)
    #expect(events.jumps == [])
  }

  @Test func `in a pause the last words are said again, and it stays held`() async throws {
    let place = Self.hold.start + 4000
    let words = try #require(Self.score.timeline.cues.last { $0.text != nil && $0.start < place })
    let session = try await SteeredScore.session(upTo: place)
    await session.performance.send(.pause)
    await session.performance.pass(frames: 480_000)
    await session.performance.send(.sayAgain)
    await session.performance.pass(frames: 480_000)
    await session.performance.pass(frames: 480_000)
    let at = place.count * 48
    // Ten seconds of them were heard, ten more were not: the sink is held again.
    #expect(await session.sink.heard.count == at + 480_000)
    #expect(session.performance.events.positions.last == place)
    #expect(!session.performance.events.contains(.resumed))
    await session.performance.send(.resume)
    await session.performance.playOn()
    let events = try await session.performance.end()
    let heard = await session.sink.heard
    let spoken = words.audibleStart.count * 48..<words.audibleEnd.count * 48 - 48
    let again = Array(heard[(at + 7200)...].prefix(spoken.count))
    #expect(firstDifference(again, Self.score.samples(spoken)) == nil)
    let rest = Array(
      heard[(at + 480_000 + SteeredScore.frames(of: [SteeredScore.getReady]))...])
    let from = at - 3000 * 48
    #expect(firstDifference(rest, Self.score.samples(from..<from + rest.count)) == nil)
    #expect(events.jumps == [place - 3000])
  }

  @Test func `in a pause one hears how long it takes, and goes on with the very next sample`()
    async throws
  {
    // Between two windows, where nothing is given back.
    let words = Self.score.timeline.cues[1]
    let place = words.audibleEnd + 100
    let session = try await SteeredScore.session(upTo: place)
    await session.performance.send(.pause)
    await session.performance.send(.howLong)
    try await session.performance.wait { $0.contains(.toldTime(SteeredScore.timeLeft.text)) }
    await session.performance.pass(frames: 48_000)
    // Who does not wait for the end of it hears the session at once.
    await session.performance.send(.resume)
    await session.performance.pass(frames: 96_000)
    let (_, heard) = try await Self.stopped(session)
    let at = place.count * 48
    #expect(heard[at..<at + 48_000].contains { $0 != 0 })
    let rest = Array(heard[(at + 48_000)...])
    #expect(firstDifference(rest, Self.score.samples(at..<at + rest.count)) == nil)
  }

  @Test func `more time adds up, and is quiet`() async throws {
    let place = Self.hold.start + 2000
    let session = try await SteeredScore.session(upTo: place)
    await session.performance.send(.moreTime)
    await session.performance.pass(frames: 4 * 48_000)
    await session.performance.send(.moreTime)
    await session.performance.pass(frames: 18 * 48_000)
    let (events, heard) = try await Self.stopped(session)
    let at = place.count * 48
    #expect(heard[at..<at + 960_000].allSatisfy { $0 == 0 })
    let rest = Array(heard[(at + 960_000)...])
    #expect(firstDifference(rest, Self.score.samples(at..<at + rest.count)) == nil)
    #expect(events.count { $0 == .obeyed(.moreTime) } == 2)
  }

  @Test func `more time during an instruction comes when it has been said`() async throws {
    let words = Self.score.timeline.cues[1]
    let slot = Self.score.timeline.slots[words.anchor.slot]
    let session = try await SteeredScore.session(upTo: words.audibleStart + 100)
    await session.performance.send(.moreTime)
    await session.performance.pass(frames: 12 * 48_000)
    let (_, heard) = try await Self.stopped(session)
    let end = slot.end.count * 48
    #expect(firstDifference(Array(heard[..<end]), Self.score.samples(0..<end)) == nil)
    #expect(heard[end..<end + 480_000].allSatisfy { $0 == 0 })
    let rest = Array(heard[(end + 480_000)...])
    #expect(firstDifference(rest, Self.score.samples(end..<end + rest.count)) == nil)
  }

  @Test func `what hurts stops at once, and waits until it is answered`() async throws {
    let place = Self.hold.start + 2000
    let session = try await SteeredScore.session(upTo: place)
    await session.performance.send(.thatHurts)
    await session.performance.pass(frames: 90 * 48_000)
    #expect(session.performance.events.positions.last == place)
    await session.performance.send(.skip)
    await session.performance.pass(frames: 48_000)
    let (events, heard) = try await Self.stopped(session)
    let at = place.count * 48
    let easing = SteeredScore.frames(of: SteeredScore.easing)
    #expect(heard[at + 9600..<at + 14_400].contains { $0 != 0 })
    #expect(heard[at + easing..<at + easing + 19 * 48_000].allSatisfy { $0 == 0 })
    #expect(heard[at + easing + 20 * 48_000..<at + easing + 21 * 48_000].contains { $0 != 0 })
    let rest = Array(heard[(at + 90 * 48_000)...])
    let next = SmallRoutine.standard.stations(in: Self.score.timeline)[3].count * 48
    #expect(firstDifference(rest, Self.score.samples(next..<next + rest.count)) == nil)
    #expect(events.contains(.waiting(.pain)))
    #expect(events.contains(.answered))
  }

  @Test func `a gate waits for its answer, and the hold behind it is whole`() async throws {
    let score = SteeredScore.gated(limit: nil)
    let session = try await SteeredScore.session(of: score, upTo: 3000)
    await session.performance.pass(frames: 100 * 48_000)
    #expect(session.performance.events.positions.last == 1750)
    #expect(session.performance.events.contains(.waiting(.gate)))
    await session.performance.send(.ready)
    await session.performance.playOn()
    let events = try await session.performance.end()
    let heard = await session.sink.heard
    #expect(heard[1750 * 48 + 20 * 48_000..<1750 * 48 + 21 * 48_000].contains { $0 != 0 })
    #expect(events.contains(.answered))
    #expect(heard.count >= 103 * 48_000 + 10 * 48_000)
    #expect(events.positions.last == 15_000)
  }

  @Test(arguments: [true, false])
  func `a gate that is paused holds, and goes on as a gate`(isLimited: Bool) async throws {
    let limit = isLimited ? Dose(value: 5000, unit: .second) : nil
    let session = try await SteeredScore.session(
      of: SteeredScore.gated(limit: limit), upTo: 3000)
    let performance = session.performance
    await performance.send(.pause)
    let place = performance.events.positions.last
    await performance.playOn(atMost: 300)
    #expect(performance.events.positions.last == place)
    await performance.send(.toggle)
    await performance.pass(frames: 4800)
    #expect(performance.events.count { $0 == .waiting(.gate) } == 2)
    if !isLimited { await performance.send(.toggle) }
    await performance.playOn()
    #expect(try await performance.end().last == .finished)
  }

  @Test func `words at a gate and in a pause are told when they begin and end`() async throws {
    let session = try await SteeredScore.session(of: SteeredScore.gated(limit: nil), upTo: 3000)
    let performance = session.performance
    let said = {
      performance.events.compactMap { event -> String?? in
        if case .saying(let words) = event { words } else { nil }
      }
    }
    await performance.playOn(atMost: 250)
    #expect(said() == [SteeredScore.reminder.text, nil])
    // Other sound has time to step back for them.
    let before = performance.events.prefix { $0 != .saying(SteeredScore.reminder.text) }
    #expect(before.last { if case .position = $0 { false } else { true } } == .sayingSoon)
    await performance.send(.pause)
    await performance.playOn(atMost: 10)
    await performance.send(.sayAgain)
    await performance.playOn(atMost: 50)
    #expect(said() == [SteeredScore.reminder.text, nil, "When you are ready.", nil])
    performance.player.send(.stop)
    _ = try await performance.end()
  }

  @Test(arguments: [true, false])
  func `a gate with a limit, or without a listener, passes by itself`(
    isLimited: Bool
  ) async throws {
    let limit = isLimited ? Dose(value: 5000, unit: .second) : nil
    let session = try await SteeredScore.session(
      of: SteeredScore.gated(limit: limit), upTo: .zero,
      steering: SteeredScore.steering(canAnswer: isLimited))
    await session.performance.playOn()
    let events = try await session.performance.end()
    #expect(events.contains(.waiting(.gate)) == isLimited)
    #expect(events.contains(.answered) == isLimited)
    #expect(events.positions == events.positions.sorted())
    #expect(events.last == .finished)
  }

  @Test func `what comes behind a gate is told when the gate is over`() async throws {
    var timeline = SteeredMachine.gated(limit: Dose(value: 5000, unit: .second))
    var cue = timeline.cues[0]
    (cue.start, cue.anchor) = (5000, Cue.Anchor(slot: 1, edge: .start, offset: .zero))
    timeline.cues.append(cue)
    let draft = Draft(timeline: timeline, missing: [], settled: timeline.duration)
    let session = try await SteeredScore.session(of: SteeredScore.score(of: draft), upTo: 2000)
    await session.performance.pass(frames: 4 * 48_000)
    let (events, _) = try await Self.stopped(session)
    let order = events.filter { $0 == .waiting(.gate) || $0 == .answered || $0 == .cue(cue) }
    #expect(order == [.waiting(.gate), .answered, .cue(cue)])
  }

  @Test func `a session begins at a place after its silence`() async throws {
    // Where a pose begins, nothing is said before.
    let place = Self.score.timeline.sections[1].start
    let session = try await SteeredScore.session(
      upTo: 5000, beginning: .place(place), leadIn: 600)
    let (events, heard) = try await Self.stopped(session)
    #expect(heard[..<28_800].allSatisfy { $0 == 0 })
    let from = place.count * 48
    let rest = Array(heard[28_800...])
    #expect(firstDifference(rest, Self.score.samples(from..<from + rest.count)) == nil)
    #expect(events.jumps == [place])
    #expect(events.cues.allSatisfy { $0.start >= place })
  }

  @Test func `how long it takes is said in between`() async throws {
    let place = Self.hold.start + 2000
    let session = try await SteeredScore.session(upTo: place)
    await session.performance.send(.howLong)
    try await session.performance.wait { $0.contains(.toldTime(SteeredScore.timeLeft.text)) }
    await session.performance.pass(frames: 480_000)
    let (_, heard) = try await Self.stopped(session)
    let at = place.count * 48
    let aside = SteeredScore.frames(of: [SteeredScore.timeLeft])
    let rest = Array(heard[(at + aside)...])
    #expect(heard[at + 9600..<at + 14_400].contains { $0 != 0 })
    #expect(firstDifference(rest, Self.score.samples(at..<at + rest.count)) == nil)
  }

  @Test func `when the sound is lost while it waits, it goes on waiting`() async throws {
    let sinks = [NullSink.lost(before: 20 * 48_000), NullSink.manual(margin: 0)]
    let performance = try await Performance.started(
      SteeredScore.gated(limit: nil), on: sinks, leadIn: .zero, steering: SteeredScore.steering())
    await performance.pass(frames: 30 * 48_000)
    await performance.pass(frames: 30 * 48_000)
    await performance.pass(frames: 30 * 48_000)
    #expect(performance.events.positions.last == 1750)
    await performance.send(.ready)
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.positions.last == 15_000)
    #expect(events.count { $0.isLoss } == 1)
  }
}
