/// One thing that a log keeps of a session, told as it happens.
public enum LogEntry: Hashable, Sendable {
  /// How long the session and what is practised in it are planned to last; again when that changes.
  case planned(length: Milliseconds, practice: Milliseconds)
  /// The session stands here now; going on after a cut begins here.
  case reached(SessionPlace)
  /// A window is over, or was left out.
  case window(LoggedWindow)
  /// Somebody said that it hurts.
  case pain(SessionPlace, at: Milliseconds)
  /// The session is held.
  case paused(SessionPlace, at: Milliseconds)
  /// The session goes on after a pause.
  case resumed
  /// From here on the session is played with another pace, in thousandths, and variant.
  case changed(pace: Int, variant: Variant)
  /// There is no sound any more, for this reason.
  case soundLost(reason: String)
  /// The session is over.
  case ended(SessionEnding)
}

/// A window as it was practised.
public struct LoggedWindow: Hashable, Sendable {
  /// How a window ended.
  public enum Ending: String, Hashable, Sendable, CaseIterable {
    /// It was given in full, or longer.
    case full
    /// Somebody said that it was enough.
    case enough
    /// It was left with the words for next or skip, or never begun because of them.
    case skipped
    /// It was left because something hurt, or never begun because of that.
    case hurt
    /// The session went to another place meanwhile, or came to it late.
    case part
    /// The session ended in it.
    case stopped
  }

  /// Where it stands.
  public var place: SessionPlace
  /// What was done in it.
  public var kind: Slot.Kind
  /// How long it was meant to last.
  public var planned: Milliseconds
  /// How long it lasted.
  public var given: Milliseconds
  /// How it ended.
  public var ending: Ending

  /// Creates a window.
  public init(
    place: SessionPlace, kind: Slot.Kind, planned: Milliseconds, given: Milliseconds,
    ending: Ending
  ) {
    self.place = place
    self.kind = kind
    self.planned = planned
    self.given = given
    self.ending = ending
  }
}

/// How a session ended.
public enum SessionEnding: String, Hashable, Sendable, CaseIterable {
  /// It came to its end.
  case finished
  /// A person ended it.
  case stopped
  /// A signal ended it, such as Ctrl-C.
  case interrupted
  /// It could not go on.
  case failed
}
