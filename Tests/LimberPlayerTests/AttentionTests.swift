import LimberAudio
import LimberPlayer
import LimberTimeline
import Synchronization
import Testing

/// A player that looks only when something can have changed.
@Suite(.timeLimit(.minutes(1)))
struct AttentionTests {
  /// Plays a score on the test's clock, which nobody but the sink looks at.
  private static func events(
    of score: Score, _ attention: Attention, sending command: PlayerCommand? = nil
  ) async throws -> [PlayerEvent] {
    let sink = NullSink.manual(margin: 0)
    let player = Player(sink: sink, fallback: nil, leadIn: 600, tick: nil, attention: attention)
    let (scores, give) = AsyncThrowingStream<Score, any Error>.makeStream()
    give.yield(score)
    give.finish()
    let ending = Ending()
    return try await withThrowingTaskGroup(of: [PlayerEvent].self) { group in
      group.addTask {
        var events: [PlayerEvent] = []
        for await event in player.events { events.append(event) }
        ending.come()
        return events
      }
      group.addTask {
        try await player.run(scores)
        return []
      }
      for step in 0..<100_000 where !ending.hasCome {
        await sink.advance(frames: 480)
        await player.flush()
        if step == 500, let command { player.send(command) }
      }
      return try await group.reduce([], +)
    }
  }

  /// The times that were told, with how late each cue was told that came before them.
  private static func lateness(in events: [PlayerEvent]) -> [Milliseconds] {
    var cues: [Cue] = []
    var late: [Milliseconds] = []
    for event in events {
      switch event {
      case .cue(let cue): cues.append(cue)
      case .position(let place):
        late += cues.map { place - $0.start }
        cues = []
      default: break
      }
    }
    return late
  }

  @Test func `every cue is told when it sounds, and nobody looks without need`() async throws {
    let score = SteeredScore.whole
    let events = try await Self.events(of: score, Attention())
    #expect(events.cues.lines == score.timeline.cues.lines)
    #expect(events.last == .finished)
    #expect(Self.lateness(in: events).allSatisfy { (0...60).contains($0.count) })
    let places = events.positions
    let gaps = zip(places, places.dropFirst()).map { $1 - $0 }
    #expect(gaps.allSatisfy { $0 <= 1020 })
    // A hold of ten seconds with nothing in it is looked at ten times, and not a hundred.
    let hold = try #require(score.timeline.slots.first { $0.kind == .hold })
    let quiet = score.timeline.cues.filter { hold.start < $0.start && $0.start < hold.end }
    let looks = places.filter { hold.start < $0 && $0 < hold.end }
    #expect(looks.count <= hold.duration.count / 1000 + 4 * quiet.count + 4)
  }

  @Test func `who attends to more is told more`() async throws {
    let often = Attention { time, _ in time + 250 }
    let places = try await Self.events(of: SteeredScore.whole, often).positions
    let gaps = zip(places, places.dropFirst()).map { $1 - $0 }
    #expect(gaps.allSatisfy { $0 <= 270 })
  }

  @Test func `what a jump leads to is told at once`() async throws {
    let events = try await Self.events(of: SteeredScore.whole, Attention(), sending: .next)
    let target = try #require(events.jumps.first)
    let after = events.drop { $0 != .jumped(to: target) }
    let first = try #require(SteeredScore.whole.timeline.cues.first { $0.start >= target })
    #expect(Array(after).cues.first == first)
    #expect(Self.lateness(in: Array(after)).allSatisfy { (0...60).contains($0.count) })
  }

  @Test func `a gate and the end are not slept through`() async throws {
    let score = SteeredScore.gated(limit: Dose(value: 5000, unit: .second))
    let events = try await Self.events(of: score, Attention())
    #expect(events.positions.last == score.timeline.duration)
    #expect(events.last == .finished)
  }
}

/// Whether something is over.
private final class Ending: Sendable {
  private let isThere = Mutex(false)

  var hasCome: Bool { isThere.withLock { $0 } }

  func come() {
    isThere.withLock { $0 = true }
  }
}
