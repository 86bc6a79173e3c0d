import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// Whole sessions under random commands of every kind, planned anew while they are played.
@Suite(.timeLimit(.minutes(2)))
struct SteeredProperties {
  @Test(arguments: UInt64(100)..<130)
  func `a session steered by voice at random ends, and no tone lies over a word`(
    seed: UInt64
  ) async throws {
    var generator = SeededGenerator(seed: seed)
    let (plans, wish) = AsyncStream<SessionPlan>.makeStream()
    let sink = TappedSink(margin: [0, 480, 4800][Int(seed % 3)], faults: .none)
    let performance = Performance(
      of: SteeredScore.rehearsal.scores(of: plans), on: [sink], leadIn: 600,
      steering: SteeredScore.spokenSteering(awaitsStart: true) { wish.yield($0) })
    try await performance.wait { $0.contains(.waiting(.start)) }
    for step in 0..<80 where !performance.isOver {
      await performance.pass(frames: .random(in: 0...60_000, using: &generator))
      let any = PlayerCommand.allCases.randomElement(using: &generator) ?? .ready
      // Before the start there is nothing to ask about: it would stop at once.
      let command = step < 10 && any == .stop || step == 10 ? .ready : any
      let isSpoken = command == .stop || Bool.random(using: &generator)
      await performance.send(command, by: isSpoken ? .voice : .hand)
      guard command == .stop else { continue }
      await performance.pass(frames: .random(in: 0...480_000, using: &generator))
      await performance.send(.ready, by: .voice)
    }
    for _ in 0..<60 where !performance.isOver {
      performance.player.send(performance.events.last == .paused ? .resume : .ready)
      performance.player.send(.resume)
      await performance.playOn(atMost: 100)
    }
    let events = try await performance.end()
    #expect(events.last == .finished)
    var story = Story()
    for event in events { story.follow(event) }
    #expect(story.complaints == [])
  }

  @Test(arguments: UInt64(0)..<60)
  func `a session steered at random ends, and its story makes sense`(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let (plans, wish) = AsyncStream<SessionPlan>.makeStream()
    let sink = TappedSink(margin: [0, 480, 4800][Int(seed % 3)], faults: .none)
    let performance = Performance(
      of: SteeredScore.rehearsal.scores(of: plans), on: [sink], leadIn: 600,
      steering: SteeredScore.steering { wish.yield($0) })
    try await performance.wait { $0.contains(.started) }
    let commands = PlayerCommand.allCases.filter { $0 != .stop }
    for _ in 0..<80 where !performance.isOver {
      await performance.pass(frames: .random(in: 0...60_000, using: &generator))
      await performance.send(commands.randomElement(using: &generator) ?? .ready)
    }
    for _ in 0..<60 where !performance.isOver {
      performance.player.send(.ready)
      await performance.playOn(atMost: 100)
    }
    let events = try await performance.end()
    #expect(events.last == .finished)
    var story = Story()
    for event in events { story.follow(event) }
    #expect(story.complaints == [])
    for rewrite in await sink.rewrites {
      #expect(rewrite.feed.readyFrames >= rewrite.frame)
    }
  }
}

/// What must be so in the story that the events of a session tell.
private struct Story {
  private var isPaused = false
  private var isWaiting = false
  private var duration = Milliseconds.zero
  private var position = Milliseconds.zero
  private(set) var complaints: [String] = []

  mutating func follow(_ event: PlayerEvent) {
    switch event {
    case .planned(let timeline, _): duration = timeline.duration
    case .paused: isPaused = true
    case .resumed: isPaused = false
    case .waiting:
      isWaiting = true
    case .answered:
      check(isWaiting, "answered what did not wait")
      isWaiting = false
    case .jumped(let place):
      check((.zero...duration).contains(place), "jumped to \(place) of \(duration)")
      position = place
    case .position(let place):
      check(place >= position, "went back from \(position) to \(place) by itself")
      check(!isPaused || place == position, "went on to \(place) in a pause")
      check(!isWaiting || place == position, "went on to \(place) while it waits")
      position = place
    default: break
    }
  }

  private mutating func check(_ isSo: Bool, _ complaint: String) {
    if !isSo { complaints.append(complaint) }
  }
}
