internal import LimberAudio
internal import LimberControl
internal import LimberDesktop
internal import LimberPlayer
internal import LimberScript
internal import LimberSpeech
internal import LimberTerminal
internal import LimberTimeline

/// A session as a person at a terminal has it: the player, the keys, and the screen or the lines.
struct SessionOnTerminal {
  /// How a session ended.
  enum Outcome {
    case finished, stopped, interrupted
  }

  private let voiced: VoicedRoutine
  private let diary: SessionDiary
  private let screen: ScreenOptions
  private let session: SessionSteering
  private let beginning: PlaybackMachine.Beginning
  /// What is left of other programs' sound while the session speaks.
  private let gain: Double
  /// What there is to know at the beginning, if there is something.
  private let news: @Sendable () -> String?

  /// A session of a routine; `canAnswer` tells whether its gates wait for an answer.
  init(
    _ voiced: VoicedRoutine, _ diary: SessionDiary, screen: ScreenOptions, canAnswer: Bool,
    beginning: PlaybackMachine.Beginning, lowering gain: Double,
    news: @escaping @Sendable () -> String?
  ) {
    self.news = news
    self.voiced = voiced
    self.diary = diary
    self.screen = screen
    self.gain = gain
    self.beginning = beginning
    session = voiced.steering(canAnswer: canAnswer)
  }

  /// Silence before the first cue, in which other sound steps back; a sink gives a sleepy device more
  /// by itself.
  private static let leadIn = Ducking.ahead

  /// Plays to the end; throws a `Failure` if it cannot.
  ///
  /// `speaker` makes another sink that a person hears; nil if the sink is none.
  func play(
    on sink: any AudioSink, speaker: (@Sendable () -> (any AudioSink)?)?
  ) async throws -> Outcome {
    let player = Player(
      sink: sink, fallback: { Backends.silence(speed: 1) }, returning: speaker,
      leadIn: Self.leadIn, tick: .milliseconds(100),
      attention: SessionDisplay.attention(screen), steering: session.steering,
      beginning: beginning)
    // Before the terminal is taken over: from then on no signal may end the program by itself.
    let pressed = await Keyboard.keys(readsTerminal: RawTerminal.isThere)
    let signals = await TerminalSignal.all()
    let display = SessionDisplay(screen, for: voiced.routine, isHeard: speaker != nil)
    defer { display.terminal?.restore() }
    let desktop = Backends.desktop(of: player)
    defer { desktop.end() }
    let aside = Task { await display.follow(signals, player, desktop) }
    let steering = voiced.spokenSteering(of: player)
    let listening = Task {
      await voiced.tellUnknownLanguage(player)
      await steering?.listen()
    }
    let watch = Task { await show(player, on: display, desktop, steering) }
    let keys = Task { await obey(pressed, player) }
    let isTold = TerminalStyle.standardOutput.isTerminal && screen.events == nil
    let speech = Task { await voiced.listen(with: player, tellingProgress: isTold) }
    let failure = await failure(of: player)
    keys.cancel()
    aside.cancel()
    speech.cancel()
    let outcome = await watch.value
    await steering?.end()
    listening.cancel()
    let wasInterrupted = await keys.value
    // From here on nobody takes the terminal again.
    await aside.value
    await voiced.stop()
    if let failure { throw failure }
    return wasInterrupted ? .interrupted : outcome
  }

  private func failure(of player: Player) async -> (any Error)? {
    do {
      try await player.run(voiced.steeredRehearsal.scores(of: session.plans))
      return nil
    } catch let error as SpeechError {
      return Failure(error)
    } catch let error as SinkError {
      return Failure("the sound stopped: \(error.reason)")
    } catch {
      return error
    }
  }

  /// Passes keys on until the session ends; true if one of them was Ctrl-C or a signal.
  private func obey(_ keys: AsyncStream<Key>, _ player: Player) async -> Bool {
    for await key in keys {
      switch key {
      case .command(let command): player.send(command)
      case .digit: break
      case .interrupt:
        player.send(.stop)
        return true
      }
    }
    return false
  }

  /// Shows what happens until the session ends, and ends it when nobody can see it any more.
  private func show(
    _ player: Player, on display: SessionDisplay, _ desktop: Desktop, _ steering: SpokenSteering?
  ) async -> Outcome {
    var outcome = Outcome.stopped
    var others = OtherSound(loweredTo: gain)
    var isPlanned = false
    var telling: Task<Void, Never>?
    for await event in player.events {
      if event == .finished { outcome = .finished }
      if case .planned = event, telling == nil {
        telling = Task { if let words = news() { player.tell(words) } }
      }
      if case .planned(let timeline, isFinal: true) = event, !isPlanned {
        isPlanned = true
        if let missed = voiced.missedLength(of: timeline) { player.tell(missed.text) }
      }
      desktop.hear(event)
      others.hear(event)
      await steering?.follow(event)
      await diary.keep(event)
      await voiced.learn(event)
      if await !display.view.show(event) { player.send(.stop) }
      display.holding.told(event)
    }
    await others.leave()
    return outcome
  }
}
