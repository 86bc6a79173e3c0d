import LimberAudio
import LimberControl
import LimberPlayer
import LimberSpeech
import LimberTimeline
import Synchronization
import Testing

/// A session that is steered by nothing but words, on the test's clock.
@Suite(.timeLimit(.minutes(1)))
struct SpokenSteeringTests {
  private final class Log: Sendable {
    private let kept = Mutex<[PlayerEvent]>([])

    var events: [PlayerEvent] { kept.withLock { $0 } }

    func add(_ event: PlayerEvent) { kept.withLock { $0.append(event) } }
  }

  /// A session with ears, and all that happened in it.
  private final class Stage: Sendable {
    let ears = ScriptedEars()
    let sink = NullSink.manual(margin: 0)
    let player: Player
    private let steering: SpokenSteering
    private let log = Log()
    private let tasks = Mutex<[Task<Void, any Error>]>([])

    init() {
      let (plans, wish) = AsyncStream<SessionPlan>.makeStream()
      let player = Player(
        sink: sink, fallback: nil, leadIn: .zero, tick: nil,
        steering: SteeredScore.spokenSteering(awaitsStart: true) { wish.yield($0) })
      self.player = player
      steering = SpokenSteering(
        ears, .english, steering: player,
        news: { notice in SpokenSteering.News("\(notice)", aloud: SteeredScore.reminder) },
        speak: { SmallVoice.clip(for: $0) })
      let run = Task { try await player.run(SteeredScore.rehearsal.scores(of: plans)) }
      let watch = Task { [steering, log] in
        for await event in player.events {
          await steering.follow(event)
          log.add(event)
        }
      }
      let listen = Task { [steering] in await steering.listen() }
      tasks.withLock { $0 = [run, Task { await watch.value }, Task { await listen.value }] }
    }

    var events: [PlayerEvent] { log.events }

    func wait(until isSo: (Stage) -> Bool) async throws {
      let deadline = ContinuousClock.now + .seconds(20)
      while !isSo(self) {
        guard ContinuousClock.now < deadline else { throw Stuck(events: events) }
        try await Task.sleep(for: .milliseconds(1))
      }
    }

    func wait(for event: PlayerEvent) async throws {
      try await wait { $0.events.contains(event) }
    }

    func pass(seconds: Int) async {
      for _ in 0..<seconds * 10 {
        await sink.advance(frames: 4800)
        player.look()
        await player.flush()
      }
    }

    /// Says something, and waits until it is obeyed.
    func say(_ phrase: String, _ command: PlayerCommand) async throws {
      try await wait { $0.ears.phrases.contains(phrase) }
      let before = events.count { $0 == .obeyed(command) }
      #expect(ears.say(phrase))
      try await wait { $0.events.count { $0 == .obeyed(command) } > before }
    }

    func end() async throws {
      for task in tasks.withLock({ $0 }) { try await task.value }
    }
  }

  @Test func `a whole session from silence to the end without a hand`() async throws {
    let stage = Stage()
    try await stage.wait(for: .waiting(.start))
    await stage.pass(seconds: 3)
    try await stage.say("start session", .ready)
    await stage.pass(seconds: 5)
    try await stage.say("pause exercise", .pause)
    try await stage.wait(for: .paused)
    await stage.pass(seconds: 5)
    try await stage.say("continue session", .resume)
    await stage.pass(seconds: 3)
    try await stage.say("repeat exercise", .sayAgain)
    await stage.pass(seconds: 2)
    try await stage.say("next exercise", .next)
    await stage.pass(seconds: 3)
    try await stage.say("that hurts", .thatHurts)
    try await stage.wait(for: .waiting(.pain))
    await stage.pass(seconds: 2)
    try await stage.say("easier please", .easier)
    try await stage.wait { stage in stage.events.contains { $0.isReplanned } }
    await stage.pass(seconds: 2)
    try await stage.say("stop session", .stop)
    try await stage.wait(for: .waiting(.stop))
    await stage.pass(seconds: 1)
    try await stage.say("yes please", .stop)
    try await stage.end()
    #expect(stage.events.last == .stopped)
    #expect(stage.ears.isClosed)
    let obeyed = stage.events.compactMap { event -> PlayerCommand? in
      if case .obeyed(let command) = event { command } else { nil }
    }
    #expect(
      obeyed == [
        .ready, .pause, .resume, .sayAgain, .next, .thatHurts, .easier, .stop, .stop,
      ])
    #expect(!stage.events.contains { if case .refused = $0 { true } else { false } })
  }

  @Test func `the ears know what is being said, and when it is over`() async throws {
    let stage = Stage()
    try await stage.say("start session", .ready)
    await stage.pass(seconds: 6)
    #expect(stage.ears.words.first == "Side reach.")
    #expect(stage.ears.words.contains(nil))
    stage.player.send(.stop)
    try await stage.end()
  }

  @Test func `what changes about listening is told once, on the screen and aloud`() async throws {
    let stage = Stage()
    try await stage.say("start session", .ready)
    stage.ears.tell(.notice(.microphoneFound("desk")))
    for _ in 0..<3 { stage.ears.tell(.notice(.microphoneLost)) }
    stage.ears.tell(.notice(.microphoneFound("desk")))
    try await stage.wait(for: .notice("\(EarsNotice.microphoneFound("desk"))"))
    await stage.pass(seconds: 60)
    stage.player.send(.stop)
    try await stage.end()
    let notices = stage.events.filter { if case .notice = $0 { true } else { false } }
    #expect(
      notices == [
        .notice("\(EarsNotice.microphoneLost)"), .notice("\(EarsNotice.microphoneFound("desk"))"),
      ])
  }

  @Test(arguments: [
    EarsNotice.noMicrophone("there is none"), .microphoneLost, .muted, .overloaded, .coachTooLoud,
    .behind, .noRecogniser("it is damaged"),
  ])
  func `whatever fails of listening, that is told once, and the session goes on`(
    notice: EarsNotice
  ) async throws {
    let stage = Stage()
    try await stage.say("start session", .ready)
    await stage.pass(seconds: 3)
    for _ in 0..<3 { stage.ears.tell(.notice(notice)) }
    try await stage.wait(for: .notice("\(notice)"))
    let before = stage.events.count
    await stage.pass(seconds: 3)
    let since = stage.events.dropFirst(before)
    #expect(since.contains { if case .position = $0 { true } else { false } })
    #expect(!since.contains(.notice("\(notice)")) && !stage.ears.isClosed)
    stage.player.send(.stop)
    try await stage.end()
  }

  @Test func `what was nearly a command is shown, and not obeyed`() async throws {
    let stage = Stage()
    try await stage.say("start session", .ready)
    let heard = Heard(
      command: .player(.next), phrase: "next exercise", score: -2, end: 0, endedAt: 0)
    stage.ears.tell(.unheard(nearest: heard, why: .unclear))
    try await stage.wait(for: .handsFree(.heard("next exercise", but: "unclear")))
    #expect(!stage.events.contains(.obeyed(.next)))
    stage.player.send(.stop)
    try await stage.end()
  }
}

extension PlayerEvent {
  fileprivate var isReplanned: Bool { if case .replanned = self { true } else { false } }
}
