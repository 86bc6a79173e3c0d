/// Somebody who listens at a microphone and tells what was understood.
///
/// Everything may be called from anywhere, and nothing waits for sound. Events come in the order in
/// which they were heard; the stream ends after ``close()``.
public protocol Ears: Sendable {
  /// What was heard and what happened; may be read once.
  var events: AsyncStream<EarsEvent> { get }

  /// Listens for these phrases from now on; for none while it is empty.
  func listen(for vocabulary: Vocabulary)

  /// Tells what the loudspeaker plays, so that it is not obeyed.
  func reference(_ sound: LoudspeakerSound)

  /// Tells which words the coach is saying; nil when it is silent.
  func saying(_ words: String?)

  /// Stops listening and lets go of the microphone.
  func close()
}

/// A stretch of what the loudspeaker plays.
public struct LoudspeakerSound: Hashable, Sendable {
  /// Mono samples at 48 kHz, full scale at 1.
  public var samples: [Float]
  /// When the first of them is heard, in nanoseconds of the machine's monotonic clock.
  public var heardAt: Int64

  /// Samples of which the first is heard at `heardAt`.
  public init(samples: [Float], heardAt: Int64) {
    self.samples = samples
    self.heardAt = heardAt
  }
}

/// A command that was understood.
public struct Heard: Hashable, Sendable {
  /// What was meant.
  public var command: VoiceCommand
  /// The words that were heard.
  public var phrase: String
  /// How well they were heard, in nats for each phoneme: 0 is exactly so, less is worse.
  public var score: Double
  /// The frame of the microphone at which the phrase ended, at 16 kHz from the first frame heard.
  public var end: Int
  /// When the phrase ended, in nanoseconds of the machine's monotonic clock.
  public var endedAt: Int64

  /// A command with the place of its end.
  public init(
    command: VoiceCommand, phrase: String, score: Double, end: Int, endedAt: Int64
  ) {
    self.command = command
    self.phrase = phrase
    self.score = score
    self.end = end
    self.endedAt = endedAt
  }
}

/// What ears tell.
public enum EarsEvent: Hashable, Sendable {
  /// A command to act on.
  case heard(Heard)
  /// Somebody has begun to speak while the loudspeaker is silent: a good moment to lower the coach.
  case voiceBegan
  /// What had begun is over, whether or not it was a command.
  case voiceEnded
  /// Something was said that is not obeyed, with its nearest phrase and why.
  case unheard(nearest: Heard, why: Unheard)
  /// How loud the microphone is, about ten times a second.
  case level(MicrophoneLevel)
  /// Something changed that a person should be told once.
  case notice(EarsNotice)
}

/// Why something that sounded like a command is not obeyed.
public enum Unheard: String, Hashable, Sendable, CaseIterable {
  /// It did not sound enough like any phrase.
  case unclear
  /// There was more in it than the command.
  case moreWords
  /// Two commands sounded as likely.
  case ambiguous
  /// The loudspeaker said it.
  case loudspeaker
  /// The coach is just saying these words.
  case coach
  /// It came right after another command.
  case tooSoon
}

/// How loud a microphone is.
public struct MicrophoneLevel: Hashable, Sendable {
  /// The level of the last tenth of a second, in dB below full scale.
  public var level: Double
  /// The level of the room when nobody speaks, in dB below full scale.
  public var floor: Double

  /// A level above a floor.
  public init(level: Double, floor: Double) {
    self.level = level
    self.floor = floor
  }
}

/// What a person is told once about the microphone or the recogniser.
public enum EarsNotice: Hashable, Sendable {
  /// There is no microphone yet; the reason for people.
  case noMicrophone(String)
  /// The microphone went away.
  case microphoneLost
  /// There is a microphone again, or at last; with its name for people.
  case microphoneFound(String)
  /// Nothing but silence comes, or the microphone is switched off.
  case muted
  /// The microphone is no longer muted.
  case unmuted
  /// The microphone is so loud that its sound is cut off.
  case overloaded
  /// The coach is too loud in the microphone: nothing is heard while it speaks.
  case coachTooLoud
  /// Commands are heard while the coach speaks, again.
  case coachBearable
  /// Recognising falls behind, and something was not listened to.
  case behind
  /// The recogniser is not there or damaged, with the reason for people; nothing will be heard.
  case noRecogniser(String)
}

extension EarsNotice {
  /// Whether anybody can be heard now; nil if it does not say.
  var hears: Bool? {
    switch self {
    case .noMicrophone, .microphoneLost, .noRecogniser: false
    case .microphoneFound: true
    case .muted, .unmuted, .overloaded, .coachTooLoud, .coachBearable, .behind: nil
    }
  }
}
