internal import ArgumentParser
internal import LimberAudio
internal import LimberControl
internal import LimberDiagnostics
internal import LimberPlayer
internal import LimberScript
internal import LimberTerminal
internal import LimberTimeline

/// Offers the routines of the library aloud, and listens which one is to be played, at which pace.
struct ChoosingByVoice {
  /// What was chosen.
  struct Chosen {
    var routine: String
    var pace: SpokenPace
  }

  private let offers: [RoutineOffer]
  private let words: HandsFreeWords
  private let commands: VoiceCommands
  private let ears: (any Ears)?
  private let announcer: Announcer

  /// Something that may end a silence.
  private enum Input {
    case heard(VoiceCommand, phrase: String)
    case unheard(phrase: String)
    case notice(EarsNotice)
    case key(Key)
    /// Nothing was heard since what was said with this number.
    case silence(Int)
  }

  /// How long is waited for an answer behind what was said.
  private static let patience = Milliseconds(8000)
  /// The library is offered in the language whose words are part of the program.
  static let language = "en"

  /// A choice among the routines, said on a sink.
  init(voice: String?, _ handsFree: HandsFree?, on sink: any AudioSink) throws {
    offers = RoutineOffer.all(in: Self.language)
    guard !offers.isEmpty else {
      throw Failure("there are no routines to choose from", hint: "limber list shows what there is")
    }
    words = Language.english.handsFree
    commands = handsFree?.commands ?? .english
    announcer = try Announcer(language: Self.language, voice: voice, on: sink)
    ears = handsFree?.ears()
  }

  /// Asks until something is chosen; nil if the person wants none.
  ///
  /// - Throws: `ExitCode(130)` after Ctrl-C or a signal.
  func choose() async throws -> Chosen? {
    let (inputs, give) = AsyncStream<Input>.makeStream()
    let pressed = await Keyboard.keys(readsTerminal: RawTerminal.isThere)
    let terminal = RawTerminal(usesScreen: false)
    defer { terminal?.restore() }
    let speaking = Task { try await announcer.run() }
    // What is said before the sound has begun would be lost.
    for await event in announcer.player.events where event == .waiting(.start) { break }
    let listening = Task { await listen(into: give) }
    let keys = Task { for await key in pressed { give.yield(.key(key)) } }
    let chosen: Result<Chosen?, ExitCode>
    do throws(ExitCode) {
      chosen = .success(try await converse(inputs, give))
    } catch {
      chosen = .failure(error)
    }
    announcer.player.send(.stop)
    ears?.close()
    keys.cancel()
    listening.cancel()
    _ = try? await speaking.value
    return try chosen.get()
  }

  private func listen(into give: AsyncStream<Input>.Continuation) async {
    guard let ears else { return }
    for await event in ears.events {
      switch event {
      case .heard(let heard): give.yield(.heard(heard.command, phrase: heard.phrase))
      case .unheard(let nearest, _): give.yield(.unheard(phrase: nearest.phrase))
      case .notice(let notice): give.yield(.notice(notice))
      case .level, .voiceBegan, .voiceEnded: break
      }
    }
  }

  private func converse(
    _ inputs: AsyncStream<Input>, _ give: AsyncStream<Input>.Continuation
  ) async throws(ExitCode) -> Chosen? {
    var choice = RoutineChoice(among: offers.count)
    var asked = 0
    var told: Set<EarsNotice> = []
    var silence = await act(choice.beginning, of: choice, answer: nil, asked, give)
    for await input in inputs {
      let action: RoutineChoice.Action
      var isAnswer = false
      switch input {
      case .heard(let command, let phrase):
        Message.say("heard: \(phrase)")
        (action, isAnswer) = (choice.hear(command), true)
      case .key(.interrupt): throw ExitCode(130)
      case .key(let key):
        guard let command = Self.command(for: key, at: choice.stage) else { continue }
        action = choice.hear(command)
      case .silence(let number):
        guard number == asked else { continue }
        action = choice.hearNothing()
      case .unheard(let phrase):
        Message.say("heard: \(phrase)?")
        continue
      case .notice(let notice):
        if told.insert(notice).inserted { Message.say(notice.text) }
        continue
      }
      switch action {
      case .play(let routine, let pace):
        return Chosen(routine: offers[routine].name, pace: pace)
      case .leave: return nil
      case .refuse: announcer.player.answer(.refusal)
      case .keepQuiet: break
      default:
        silence.cancel()
        asked += 1
        silence = await act(action, of: choice, answer: isAnswer ? .nod : nil, asked, give)
      }
    }
    return nil
  }

  /// Says and shows something, and begins to wait for an answer.
  private func act(
    _ action: RoutineChoice.Action, of choice: RoutineChoice, answer: Player.Answer?,
    _ number: Int, _ give: AsyncStream<Input>.Continuation
  ) async -> Task<Void, any Error> {
    ears?.listen(for: choice.listening.map { commands.vocabulary(for: $0) } ?? Vocabulary())
    show(action)
    let said = await announcer.say(utterances(for: action), answer: answer)
    return Task {
      try await Task.sleep(for: .milliseconds((said + Self.patience).count))
      give.yield(.silence(number))
    }
  }

  private func utterances(for action: RoutineChoice.Action) -> [Utterance] {
    switch action {
    case .offer(let range, let hasMore):
      let names = range.map { index in
        words.numbered(index + 1, offers[index].title, lasting: offers[index].length)
      }
      let more = hasMore ? commands.phrase(for: .more).map(words.moreRoutines(saying:)) : nil
      return [words.whichRoutine] + names + [more].compactMap(\.self)
    case .askPace(let routine): return [words.whichPace(of: offers[routine].title)]
    case .rest: return [words.choiceRest]
    case .play, .refuse, .keepQuiet, .leave: return []
    }
  }

  /// The same for whoever looks.
  private func show(_ action: RoutineChoice.Action) {
    switch action {
    case .offer(let range, let hasMore):
      for index in range {
        let minutes = max(1, (offers[index].length.count + 30_000) / 60_000)
        let title = DisplayWidth.shown(offers[index].title)
        Output.write("  \(index + 1)  \(title), \(minutes) min\n")
      }
      Output.write("say or press a number\(hasMore ? "; n is more" : ""); q leaves\n")
    case .askPace(let routine):
      Output.write("  \(DisplayWidth.shown(offers[routine].title))\n")
      Output.write("say gentle, steady or brisk, or press 1, 2 or 3; b goes back\n")
    case .play, .rest, .refuse, .keepQuiet, .leave: break
    }
  }

  /// What a key means here; digits are numbers, and then paces.
  private static func command(for key: Key, at stage: RoutineChoice.Stage) -> VoiceCommand? {
    switch (key, stage) {
    case (.interrupt, _): .player(.stop)
    case (.digit(let digit), .pace) where SpokenPace.allCases.indices.contains(digit - 1):
      .pace(SpokenPace.allCases[digit - 1])
    case (.digit(let digit), .routine): .number(digit)
    case (.digit, _): nil
    case (.command(let command), _): .player(command)
    }
  }
}
