public import LimberSpeech
public import LimberTimeline

/// What a player needs so that a person can steer a session with more than jumps and pauses.
public struct Steering: Sendable {
  /// What the machine is told.
  public var rules: PlaybackMachine.Rules
  /// What is said beside the timeline.
  public var words: Words
  /// Asks for another plan; its scores are to come with the others, and to carry it.
  public var replan: @Sendable (SessionPlan) -> Void
  /// Makes a clip of words that were not known in advance; nil if that fails.
  public var speak: @Sendable (Utterance) async -> SpeechClip?

  /// The words of a session that are not part of its timeline; what is missing is a tone.
  public struct Words: Sendable {
    /// Before a window goes on after a pause.
    public var getReady: Utterance?
    /// While the session waits for an answer.
    public var reminder: Utterance?
    /// How to ease out of the pose of a section, and what to watch for.
    public var easing: @Sendable (Timeline.Section) -> [Utterance]
    /// How long the pose and the session still last.
    public var timeLeft: @Sendable (_ pose: Milliseconds, _ session: Milliseconds) -> Utterance?

    /// Creates words; none unless they are given.
    public init(
      getReady: Utterance? = nil, reminder: Utterance? = nil,
      easing: @escaping @Sendable (Timeline.Section) -> [Utterance] = { _ in [] },
      timeLeft: @escaping @Sendable (Milliseconds, Milliseconds) -> Utterance? = { _, _ in nil }
    ) {
      self.getReady = getReady
      self.reminder = reminder
      self.easing = easing
      self.timeLeft = timeLeft
    }
  }

  /// Creates the means to steer; none unless they are given.
  public init(
    rules: PlaybackMachine.Rules = PlaybackMachine.Rules(), words: Words = Words(),
    replan: @escaping @Sendable (SessionPlan) -> Void = { _ in },
    speak: @escaping @Sendable (Utterance) async -> SpeechClip? = { _ in nil }
  ) {
    self.rules = rules
    self.words = words
    self.replan = replan
    self.speak = speak
  }
}
