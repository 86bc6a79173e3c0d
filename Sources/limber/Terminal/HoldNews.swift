internal import LimberPlayer
internal import Synchronization

/// Whether everybody who follows a session knows that it is held, before the program is put aside.
final class HoldNews: Sendable {
  private let isKnown = Mutex(false)

  /// How long somebody may take to pass on what they were told: a line to a log, a message to the
  /// desktop.
  private static let grace = Duration.milliseconds(100)

  /// From now on news are expected: the session is about to be asked to pause.
  func expect() {
    isKnown.withLock { $0 = false }
  }

  /// Learns what everybody has been told.
  func told(_ event: PlayerEvent) {
    switch event {
    case .paused, .refused(.pause), .finished, .stopped: isKnown.withLock { $0 = true }
    default: break
    }
  }

  /// Waits until everybody knows; not much longer than a second.
  func wait() async {
    for _ in 0..<100 where !isKnown.withLock({ $0 }) {
      try? await Task.sleep(for: .milliseconds(10))
    }
    try? await Task.sleep(for: Self.grace)
  }
}
