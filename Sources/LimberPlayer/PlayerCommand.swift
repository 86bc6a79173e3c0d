/// What a person can ask of a player, whatever they ask it with.
public enum PlayerCommand: String, Hashable, Sendable, CaseIterable {
  /// Begin, or go on where the session waits for an answer.
  case ready
  /// Hold the session where it is.
  case pause
  /// Go on after a pause.
  case resume
  /// Pause or go on, whichever applies.
  case toggle
  /// To the next pose, side or set.
  case next
  /// To the start of this pose, side or set; at its very start, to the one before.
  case back
  /// Hear the last words once more, while the window waits.
  case sayAgain
  /// Stay in this window ten seconds or a breath longer.
  case moreTime
  /// This window has been long enough.
  case enough
  /// A slower pace from here on.
  case slower
  /// A faster pace from here on.
  case faster
  /// The easier variant from here on.
  case easier
  /// The deeper variant from here on.
  case deeper
  /// Something hurts: leave the window at once.
  case thatHurts
  /// How long the pose and the session still last.
  case howLong
  /// Leave out the rest of this pose.
  case skip
  /// End the session now; by voice, after it was asked for once more.
  case stop

  /// What a command was given with.
  public enum Means: Hashable, Sendable {
    /// A key, or a button of a headset or a desktop.
    case hand
    /// A voice, which is answered by sounds and words, and may be misheard.
    case voice
  }
}
