internal import LimberPlayer

/// What is understood at one time.
public struct Vocabulary: Hashable, Sendable {
  /// The phrases, each with its command.
  public var phrases: [SpokenPhrase]

  /// A vocabulary of these phrases.
  public init(_ phrases: [SpokenPhrase] = []) {
    self.phrases = phrases
  }

  /// The same without the phrases of other commands that sound nearly as one of `command` does.
  func keepingApart(_ command: VoiceCommand) -> Vocabulary {
    let own = phrases.filter { $0.command == command }
    return Vocabulary(
      phrases.filter { phrase in
        phrase.command == command
          || !own.contains { $0.sounds(like: phrase, within: Self.nearest) }
      })
  }

  /// In how many sounds two phrases differ at least that are told apart in a noisy room.
  private static let nearest = 3
}

/// What a person could mean, by what is going on.
public enum ListeningState: Hashable, Sendable {
  /// Waiting for the session to be started.
  case idle
  /// The session goes on.
  case running
  /// The session is paused.
  case paused
  /// The session waits at a gate.
  case waiting
  /// Something hurts, and the session waits.
  case hurting
  /// A question that is answered with yes or no.
  case asked
  /// One of so many things is to be chosen by its number.
  case choosing(count: Int)
  /// The pace is to be chosen.
  case choosingPace

  /// The commands that are listened for, the same in every language.
  ///
  /// "Start session" and "stop session" sound alike: where both commands are in it, `VoiceCommands`
  /// leaves out the phrases that are too near.
  public var commands: [VoiceCommand] {
    switch self {
    case .idle: [.start, .player(.howLong), .player(.sayAgain), .player(.stop)]
    case .running: Self.steering + [.player(.pause), .player(.moreTime), .player(.enough)]
    case .paused: Self.steering + [.player(.resume), .player(.ready)]
    case .waiting:
      Self.steering + [.player(.ready), .player(.pause), .player(.resume), .player(.enough)]
    case .hurting: Self.steering + [.player(.ready), .player(.resume)]
    case .asked: [.yes, .no]
    case .choosing(let count):
      (1...max(1, min(count, VoiceCommand.highestNumber))).map(VoiceCommand.number)
        + [.more, .player(.next), .player(.back), .player(.sayAgain), .player(.stop)]
    case .choosingPace:
      SpokenPace.allCases.map(VoiceCommand.pace)
        + [.player(.back), .player(.sayAgain), .player(.stop)]
    }
  }

  /// What can be asked whenever a session has begun.
  private static let steering: [VoiceCommand] = [
    .player(.next), .player(.back), .player(.sayAgain), .player(.slower), .player(.faster),
    .player(.easier), .player(.deeper), .player(.thatHurts), .player(.howLong), .player(.skip),
    .player(.stop),
  ]
}
