/// The commands of one language: which phrases mean what, and how they sound.
public struct VoiceCommands: Hashable, Sendable {
  /// The BCP 47 tag of the language.
  public var tag: String
  /// The phrases that are heard reliably, by command.
  public var phrases: [VoiceCommand: [SpokenPhrase]]
  /// Short phrases that are only safe after a call for attention, or where a person turned them on.
  public var shortPhrases: [VoiceCommand: [SpokenPhrase]]

  /// What is understood in a state; with `short` also the short phrases.
  public func vocabulary(for state: ListeningState, short: Bool = false) -> Vocabulary {
    vocabulary(of: state.commands, short: short).keepingApart(.start)
  }

  /// The phrases of these commands; with `short` also the short ones.
  public func vocabulary(of commands: [VoiceCommand], short: Bool = false) -> Vocabulary {
    Vocabulary(
      commands.flatMap { command in
        (phrases[command] ?? []) + (short ? shortPhrases[command] ?? [] : [])
      })
  }

  /// The phrase one is told to say for a command; nil if the language has none.
  public func phrase(for command: VoiceCommand) -> String? {
    (phrases[command] ?? shortPhrases[command])?.first?.words
  }
}
