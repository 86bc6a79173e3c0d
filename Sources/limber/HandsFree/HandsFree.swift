internal import LimberControl
internal import LimberPlayer
internal import LimberScript
internal import LimberTimeline

/// What it takes to be steered by voice in a language.
struct HandsFree {
  /// The words that are understood; nil where the language has none, so that keys are offered.
  let commands: VoiceCommands?
  /// The microphone; nil for the usual one.
  let microphone: String?
  /// The speaker that is not to be obeyed; nil for the usual one.
  let speaker: String?
  /// What the person has been told about listening.
  let told: ToldNotices

  /// Listening in a language, at a microphone, beside a speaker.
  init(language: String, microphone: String?, speaker: String?, told: ToldNotices) {
    self.told = told
    commands = CommandsFinder.commands(for: language)
    self.microphone = microphone
    self.speaker = speaker
  }

  /// Opens the ears; nil where the language has no words for them.
  func ears() -> (any Ears)? {
    commands.map { _ in Backends.ears(microphone: microphone, loudspeaker: speaker) }
  }

  /// What is said in a session that is steered by voice.
  func words(of routine: Routine) -> HandsFreeSpeech {
    HandsFreeSpeech(routine.words.handsFree, of: routine.title, commands)
  }
}

/// What a session says to somebody who does not look, made of what it listens for.
struct HandsFreeSpeech {
  let greeting: Utterance
  let startReminder: Utterance?
  let paused: (byHand: Utterance, byVoice: Utterance)
  let painChoices: Utterance?
  let stopQuestion: Utterance?
  let gateReminder: Utterance?

  init(_ words: HandsFreeWords, of title: String, _ commands: VoiceCommands?) {
    let say = { (command: VoiceCommand) in commands?.phrase(for: command) }
    greeting = words.greeting(title, saying: say(.start))
    startReminder = say(.start).map(words.startReminder(saying:))
    paused = (words.paused, say(.player(.resume)).map(words.paused(saying:)) ?? words.paused)
    stopQuestion = say(.yes).map(words.stopQuestion(saying:))
    gateReminder = say(.player(.ready)).map(words.stillWaiting(saying:))
    if let easier = say(.player(.easier)), let skip = say(.player(.skip)),
      let stop = say(.player(.stop))
    {
      painChoices = words.painChoices(easier: easier, skip: skip, stop: stop)
    } else {
      painChoices = nil
    }
  }

  /// Everything, what is needed first first.
  var all: [Utterance] {
    [
      greeting, startReminder, paused.byHand, paused.byVoice, stopQuestion, painChoices,
      gateReminder,
    ]
    .compactMap(\.self)
  }
}
