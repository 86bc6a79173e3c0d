public import LimberTimeline

/// What is said to somebody who steers a session without looking or reaching for a key.
///
/// What the person is to say comes from whoever listens, in the words of the same language.
public struct HandsFreeWords: Sendable {
  /// Something about the microphone or the recogniser that a person is told once.
  public enum Notice: String, Hashable, Sendable, CaseIterable {
    /// The recogniser is not there, or not in this language.
    case voiceMissing, voiceUnknown
    /// Recognising falls behind.
    case voiceLate
    /// The coach drowns the person while it speaks.
    case coachLoud
    /// What became of the microphone.
    case microphoneMissing, microphoneLost, microphoneFound, microphoneMuted, microphoneLoud
  }

  private let phrasebook: Phrasebook
  private let language: String

  init(_ phrasebook: Phrasebook, language: String) {
    self.phrasebook = phrasebook
    self.language = language
  }

  /// Before a session that begins when somebody says so; nil in place of `phrase` for whoever can
  /// only press a key.
  public func greeting(_ name: String, saying phrase: String?) -> Utterance {
    phrase.map { utterance(.greeting, ["name": name, "phrase": $0]) }
      ?? utterance(.greetingByKey, ["name": name])
  }

  /// A minute later, once.
  public func startReminder(saying phrase: String) -> Utterance {
    utterance(.startReminder, ["phrase": phrase])
  }

  /// When a pause begins that was asked for with a key.
  public var paused: Utterance { utterance(.paused) }

  /// When a pause begins that was asked for by voice.
  public func paused(saying phrase: String) -> Utterance {
    utterance(.pausedByVoice, ["phrase": phrase])
  }

  /// What somebody may answer whom a pose hurts.
  public func painChoices(easier: String, skip: String, stop: String) -> Utterance {
    utterance(.painChoices, ["easier": easier, "skip": skip, "stop": stop])
  }

  /// Whether the session is really to end.
  public func stopQuestion(saying phrase: String) -> Utterance {
    utterance(.stopQuestion, ["phrase": phrase])
  }

  /// While a session waits for an answer.
  public func stillWaiting(saying phrase: String) -> Utterance {
    utterance(.stillWaitingByVoice, ["phrase": phrase])
  }

  /// When there is sound again that was away for a while.
  public var soundBack: Utterance { utterance(.soundBack) }

  /// What has changed about listening.
  public func notice(_ notice: Notice) -> Utterance {
    utterance(Phrasebook.Phrase(rawValue: notice.rawValue) ?? .voiceMissing)
  }

  /// Before routines are named.
  public var whichRoutine: Utterance { utterance(.whichRoutine) }

  /// A routine to choose, with its number and its length to whole minutes.
  public func numbered(_ number: Int, _ name: String, lasting length: Milliseconds) -> Utterance {
    let minutes = max(1, (length.count + 30_000) / 60_000)
    let length = phrasebook.words(for: Dose(value: minutes * 60_000, unit: .minute))
    return utterance(
      .numbered, ["number": phrasebook.words(for: number), "name": name, "length": length])
  }

  /// How to hear of other routines.
  public func moreRoutines(saying phrase: String) -> Utterance {
    utterance(.moreRoutines, ["phrase": phrase])
  }

  /// Which pace a routine is to have.
  public func whichPace(of name: String) -> Utterance { utterance(.whichPace, ["name": name]) }

  /// When nobody has chosen for a while.
  public var choiceRest: Utterance { utterance(.choiceRest) }

  private func utterance(
    _ phrase: Phrasebook.Phrase, _ blanks: [String: String] = [:]
  ) -> Utterance {
    Utterance(text: phrasebook.say(phrase, blanks), role: .instruction, language: language)
  }
}

extension Language {
  /// What is said in it to somebody who does not look.
  public var handsFree: HandsFreeWords { HandsFreeWords(phrasebook, language: tag) }
}

extension SessionWords {
  /// What is said to somebody who does not look.
  public var handsFree: HandsFreeWords { HandsFreeWords(phrasebook, language: language) }
}
