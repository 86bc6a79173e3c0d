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
    let sinks: [FaultySink] = (1...3).map { FaultySink(Self.faults(seed: $0, isLast: $0 == 3)) }
    let performance = try await Performance.started(score, on: sinks, leadIn: .zero)
    for _ in 0..<10 where !performance.isOver {
      // Whoever comes back after a sink was lost goes on.
      await performance.send(.resume)
      await performance.playOn(atMost: 5000)
    }
    let events = try await performance.end()
    #expect(events.last == .finished)
    #expect(events.count { if case .soundHeld = $0 { true } else { false } } > 40)
    var heard: [Int16] = []
    for sink in sinks { heard += await sink.heard }
    try Self.expect(score, heardIn: heard)
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

  /// Follows the score through what was heard: from every place on the same samples, or back to
  /// where a cue began that was cut, but never ahead.
  private static func expect(_ score: Score, heardIn heard: [Int16]) throws {
    let all = score.samples(0..<score.timeline.duration.count * 48)
    let places = score.timeline.cues.map { $0.audibleStart.count * 48 }
    var (index, place) = (0, 0)
    var repeats = 0
    while place < all.count {
      let same = zip(heard[index...], all[place...]).prefix { $0 == $1 }.count
      (index, place) = (index + same, place + same)
      guard place < all.count else { break }
      let back = places.last { start in
        start < place && place - start < 480_000
          && heard[index...].prefix(200) == all[start...].prefix(200)
      }
      place = try #require(back, "\(place) of \(all.count) is not heard, \(index)")
      repeats += 1
    }
    #expect(repeats > 5)
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
      if events.contains(where: { if case .soundHeld = $0 { true } else { false } }) { return }
      let before = await sink.position()
      await pass(frames: 480)
      if await sink.position() == before { try? await Task.sleep(for: .milliseconds(20)) }
    }
  }
}
