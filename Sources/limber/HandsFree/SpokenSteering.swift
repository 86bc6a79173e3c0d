internal import LimberControl
internal import LimberPlayer
internal import LimberScript
internal import LimberSpeech
internal import LimberTimeline

/// Steers a session by what is heard, and tells whoever listens what the session does.
actor SpokenSteering {
  private let ears: any Ears
  private let player: Player
  private let words: HandsFreeWords
  private let speak: @Sendable (Utterance) async -> SpeechClip?
  private var conversation: SessionConversation
  private var attention: Task<Void, any Error>?
  /// Until when the cue sounds whose words the ears know.
  private var sayingUntil: Milliseconds?
  /// What a person has been told about the microphone since it last was as usual.
  private var told: Set<String> = []
  private var hasHeardOfMicrophone = false

  /// How long single words are understood after a call for attention.
  private static let attentionTime = Duration.seconds(5)

  init(
    _ ears: any Ears, _ commands: VoiceCommands, steering player: Player,
    saying words: HandsFreeWords,
    speak: @escaping @Sendable (Utterance) async -> SpeechClip?
  ) {
    self.ears = ears
    self.player = player
    self.words = words
    self.speak = speak
    conversation = SessionConversation(commands)
  }

  /// Does what is heard until the ears are closed.
  func listen() async {
    for await event in ears.events {
      switch event {
      case .heard(let heard): obey(heard)
      case .unheard(let nearest, _): player.tell(.heard(nearest.phrase, isObeyed: false))
      case .notice(let notice): await tell(notice)
      case .voiceBegan, .voiceEnded, .level: break
      }
    }
  }

  /// Learns what happened in the session.
  func follow(_ event: PlayerEvent) {
    if conversation.follow(event) { offer() }
    switch event {
    case .cue(let cue):
      guard let text = cue.text else { return }
      sayingUntil = cue.audibleEnd
      ears.saying(text)
    case .position(let place), .jumped(let place):
      guard let end = sayingUntil, place >= end else { return }
      sayingUntil = nil
      ears.saying(nil)
    case .finished, .stopped: ears.close()
    default: break
    }
  }

  private func obey(_ heard: Heard) {
    player.tell(.heard(heard.phrase, isObeyed: true))
    let wasAttentive = conversation.isAttentive
    let command = conversation.hear(heard.command)
    if let command {
      player.send(command, by: .voice)
    } else {
      player.answer(heard.command == .attention ? .nod : .refusal)
    }
    if conversation.isAttentive { startAttention() }
    if conversation.isAttentive != wasAttentive { offer() }
  }

  private func startAttention() {
    attention?.cancel()
    attention = Task {
      try await Task.sleep(for: Self.attentionTime)
      conversation.relax()
      offer()
    }
  }

  private func offer() {
    ears.listen(for: conversation.vocabulary)
    player.tell(.phrases(conversation.phrases))
  }

  /// Tells what changed, once; that a microphone was found only after there was none.
  private func tell(_ notice: EarsNotice) async {
    if case .microphoneFound = notice {
      told.remove("\(EarsNotice.microphoneLost)")
      defer { hasHeardOfMicrophone = true }
      guard hasHeardOfMicrophone else { return }
    } else {
      hasHeardOfMicrophone = true
      guard told.insert("\(notice)").inserted else { return }
    }
    player.tell(notice.text)
    if let spoken = notice.spoken { await say(words.notice(spoken)) }
  }

  private func say(_ utterance: Utterance) async {
    guard let clip = await speak(utterance) else { return }
    player.say(Saying([(utterance, clip)], moment: .whenFree))
  }
}
