import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

@Suite(.timeLimit(.minutes(2)))
struct GrowingSessionProperties {
  @Test(arguments: UInt64(0)..<60)
  func `a session steered while it is planned keeps its order and its sound`(
    seed: UInt64
  ) async throws {
    var session = GrowingSession(seed: seed)
    let events = try await session.play()
    var follower = SessionFollower()
    for event in events { follower.follow(event) }
    #expect(follower.complaints == [])
    #expect(events.last == .finished)
    var generator = SeededGenerator(seed: seed)
    for sink in session.sinks {
      try await Self.expectOneStream(on: sink, inPiecesOf: .random(in: 1...9999, using: &generator))
    }
    if session.sinks.count == 1 { try await Self.expectJumps(events.jumps, on: session.sinks[0]) }
  }

  /// What was heard, jumps and all, is what the newest feed renders of the stream.
  private static func expectOneStream(on sink: TappedSink, inPiecesOf size: Int) async throws {
    guard let feed = await sink.feed else { return }
    let heard = await sink.heard
    #expect(firstDifference(heard, feed.samples(0..<heard.count, inPiecesOf: size)) == nil)
  }

  /// From each jump on, the stream is the score from its target on.
  private static func expectJumps(_ jumps: [Milliseconds], on sink: TappedSink) async throws {
    let score = try #require(GrowingSession.scores.last)
    let rewrites = await sink.rewrites
    #expect(rewrites.count == jumps.count)
    for (rewrite, target) in zip(rewrites, jumps) {
      let count = min(48_000, rewrite.feed.readyFrames - rewrite.frame)
      let stream = rewrite.feed.samples(rewrite.frame..<rewrite.frame + count, inPiecesOf: count)
      let frame = target.count * 48
      #expect(firstDifference(stream, score.samples(frame..<frame + count)) == nil)
    }
  }
}

/// Follows what a player tells, and complains about what cannot be.
private struct SessionFollower {
  private let scores = GrowingSession.scores
  private var planned = 0
  private var position = Milliseconds.zero
  /// The cue that must be told next, as an index.
  private var next = 0
  private(set) var complaints: [String] = []

  private var timeline: Timeline { scores[scores.count - 1].timeline }

  mutating func follow(_ event: PlayerEvent) {
    switch event {
    case .planned: planned += 1
    case .cue(let cue):
      expect(next < timeline.cues.count && cue == timeline.cues[next], "\(cue.start) is not next")
      next += 1
    case .position(let heard): hear(heard)
    case .jumped(let target): jump(to: target)
    default: break
    }
  }

  private mutating func hear(_ heard: Milliseconds) {
    expect(heard >= position, "back from \(position) to \(heard)")
    expect(heard <= timeline.duration, "\(heard) is beyond the end")
    let (told, left) = (timeline.cues.prefix(next), timeline.cues.dropFirst(next))
    expect(told.allSatisfy { $0.start <= heard }, "a cue is told early at \(heard)")
    expect(left.allSatisfy { $0.start >= heard }, "a cue is told late at \(heard)")
    position = heard
  }

  private mutating func jump(to target: Milliseconds) {
    let stations = SmallRoutine.standard.stations(in: timeline)
    let isSettled = stations.contains(target) && target < scores[planned - 1].settled
    expect(isSettled || target == timeline.duration, "\(target) is no place to jump to")
    next = timeline.cues.firstIndex { $0.start >= target } ?? timeline.cues.count
    position = target
  }

  private mutating func expect(_ isSo: Bool, _ complaint: String) {
    if !isSo { complaints.append(complaint) }
  }
}
