import LimberAudio
import LimberControl
import LimberPlayer
import LimberSpeech
import LimberTimeline
import Synchronization
import Testing

private final class Log: Sendable {
  private let kept = Mutex<[PlayerEvent]>([])

  var events: [PlayerEvent] { kept.withLock { $0 } }

  func add(_ event: PlayerEvent) { kept.withLock { $0.append(event) } }
}

/// A session with ears, and all that happened in it.
final class SpokenStage: Sendable {
  let ears = ScriptedEars()
  let player: Player
  private let steering: SpokenSteering
  private let sink: any SteppedSink
  private let log = Log()
  private let tasks = Mutex<[Task<Void, any Error>]>([])

  /// A session of the small routine, or of another score, which waits for its start.
  ///
  /// - Parameters:
  ///   - score: What is played; nil for the small routine, which may be planned anew.
  ///   - sink: Where it is heard.
  ///   - outage: After how long without sound one is told that it is back.
  ///   - news: What is said of a notice.
  init(
    _ score: Score? = nil, on sink: any SteppedSink = NullSink.manual(margin: 0),
    outage: Duration = .seconds(2),
    news: @escaping @Sendable (EarsNotice) -> Utterance = { _ in SteeredScore.reminder }
  ) {
    self.sink = sink
    let (plans, wish) = AsyncStream<SessionPlan>.makeStream()
    let player = Player(
      sink: sink, fallback: nil, leadIn: .zero, tick: nil,
      steering: SteeredScore.spokenSteering(awaitsStart: true) { wish.yield($0) })
    self.player = player
    steering = SpokenSteering(
      ears, .english, steering: player, outage: outage,
      news: { notice in SpokenSteering.News("\(notice)", aloud: news(notice)) },
      soundBack: { _ in [SteeredScore.startReminder] },
      speak: { SmallVoice.clip(for: $0) })
    let whole = score.map { score in
      AsyncThrowingStream<Score, any Error> { give in
        give.yield(score)
        give.finish()
      }
    }
    let run = Task { try await player.run(whole ?? SteeredScore.rehearsal.scores(of: plans)) }
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

  func wait(until isSo: (SpokenStage) -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while !isSo(self) {
      guard ContinuousClock.now < deadline else { throw Stuck(events: events) }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  func wait(for event: PlayerEvent) async throws {
    try await wait { $0.events.contains(event) }
  }

  /// Lets the steering learn of something that the player did not tell.
  func follow(_ event: PlayerEvent) async { await steering.follow(event) }

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
