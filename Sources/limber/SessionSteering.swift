internal import LimberPlayer
internal import LimberScript
internal import LimberSpeech
internal import LimberTimeline

/// What lets a person steer a session: its words, its other forms, and how it is planned anew.
struct SessionSteering {
  /// The plans that the person asks for.
  let plans: AsyncStream<SessionPlan>
  /// What the player is given.
  let steering: Steering

  /// How much of a window is given back after a pause in it.
  private static let givesBack = Milliseconds(3000)

  /// Steering for a routine planned with `options`; `canAnswer` tells whether gates wait, and with
  /// `handsFree` it is answered in sound.
  init(
    _ routine: Routine, _ options: PlanOptions, canAnswer: Bool, handsFree: HandsFree?,
    speak: @escaping @Sendable (Utterance) async -> SpeechClip?
  ) {
    let (plans, wish) = AsyncStream<SessionPlan>.makeStream()
    let words = routine.words
    let speech = handsFree?.words(of: routine)
    self.plans = plans
    steering = Steering(
      rules: PlaybackMachine.Rules(
        canAnswer: canAnswer, awaitsStart: handsFree != nil, givesBack: Self.givesBack,
        plan: SessionPlan(pace: options.pace, variant: routine.choice.variant)),
      words: Steering.Words(
        greeting: speech?.greeting, askFirst: words.askFirst, startReminder: speech?.startReminder,
        getReady: words.getReady, paused: speech?.paused, painChoices: speech?.painChoices,
        stopQuestion: speech?.stopQuestion, reminder: speech?.gateReminder ?? words.reminder,
        easing: { words.easing(outOf: $0.id) },
        timeLeft: { words.timeLeft(inPose: $0, inSession: $1) }),
      answers: handsFree == nil ? .refusals : .all, replan: { wish.yield($0) }, speak: speak)
  }
}
