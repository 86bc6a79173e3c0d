import LimberAudio
import LimberControl
import LimberPlayer
import LimberSpeech
import LimberTimeline
import Testing

/// A session that is steered by nothing but words, on the test's clock.
@Suite(.timeLimit(.minutes(1)))
struct SpokenSteeringTests {
  @Test func `a whole session from silence to the end without a hand`() async throws {
    let stage = SpokenStage()
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
    let stage = SpokenStage()
    try await stage.say("start session", .ready)
    await stage.pass(seconds: 6)
    #expect(stage.ears.words.contains("Side reach."))
    try await stage.wait { $0.ears.words.contains(nil) }
    stage.player.send(.stop)
    try await stage.end()
  }

  @Test func `the ears know what is said beside the session, which tells what one may say`()
    async throws
  {
    let stage = SpokenStage()
    try await stage.wait(for: .waiting(.start))
    await stage.pass(seconds: 1)
    try await stage.wait { $0.ears.words == [SteeredScore.greeting.text] }
    try await stage.say("start session", .ready)
    await stage.pass(seconds: 5)
    try await stage.say("pause exercise", .pause)
    await stage.pass(seconds: 2)
    try await stage.wait { $0.ears.words.last == SteeredScore.pausedByVoice.text }
    stage.player.send(.stop)
    try await stage.end()
  }

  @Test func `a gate waits for "ready", and "how long" is answered`() async throws {
    let stage = SpokenStage(SteeredScore.gated(limit: nil))
    try await stage.say("start session", .ready)
    await stage.pass(seconds: 4)
    try await stage.wait(for: .waiting(.gate))
    try await stage.wait { $0.ears.phrases.contains("I am ready") }
    await stage.pass(seconds: 60)
    #expect(!stage.events.contains(.finished))
    try await stage.say("how long please", .howLong)
    try await stage.wait(for: .toldTime(SteeredScore.timeLeft.text))
    try await stage.say("I am ready", .ready)
    await stage.pass(seconds: 20)
    try await stage.end()
    #expect(stage.events.last == .finished)
  }

  @Test func `what makes no sense is refused, and a question that was not asked is not answered`()
    async throws
  {
    let stage = SpokenStage()
    try await stage.say("start session", .ready)
    await stage.pass(seconds: 5)
    try await stage.say("easier please", .easier)
    try await stage.wait { stage in stage.events.contains { $0.isReplanned } }
    #expect(stage.ears.say("easier please"))
    try await stage.wait(for: .refused(.easier))
    #expect(!stage.ears.say("yes please"))
    #expect(!stage.ears.say("start session"))
    stage.player.send(.stop)
    try await stage.end()
  }

  @Test func `in a call nobody is listened to`() async throws {
    let sink = CalledSink()
    let stage = SpokenStage(on: sink)
    try await stage.say("start session", .ready)
    await stage.pass(seconds: 3)
    sink.call(true)
    try await stage.wait { $0.ears.phrases.isEmpty }
    #expect(!stage.ears.say("stop session"))
    sink.call(false)
    try await stage.wait { $0.ears.phrases.contains("pause exercise") }
    stage.player.send(.stop)
    try await stage.end()
  }

  @Test func `what nobody can hear is not offered`() async throws {
    let stage = SpokenStage()
    try await stage.say("start session", .ready)
    stage.ears.tell(.notice(.microphoneLost))
    try await stage.wait(for: .handsFree(.phrases([])))
    stage.player.send(.pause)
    try await stage.wait(for: .paused)
    #expect(stage.events.last { $0.isOffer } == .handsFree(.phrases([])))
    stage.ears.tell(.notice(.microphoneFound("desk")))
    try await stage.wait { $0.events.last { $0.isOffer } != .handsFree(.phrases([])) }
    stage.player.send(.stop)
    try await stage.end()
  }

  @Test func `sound that comes back is told once`() async throws {
    let stage = SpokenStage(outage: .zero)
    try await stage.say("start session", .ready)
    for _ in 0..<2 {
      await stage.follow(.soundHeld(SinkError(.lost, "by design")))
      await stage.follow(.soundBack)
    }
    for _ in 0..<40 where !stage.ears.words.contains(SteeredScore.startReminder.text) {
      await stage.pass(seconds: 1)
      try await Task.sleep(for: .milliseconds(10))
    }
    await stage.pass(seconds: 5)
    #expect(stage.ears.words.count { $0 == SteeredScore.startReminder.text } == 1)
    stage.player.send(.stop)
    try await stage.end()
  }

  @Test func `what changes about listening is told once, on the screen and aloud`() async throws {
    let stage = SpokenStage()
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

  @Test func `what waits to be said is said together, and not what is no longer true`() async throws
  {
    let stage = SpokenStage { notice in
      switch notice {
      case .overloaded: SteeredScore.startReminder
      case .microphoneFound: SteeredScore.reminder
      default: SteeredScore.pausedByVoice
      }
    }
    try await stage.wait(for: .waiting(.start))
    await stage.pass(seconds: 4)
    stage.ears.tell(.notice(.overloaded))
    try await stage.wait(for: .notice("\(EarsNotice.overloaded)"))
    // The first of them is not over yet.
    let others = [EarsNotice.muted, .microphoneLost, .microphoneFound("desk")]
    for notice in others { stage.ears.tell(.notice(notice)) }
    try await stage.wait(for: .notice("\(others[2])"))
    for _ in 0..<40 where !stage.ears.words.contains(SteeredScore.reminder.text) {
      await stage.pass(seconds: 1)
      try await Task.sleep(for: .milliseconds(50))
    }
    await stage.pass(seconds: 10)
    let said = stage.ears.words.compactMap(\.self)
    let greeting = SteeredScore.greeting.text
    let (loud, found) = (SteeredScore.startReminder.text, SteeredScore.reminder.text)
    // Behind each time it is said again what the session waits for.
    #expect(said == [greeting, loud, greeting, found, greeting])
    stage.player.send(.stop)
    try await stage.end()
  }

  @Test(arguments: [
    EarsNotice.noMicrophone("there is none"), .microphoneLost, .muted, .overloaded, .coachTooLoud,
    .behind, .noRecogniser("it is damaged"),
  ])
  func `whatever fails of listening, that is told once, and the session goes on`(
    notice: EarsNotice
  ) async throws {
    let stage = SpokenStage()
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
    let stage = SpokenStage()
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
  fileprivate var isOffer: Bool { if case .handsFree(.phrases) = self { true } else { false } }
}
