internal import Foundation
internal import Synchronization

/// How long a log that another program keeps locked is waited for.
///
/// Whoever waits for the log to be closed may cut it short, from any thread.
final class LogPatience: Sendable {
  /// How long one attempt waits.
  private static let attempt = Duration.seconds(4)
  /// How often it looks whether the lock is gone.
  private static let look = Duration.milliseconds(10)

  private let end = Mutex<ContinuousClock.Instant?>(nil)

  /// From now on all attempts together wait for `duration` at most.
  func end(after duration: Duration) {
    end.withLock { $0 = .now + duration }
  }

  /// Whether an attempt that began at `start` may go on.
  func lasts(since start: ContinuousClock.Instant) -> Bool {
    ContinuousClock.now - start < Self.attempt && end.withLock { $0.map { .now < $0 } ?? true }
  }

  /// Waits until the next look.
  ///
  /// - Parameter looks: How often there was one.
  /// - Returns: Whether there is to be one.
  func wait(after looks: Int) -> Bool {
    guard lasts(since: .now - Self.look * looks) else { return false }
    Thread.sleep(forTimeInterval: Self.look / .seconds(1))
    return true
  }
}
