public import Foundation
public import LimberTimeline

/// A session as the log knows it.
public struct LoggedSession: Hashable, Sendable {
  /// Its row.
  public var id: Int64
  /// What was known of it before it began.
  public var start: SessionStart
  /// When it began.
  public var began: Date
  /// When it ended; nil if it was cut off, or still goes on.
  public var ended: Date?
  /// How it ended; nil if it was cut off, or still goes on.
  public var ending: SessionEnding?
  /// Whether the program that plays it still runs.
  public var isRunning: Bool
  /// How long it was planned to last.
  public var length: Milliseconds
  /// How long everything in it that is practised was planned to last.
  public var practice: Milliseconds
  /// The pace that a person changed to, in thousandths.
  public var pace: Int?
  /// The variant that a person changed to.
  public var variant: Variant?
  /// Where it stood last.
  public var place: SessionPlace?
  /// Its windows, in the order in which they ended.
  public var windows: [LoggedWindow]
  /// What else happened in it, in order.
  public var moments: [LoggedMoment]

  /// How long something was practised in it.
  public var given: Milliseconds { windows.lazy.map(\.given).reduce(.zero, +) }

  /// Its windows, each as it ended the last time: who goes back has another try.
  public var lastTries: [LoggedWindow] {
    var index: [SessionPlace: Int] = [:]
    return windows.reduce(into: []) { result, window in
      if let known = index[window.place] {
        result[known] = window
      } else {
        index[window.place] = result.count
        result.append(window)
      }
    }
  }

  /// Whether it counts as practice: half of what it plans was given, by the clock of a person.
  public var isPractice: Bool {
    guard start.speed == 1 else { return false }
    return practice > .zero ? given * 2 >= practice : ending == .finished
  }
}

/// Something that happened in a session beside its windows.
public struct LoggedMoment: Hashable, Sendable {
  /// What happened.
  public enum Kind: String, Hashable, Sendable {
    /// Somebody said that it hurts.
    case pain
    /// The session was held.
    case pause
    /// There was no sound any more.
    case soundLost
  }

  /// What happened.
  public var kind: Kind
  /// When.
  public var began: Date
  /// When a pause was over.
  public var ended: Date?
  /// What had been heard of the session.
  public var position: Milliseconds?
  /// Where the session stood.
  public var place: SessionPlace?
  /// Why.
  public var words: String?
}
