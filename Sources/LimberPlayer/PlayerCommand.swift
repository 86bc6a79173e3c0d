/// What a person can ask of a player, whatever they ask it with.
public enum PlayerCommand: Hashable, Sendable, CaseIterable {
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
  /// End the session now.
  case stop
}
