public import LimberSpeech
public import LimberTimeline

/// What a player needs so that a person can steer a session with more than jumps and pauses.
public struct Steering: Sendable {
  /// What the machine is told.
  public var rules: PlaybackMachine.Rules
  /// What is said beside the timeline.
  public var words: Words
  /// What a person hears in answer to what they ask for.
  public var answers: Answers
  /// Asks for another plan; its scores are to come with the others, and to carry it.
  public var replan: @Sendable (SessionPlan) -> Void
  /// Makes a clip of words that were not known in advance; nil if that fails.
  public var speak: @Sendable (Utterance) async -> SpeechClip?

  /// What a person hears in answer.
  public enum Answers: Hashable, Sendable {
    /// Only what follows from it.
    case none
    /// A soft tone for what makes no sense now.
    case refusals
    /// Everything one needs who does not look: words for a pause, and a tone for every command by
    /// voice. The stream goes on in silence while the session is paused.
    case all
  }

  /// The words of a session that are not part of its timeline; what is missing is a tone.
  public struct Words: Sendable {
    /// Before the session, until somebody starts it.
    public var greeting: Utterance?
    /// When to ask somebody before the session, for whoever wants the greeting again.
    public var askFirst: [Utterance]
    /// A minute later, once.
    public var startReminder: Utterance?
    /// Before a window goes on after a pause.
    public var getReady: Utterance?
    /// When a pause was asked for with a key, and with a voice.
    public var paused: (byHand: Utterance, byVoice: Utterance)?
    /// What may be answered when it hurts.
    public var painChoices: Utterance?
    /// Whether to stop the session.
    public var stopQuestion: Utterance?
    /// While the session waits for an answer.
    public var reminder: Utterance?
    /// How to ease out of the pose of a section, and what to watch for.
    public var easing: @Sendable (Timeline.Section) -> [Utterance]
    /// How long the pose and the session still last.
    public var timeLeft: @Sendable (_ pose: Milliseconds, _ session: Milliseconds) -> Utterance?

    /// Creates words; none unless they are given.
    public init(
      greeting: Utterance? = nil, askFirst: [Utterance] = [], startReminder: Utterance? = nil,
      getReady: Utterance? = nil,
      paused: (byHand: Utterance, byVoice: Utterance)? = nil, painChoices: Utterance? = nil,
      stopQuestion: Utterance? = nil, reminder: Utterance? = nil,
      easing: @escaping @Sendable (Timeline.Section) -> [Utterance] = { _ in [] },
      timeLeft: @escaping @Sendable (Milliseconds, Milliseconds) -> Utterance? = { _, _ in nil }
    ) {
      self.greeting = greeting
      self.askFirst = askFirst
      self.startReminder = startReminder
      self.getReady = getReady
      self.paused = paused
      self.painChoices = painChoices
      self.stopQuestion = stopQuestion
      self.reminder = reminder
      self.easing = easing
      self.timeLeft = timeLeft
    }
  }

  /// Creates the means to steer; none unless they are given.
  public init(
    rules: PlaybackMachine.Rules = PlaybackMachine.Rules(), words: Words = Words(),
    answers: Answers = .none,
    replan: @escaping @Sendable (SessionPlan) -> Void = { _ in },
    speak: @escaping @Sendable (Utterance) async -> SpeechClip? = { _ in nil }
  ) {
    self.rules = rules
    self.words = words
    self.answers = answers
    self.replan = replan
    self.speak = speak
  }
}
