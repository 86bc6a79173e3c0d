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
  private let soundBack: @Sendable (_ isPaused: Bool) -> [Utterance]
  private let speak: @Sendable (Utterance) async -> SpeechClip?
  private var conversation: SessionConversation
  /// Whether anybody can be heard, as far as it is known.
  private var hears = true
  private var attention: Task<Void, any Error>?
  /// Until when the cue sounds whose words the ears know.
  private var sayingUntil: Milliseconds?
  /// Lets the ears forget words that have been said.
  private var forgetting: Task<Void, any Error>?
  /// What a person has been told about listening.
  private let told: ToldNotices
  /// What of it is still to be said aloud.
  private var waitingNews = WaitingNews()
  /// Has news that is never heard not wait for ever.
  private var givingUp: Task<Void, any Error>?
  /// Since when there has been no sound; nil while there is.
  private var soundlessSince: ContinuousClock.Instant?
  private var hasToldSound = false
  /// After how long without sound a person is told that it is back.
  private let outage: Duration

  /// How long single words are understood after a call for attention.
  private static let attentionTime = Duration.seconds(5)
  /// How long words that have been said are kept from being taken for a person's: until what was heard
  /// of them has been judged, and not so long that nobody could say the same in answer.
  private static let aftermath = Duration.milliseconds(700)
  /// How long news may take to be heard before other news is said.
  private static let newsTime = Duration.seconds(10)

  /// Creates what steers `player` in the words of a language.
  ///
  /// - Parameters:
  ///   - ears: Who listens.
  ///   - commands: What is understood.
  ///   - player: What is steered.
  ///   - told: What the person has been told before.
  ///   - outage: After how long without sound they are told that it is back.
  ///   - news: Puts a notice into words.
  ///   - soundBack: What is said when there is sound again, in a session that may be paused.
  ///   - speak: Makes the clip of what is said aloud.
  public init(
    _ ears: any Ears, _ commands: VoiceCommands, steering player: Player,
    told: ToldNotices = ToldNotices(), outage: Duration = .seconds(2),
    news: @escaping @Sendable (EarsNotice) -> News,
    soundBack: @escaping @Sendable (_ isPaused: Bool) -> [Utterance] = { _ in [] },
    speak: @escaping @Sendable (Utterance) async -> SpeechClip?
  ) {
    self.ears = ears
    self.player = player
    self.told = told
    self.outage = outage
    self.news = news
    self.soundBack = soundBack
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
      case .voiceBegan: player.soften(true)
      case .voiceEnded: player.soften(false)
      case .level: break
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
      say(text)
    case .position(let place), .jumped(let place):
      guard let end = sayingUntil, place >= end else { return }
      sayingUntil = nil
      say(nil)
    case .saying(let words):
      sayingUntil = nil
      say(words)
      if waitingNews.follow(saying: words) { tellNews() }
    case .soundHeld, .soundLost: soundlessSince = soundlessSince ?? .now
    case .soundBack: tellSound()
    case .finished, .stopped: ears.close()
    default: break
    }
  }

  /// Tells the ears what the coach says; that it is silent only when nothing of it is judged any more.
  private func say(_ words: String?) {
    forgetting?.cancel()
    if let words { return ears.saying(words) }
    forgetting = Task { [ears] in
      try await Task.sleep(for: Self.aftermath)
      ears.saying(nil)
    }
  }

  /// Listens no more, however the session ended.
  public func end() {
    givingUp?.cancel()
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
    player.tell(.phrases(hears ? conversation.phrases : []))
  }

  /// Learns whether anybody can be heard: what nobody hears is not offered.
  private func learn(_ notice: EarsNotice) {
    let heard = hears
    hears = notice.hears ?? hears
    if hears != heard { player.tell(.phrases(hears ? conversation.phrases : [])) }
  }

  /// Tells once what has changed.
  private func tell(_ notice: EarsNotice) {
    learn(notice)
    guard told.isNews(notice) else { return }
    let news = news(notice)
    player.tell(news.text)
    guard let words = news.words else { return }
    waitingNews.add(notice, words)
    tellNews()
  }

  /// Says what is still to be said, unless something of it is being said.
  private func tellNews() {
    let words = waitingNews.next()
    guard !words.isEmpty else { return }
    let telling = tell(words)
    givingUp?.cancel()
    givingUp = Task {
      if await telling.value { try await Task.sleep(for: Self.newsTime) }
      waitingNews.giveUp()
      tellNews()
    }
  }

  /// Tells once that there is sound again, after it was away for so long that somebody may wonder.
  private func tellSound() {
    guard let since = soundlessSince else { return }
    soundlessSince = nil
    guard since.duration(to: .now) >= outage, !hasToldSound else { return }
    hasToldSound = true
    tell(soundBack(conversation.listening == .paused))
  }

  /// Says something where no cue is cut off; commands are obeyed while the words are made, and whether
  /// there are any is told.
  @discardableResult
  private func tell(_ words: [Utterance]) -> Task<Bool, Never> {
    Task { [speak, player] in
      var said: [(utterance: Utterance, clip: SpeechClip)] = []
      for utterance in words {
        if let clip = await speak(utterance) { said.append((utterance, clip)) }
      }
      if !said.isEmpty { player.say(Saying(said, moment: .whenFree)) }
      return !said.isEmpty
    }
  }
}
