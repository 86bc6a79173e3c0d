public import LimberAudio
public import LimberTimeline

/// What happened in a session, for whoever shows or logs it.
public enum PlayerEvent: Hashable, Sendable {
  /// More of the session is planned; `isFinal` when all of it is.
  case planned(Timeline, isFinal: Bool)
  /// The first frames are under way.
  case started
  case paused
  case resumed
  /// The session goes on from another place.
  case jumped(to: Milliseconds)
  /// The player does what was asked for; what follows from it comes next.
  case obeyed(PlayerCommand)
  /// What was asked for makes no sense at this moment, and nothing changed.
  case refused(PlayerCommand)
  /// The session waits for an answer.
  case waiting(WaitReason)
  /// The session goes on after it has waited.
  case answered
  /// From here on the session is planned anew; the new timeline follows as `planned`.
  case replanned(SessionPlan)
  /// A cue began to sound; cues come in order, each once for every time it is heard.
  case cue(Cue)
  /// What has been heard: when something changes by itself, and at least once a second; about ten times
  /// a second to those who have not said what they attend to.
  case position(Milliseconds)
  /// There is no sound, or none any more; the session goes on without it if it can.
  case soundLost(SinkError, continues: Bool)
  /// The sound broke off; the session stands still until it is back.
  case soundHeld(SinkError)
  /// The sound is back, and the session goes on.
  case soundBack
  /// Some words could not be spoken; a tone is heard in their place.
  case unspoken(text: String, reason: String)
  /// Something hurts: what is said now, how to ease out of the pose and when to stop for good.
  case easing([String])
  /// How long it still takes is said now, in these words.
  case toldTime(String)
  /// It hurts, and something easier was asked for, but what is done is the same in the easier form.
  case notEasier
  /// How much of the time is left that was asked for, and whether it is passing now, so that the
  /// position stands still; told when it changes, with zero when it is over.
  case extraTime(Milliseconds, isPassing: Bool)
  /// Something to know that somebody else told the player.
  case notice(String)
  /// Words are being said that are no part of the session; nil when they are over.
  case saying(String?)
  /// Such words come within `Ducking.ahead`, so that other sound can step back for them.
  case sayingSoon
  /// What concerns whoever listens to a person.
  case handsFree(HandsFreeEvent)
  /// Everything was heard, or skipped.
  case finished
  /// A person ended it.
  case stopped
}

/// What there is to show of listening to a person, and what whoever listens has to know.
public enum HandsFreeEvent: Hashable, Sendable {
  /// What may be said now, in the words of the language; empty when nobody listens.
  case phrases([String])
  /// The words that were heard last, and why they are no command; nil if they are obeyed.
  case heard(String, but: String?)
  /// Another program asks for quiet, as for a call, so that nothing is said and nobody is listened to;
  /// false when it is over.
  case makesRoom(Bool)
}

/// Why a session waits for an answer.
public enum WaitReason: Hashable, Sendable {
  /// Nobody has started it yet.
  case start
  /// The script, or the person, wants to be asked before the session goes on.
  case gate
  /// Something hurt; easier, skip and stop are the answers.
  case pain
  /// Somebody has asked to stop, and is asked whether that was meant; without an answer it goes on.
  case stop
}

/// What a person changed of the plan while it was played.
public struct SessionPlan: Hashable, Sendable {
  /// The pace in thousandths: 750 is gentle, 1000 steady, 1250 brisk.
  public var pace: Int
  /// How hard it is.
  public var variant: Variant

  /// Creates a plan.
  public init(pace: Int, variant: Variant) {
    self.pace = pace
    self.variant = variant
  }
}
