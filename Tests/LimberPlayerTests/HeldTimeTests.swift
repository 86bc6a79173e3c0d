import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// What is left of a window, and of time that was asked for, when the session has been held.
@Suite(.timeLimit(.minutes(1)))
struct HeldTimeTests {
  private static let score = SteeredScore.whole
  private static let hold = SmallRoutine.spoken.timeline.slots.filter { $0.kind == .hold }[0]
  private static let ready = SteeredScore.frames(of: [SteeredScore.getReady])

  /// Plays on for some seconds, stops, and returns what was heard behind a frame.
  private static func rest(
    of session: (performance: Performance, sink: NullSink), after frame: Int
  ) async throws -> [Int16] {
    await session.performance.pass(frames: 22 * 48_000)
    session.performance.player.send(.stop)
    _ = try await session.performance.end()
    return Array(await session.sink.heard[frame...])
  }

  /// Whether three seconds of the hold are heard again, then so much quiet, and then what follows.
  private static func keeps(seconds: Int, _ rest: [Int16], at place: Milliseconds) -> Bool {
    let (at, back, quiet) = (place.count * 48, 3 * 48_000, seconds * 48_000)
    let end = Array(rest[(back + quiet)...])
    return Array(rest[..<back]) == score.samples(at - back..<at)
      && rest[back..<back + quiet].allSatisfy { $0 == 0 }
      && end == score.samples(at..<at + end.count)
  }

  @Test(arguments: [PlayerCommand.pause, .thatHurts])
  func `more time that was asked for outlasts a pause and a pain`(
    command: PlayerCommand
  ) async throws {
    let place = Self.hold.start + 4000
    let session = try await SteeredScore.session(upTo: place)
    await session.performance.send(.moreTime)
    await session.performance.pass(frames: 2 * 48_000)
    await session.performance.send(command)
    await session.performance.pass(frames: 10 * 48_000)
    await session.performance.send(.ready)
    let passed = await session.sink.heard.count
    let rest = try await Self.rest(of: session, after: passed + Self.ready)
    // Two of the ten seconds had passed.
    #expect(Self.keeps(seconds: 8, rest, at: place))
  }

  @Test func `more time outlasts a pause in which something is said`() async throws {
    let place = Self.hold.start + 4000
    let session = try await SteeredScore.session(
      upTo: place, steering: SteeredScore.spokenSteering())
    await session.performance.send(.moreTime)
    await session.performance.send(.pause)
    await session.performance.pass(frames: 10 * 48_000)
    await session.performance.send(.sayAgain)
    await session.performance.pass(frames: 10 * 48_000)
    await session.performance.send(.resume)
    let passed = await session.sink.heard.count
    let rest = try await Self.rest(of: session, after: passed + Self.ready)
    #expect(Self.keeps(seconds: 10, rest, at: place))
  }

  @Test func `a window that becomes longer has no half, and its time is told`() async throws {
    var draft = SmallRoutine.spoken
    let slot = try #require(draft.timeline.slots.firstIndex { $0.kind == .hold })
    let first = try #require(draft.timeline.cues.firstIndex { $0.anchor.slot == slot })
    var halfway = draft.timeline.cues[1]
    halfway.kind = .halfway
    halfway.start = draft.timeline.slots[slot].start + 3500
    halfway.anchor.slot = slot
    draft.timeline.cues.insert(halfway, at: first + 1)
    for isLonger in [true, false] {
      let performance = try await Performance.started(
        SteeredScore.score(of: draft), on: [NullSink.manual(margin: 0)], leadIn: .zero,
        steering: SteeredScore.steering())
      await performance.pass(frames: (Self.hold.start + 2000).count * 48)
      if isLonger { await performance.send(.moreTime) }
      await performance.playOn()
      let events = try await performance.end()
      #expect(events.cues.contains { $0.kind == .halfway } != isLonger)
      #expect(events.cues.count { $0.kind == .countdown } == 3 * 4)
      let left = events.compactMap { event -> Milliseconds? in
        if case .extraTime(let left, _) = event { left } else { nil }
      }
      #expect(left.first == (isLonger ? 10_000 : nil))
      #expect(left.last == (isLonger ? .zero : nil))
      #expect(left == left.sorted(by: >))
    }
  }

  @Test func `who leaves the window leaves the time that was asked for`() async throws {
    let session = try await SteeredScore.session(upTo: Self.hold.start + 4000)
    await session.performance.send(.moreTime)
    await session.performance.send(.pause)
    await session.performance.send(.next)
    await session.performance.send(.resume)
    await session.performance.playOn()
    let events = try await session.performance.end()
    let whole = Self.score.timeline.duration.count * 48
    #expect(await session.sink.heard.count < whole)
    #expect(events.last == .finished)
  }

  @Test func `what is given back is counted from the furthest place that was heard`() {
    var machine = SteeredMachine.playing()
    func action(_ place: Milliseconds) -> PlaybackMachine.Action {
      _ = machine.perform(.pause, at: Self.hold.start + place)
      return machine.perform(.resume, at: Self.hold.start + place)
    }
    #expect(action(4500) == .getReady(then: Self.hold.start + 1500))
    #expect(action(1500) == .getReady(then: Self.hold.start + 1500))
    #expect(action(2500) == .getReady(then: Self.hold.start + 1500))
    #expect(action(4800) == .getReady(then: Self.hold.start + 1800))
    // Who begins the window anew begins to count anew.
    #expect(machine.seek(to: Self.hold.start) == .jump(to: Self.hold.start))
    #expect(action(1500) == .getReady(then: Self.hold.start))
  }
}
