public import LimberPlayer
public import LimberSpeech
public import LimberTimeline

/// Steers a session by what is heard, and tells whoever listens what the session does.
///
/// It is given every event of the player, in order, and listens until the ears are closed, which it
/// does itself when the session is over.
public actor SpokenSteering {
  /// What a person is told about listening.
  public struct News: Sendable {
    /// For whoever looks.
    public var text: String
    /// The same aloud; nil where that would not help.
    public var words: Utterance?

    /// Creates news.
    public init(_ text: String, aloud words: Utterance?) {
      self.text = text
      self.words = words
    }
  }

  private let ears: any Ears
  private let player: Player
  private let news: @Sendable (EarsNotice) -> News
  private let speak: @Sendable (Utterance) async -> SpeechClip?
  private var conversation: SessionConversation
  private var attention: Task<Void, any Error>?
  /// Until when the cue sounds whose words the ears know.
  private var sayingUntil: Milliseconds?
  /// What a person has been told about listening.
  private var told: Set<EarsNotice> = []

  /// How long single words are understood after a call for attention.
  private static let attentionTime = Duration.seconds(5)

  /// Creates what steers `player` in the words of a language.
  ///
  /// `news` puts a notice into words, and `speak` makes the clip of what is said aloud.
  public init(
    _ ears: any Ears, _ commands: VoiceCommands, steering player: Player,
    news: @escaping @Sendable (EarsNotice) -> News,
    speak: @escaping @Sendable (Utterance) async -> SpeechClip?
  ) {
    self.ears = ears
    self.player = player
    self.news = news
    self.speak = speak
    conversation = SessionConversation(commands)
  }

  /// Does what is heard until the ears are closed.
  public func listen() async {
    for await event in ears.events {
      switch event {
      case .heard(let heard): obey(heard)
      case .unheard(let nearest, let why):
        player.tell(.heard(nearest.phrase, but: why.rawValue))
      case .notice(let notice): tell(notice)
      case .voiceBegan, .voiceEnded, .level: break
      }
    }
  }

  /// Learns what happened in the session.
  public func follow(_ event: PlayerEvent) {
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

  /// Listens no more, however the session ended.
  public func end() {
    ears.close()
  }

  private func obey(_ heard: Heard) {
    player.tell(.heard(heard.phrase, but: nil))
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

  /// Tells once what has changed; that there is a microphone only when there was none.
  private func tell(_ notice: EarsNotice) {
    if case .microphoneFound = notice {
      let wasMissed = told.contains { $0.isWithoutMicrophone }
      told = told.filter { !$0.isWithoutMicrophone }
      guard wasMissed else { return }
    } else {
      guard told.insert(notice).inserted else { return }
    }
    let news = news(notice)
    player.tell(news.text)
    guard let words = news.words else { return }
    // Commands are obeyed while the words are made.
    Task { [speak, player] in
      guard let clip = await speak(words) else { return }
      player.say(Saying([(words, clip)], moment: .whenFree))
    }
  }
}

extension EarsNotice {
  /// Whether nothing can be heard for want of a microphone.
  fileprivate var isWithoutMicrophone: Bool {
    switch self {
    case .noMicrophone, .microphoneLost: true
    default: false
    }
  }
}
