internal import LimberControl
internal import LimberDiagnostics
internal import LimberPlayer
internal import LimberScript
internal import LimberTimeline
internal import Synchronization

/// Says and shows the routines there are to choose from.
final class ChoiceSpeaker: ChoiceHost {
  private let offers: [RoutineOffer]
  private let words: HandsFreeWords
  private let commands: VoiceCommands
  private let announcer: Announcer
  private let ears: (any Ears)?
  /// Whether a digit is a pace now, and not a routine.
  private let asksPace = Mutex(false)
  private let hasSound = Mutex(false)
  /// Whether what is said is not for us, since somebody is on the phone.
  private let isInCall = Mutex(false)

  /// Somebody who says what there is in the words of a language.
  init(
    offers: [RoutineOffer], words: HandsFreeWords, commands: VoiceCommands, announcer: Announcer,
    ears: (any Ears)?
  ) {
    self.offers = offers
    self.words = words
    self.commands = commands
    self.announcer = announcer
    self.ears = ears
  }

  /// Lets words be said; what is said before would be lost.
  func soundHasBegun() { hasSound.withLock { $0 = true } }

  /// Listens to nobody while another program asks for quiet; what is asked is to be said again then.
  func makeRoom(_ isWanted: Bool) {
    isInCall.withLock { $0 = isWanted }
    if isWanted { ears?.listen(for: Vocabulary()) }
  }

  /// What a digit means now: the number of a routine, or of a pace.
  func command(forDigit digit: Int) -> VoiceCommand {
    let paces = SpokenPace.allCases
    let isPace = asksPace.withLock { $0 } && paces.indices.contains(digit - 1)
    return isPace ? .pace(paces[digit - 1]) : .number(digit)
  }

  func show(_ action: RoutineChoice.Action, listeningFor state: ListeningState?) {
    let vocabulary = state.map { commands.vocabulary(for: $0) } ?? Vocabulary()
    ears?.listen(for: isInCall.withLock { $0 } ? Vocabulary() : vocabulary)
    asksPace.withLock { $0 = state == .choosingPace }
    switch action {
    case .offer(let range, let hasMore):
      for (number, offer) in zip(1..., offers[range]) {
        let minutes = max(1, (offer.length.count + 30_000) / 60_000)
        Output.write("  \(number)  \(DisplayWidth.shown(offer.title)), \(minutes) min\n")
      }
      let more = hasMore ? "; n is more" : ""
      Output.write("say or press a number; enter is the first\(more); q leaves\n")
    case .askPace(let routine):
      Output.write("  \(DisplayWidth.shown(offers[routine].title))\n")
      Output.write(
        "say gentle, steady or brisk, or press 1, 2 or 3; enter is steady; b goes back\n")
    case .play, .rest, .refuse, .keepQuiet, .leave: break
    }
  }

  func say(_ action: RoutineChoice.Action, answering: Bool) async {
    while !hasSound.withLock({ $0 }) {
      guard (try? await Task.sleep(for: .milliseconds(20))) != nil else { return }
    }
    await announcer.say(utterances(for: action), behind: answering ? .nod : nil)
    await announcer.prepare(likely(after: action))
  }

  func answer(_ answer: Player.Answer) { announcer.player.answer(answer) }

  private func utterances(for action: RoutineChoice.Action) -> [Utterance] {
    switch action {
    case .offer(let range, let hasMore):
      let question = range.lowerBound == 0 ? [words.whichRoutine] : []
      let names = zip(1..., offers[range]).map { number, offer in
        words.numbered(number, offer.title, lasting: offer.length)
      }
      let more = hasMore ? commands.phrase(for: .more).map(words.moreRoutines(saying:)) : nil
      return question + names + [more].compactMap(\.self)
    case .askPace(let routine): return [words.whichPace(of: offers[routine].title)]
    case .rest: return [words.choiceRest]
    case .play, .refuse, .keepQuiet, .leave: return []
    }
  }

  /// What will be said next, whichever routine is chosen.
  private func likely(after action: RoutineChoice.Action) -> [Utterance] {
    guard case .offer(let range, _) = action else { return [] }
    return offers[range].map { words.whichPace(of: $0.title) }
  }
}
