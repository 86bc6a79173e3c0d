/// How fitting it is to offer a routine to somebody, as far as their practice tells.
///
/// The most fitting comes first in order: what is due, then what was practised lately, the latest first,
/// then all others; of those that are alike, whole sessions come before single poses.
public struct Fitness: Hashable, Sendable {
  /// Whether a schedule of the person's asks for it today.
  public var isDue: Bool
  /// How many seconds ago it was practised; nil if that is long ago.
  public var secondsAgo: Int?
  /// Whether it is a whole session.
  public var isSession: Bool

  /// Creates what is known of a routine.
  public init(isDue: Bool, secondsAgo: Int?, isSession: Bool) {
    self.isDue = isDue
    self.secondsAgo = secondsAgo
    self.isSession = isSession
  }
}

extension Fitness: Comparable {
  /// Whether one is to be offered before the other.
  public static func < (left: Fitness, right: Fitness) -> Bool { left.key < right.key }

  private var key: (Int, Int, Int) {
    switch (isDue, secondsAgo) {
    case (true, _): (0, isSession ? 0 : 1, secondsAgo ?? .max)
    case (false, let ago?): (1, ago, isSession ? 0 : 1)
    case (false, nil): (2, isSession ? 0 : 1, 0)
    }
  }
}
