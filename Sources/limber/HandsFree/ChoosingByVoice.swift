internal import ArgumentParser
internal import LimberAudio
internal import LimberControl
internal import LimberDesktop
internal import LimberDiagnostics
internal import LimberPlayer
internal import LimberScript
internal import LimberTerminal
internal import LimberTimeline

/// Offers the routines of the library aloud, and listens which one is to be played, at which pace.
struct ChoosingByVoice {
  /// What was chosen.
  struct Chosen {
    var script: RoutineFinder.Found
    var pace: SpokenPace
  }

  private let offers: [RoutineOffer]
  private let host: ChoiceSpeaker
  private let announcer: Announcer
  private let ears: (any Ears)?
  private let told: ToldNotices
  private let choosing: SpokenChoosing

  /// How long is waited for an answer behind what was said.
  private static let patience = Duration.seconds(8)
  /// The library is offered in the language whose words are part of the program.
  static let language = "en"

  /// A choice among the routines, said on a sink.
  init(voice: String?, _ handsFree: HandsFree?, on sink: any AudioSink) throws {
    offers = RoutineOffer.all(in: Self.language)
    guard !offers.isEmpty else {
      throw Failure("there are no routines to choose from", hint: "limber list shows what there is")
    }
    choosing = SpokenChoosing(among: offers.count, patience: Self.patience)
    announcer = try Announcer(language: Self.language, voice: voice, on: sink)
    ears = handsFree?.ears()
    told = handsFree?.told ?? ToldNotices()
    host = ChoiceSpeaker(
      offers: offers, words: Language.english.handsFree,
      commands: handsFree?.commands ?? .english, announcer: announcer, ears: ears)
  }

  /// Asks until something is chosen; nil if the person wants none.
  ///
  /// - Throws: `ExitCode(130)` after Ctrl-C or a signal.
  func choose() async throws -> Chosen? {
    let choosing = choosing
    // Before the terminal is taken over: from then on no signal may end the program by itself.
    let pressed = await Keyboard.keys(readsTerminal: RawTerminal.isThere)
    let signals = await TerminalSignal.all()
    let terminal = RawTerminal(usesScreen: false)
    defer { terminal?.restore() }
    let desktop = Backends.desktop { request in
      if case .command(let command) = request { choosing.take(.pressed(.player(command))) }
    }
    let sound = Task { try await announcer.run() }
    let tasks = [
      Task { await press(pressed) }, Task { await follow(signals, terminal, desktop) },
      Task { await listen() }, Task { await watch(desktop) },
    ]
    let outcome = await choosing.run(host)
    desktop.end()
    if case .chosen = outcome { await announcer.fallSilent(behind: .nod) }
    ears?.close()
    tasks.forEach { $0.cancel() }
    // From here on nobody takes the terminal again.
    for task in tasks { await task.value }
    announcer.player.send(.stop)
    sound.cancel()
    _ = try? await sound.value
    switch outcome {
    case .chosen(let routine, let pace): return Chosen(script: offers[routine].script, pace: pace)
    case .left: return nil
    case .interrupted: throw ExitCode(130)
    }
  }

  /// Passes keys on.
  private func press(_ keys: AsyncStream<Key>) async {
    for await key in keys {
      switch key {
      case .interrupt: choosing.take(.interrupt)
      case .digit(let digit): choosing.take(.pressed(host.command(forDigit: digit)))
      case .command(let command): choosing.take(.pressed(.player(command)))
      }
    }
  }

  /// Gives the terminal back while the person puts the program aside, and asks again when they are
  /// back.
  private func follow(
    _ signals: AsyncStream<TerminalSignal>, _ terminal: RawTerminal?, _ desktop: Desktop
  ) async {
    for await signal in signals {
      switch signal {
      case .resized: break
      case .continued: terminal?.takeBack()
      case .suspended:
        await announcer.fallSilent(behind: nil)
        await desktop.putAside()
        terminal?.putAside()
        desktop.comeBack()
        choosing.take(.back)
      }
    }
  }

  /// Passes on what is heard.
  private func listen() async {
    guard let ears else { return }
    for await event in ears.events {
      switch event {
      case .heard(let heard):
        Message.say("heard: \(heard.phrase)")
        choosing.take(.heard(heard.command))
      // What the coach said itself is no news.
      case .unheard(_, .loudspeaker), .unheard(_, .coach): break
      case .unheard(let nearest, _): Message.say("heard: \(nearest.phrase)?")
      case .notice(let notice): await tell(notice)
      case .level, .voiceBegan, .voiceEnded: break
      }
    }
  }

  /// Tells once what has changed about listening, also to somebody who does not look.
  private func tell(_ notice: EarsNotice) async {
    guard told.isNews(notice) else { return }
    Message.say(notice.text)
    guard let spoken = notice.spoken else { return }
    await announcer.add(Language.english.handsFree.notice(spoken))
  }

  /// Follows the sound: the ears know what is said, media keys know that we are there, and the person
  /// what is wrong with it.
  private func watch(_ desktop: Desktop) async {
    for await event in announcer.player.events {
      desktop.hear(event)
      switch event {
      case .waiting(.start): host.soundHasBegun()
      case .saying(let words): ears?.saying(words)
      case .handsFree(.makesRoom(let isInCall)):
        host.makeRoom(isInCall)
        if !isInCall { choosing.take(.back) }
      case .soundLost(let error, _): Message.say(error.silentText)
      case .soundHeld(let error): Message.say("no sound: \(error.reason); waiting for it")
      case .soundBack: Message.say("the sound is back")
      default: break
      }
    }
  }
}
