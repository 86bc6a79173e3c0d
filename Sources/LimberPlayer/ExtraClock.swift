public import LimberTimeline

/// What time that was asked for does to the clock of a session, as its events tell it: the session
/// becomes longer, and while that time passes, its place on the timeline stays the same.
public struct ExtraClock: Hashable, Sendable {
  /// How much of that time is left.
  public private(set) var left = Milliseconds.zero
  /// How much has passed since the session was last at another place.
  public private(set) var passed = Milliseconds.zero
  /// Whether it passes now.
  public private(set) var isPassing = false
  /// Whether what is left less passes, and is not given up.
  private var counts = false

  /// The clock of a session in which nothing was asked for.
  public init() {}

  /// Learns what has happened.
  public mutating func apply(_ event: PlayerEvent) {
    switch event {
    case .extraTime(let now, let isPassing):
      if counts, now < left { passed = passed + (left - now) }
      (left, self.isPassing, counts) = (now, isPassing, isPassing)
    case .jumped: (passed, counts) = (.zero, false)
    default: break
    }
  }

  /// How much longer the session is.
  public var total: Milliseconds { passed + left }
}
