/// When a server is asked for its time: often while something has just changed, then ever more rarely.
///
/// libpulse can ask by itself, with the same pauses, but goes on with that while a stream is held and
/// nothing changes.
package struct TimingPace: Sendable {
  private static let first = Duration.milliseconds(10)
  private static let last = Duration.milliseconds(1500)
  /// Whoever is asked more rarely than this is asked when it has something to say anyway.
  private static let patience = Duration.milliseconds(150)

  private var interval = first
  private var due = ContinuousClock.now

  /// A pace that begins now.
  package init() {}

  /// Something has changed, and the server was asked.
  package mutating func begin(at now: ContinuousClock.Instant) {
    interval = Self.first
    due = now + Self.first
  }

  /// Whether it is to be asked now; then it has been.
  package mutating func isDue(at now: ContinuousClock.Instant) -> Bool {
    guard now >= due else { return false }
    interval = min(Self.last, interval * 2)
    due = now + interval
    return true
  }

  /// How long it may be waited for; nil while that does not matter.
  package func wait(at now: ContinuousClock.Instant) -> Duration? {
    interval < Self.patience ? max(.zero, due - now) : nil
  }
}
