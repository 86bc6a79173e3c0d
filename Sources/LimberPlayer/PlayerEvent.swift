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
  /// A cue began to sound; cues come in order, each once for every time it is heard.
  case cue(Cue)
  /// What has been heard, about ten times a second.
  case position(Milliseconds)
  /// There is no sound, or none any more; the session goes on without it if it can.
  case soundLost(SinkError, continues: Bool)
  /// Some words could not be spoken; a tone is heard in their place.
  case unspoken(text: String, reason: String)
  /// Something to know that somebody else told the player.
  case notice(String)
  /// Everything was heard, or skipped.
  case finished
  /// A person ended it.
  case stopped
}
