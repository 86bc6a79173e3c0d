internal import LimberDiagnostics
internal import LimberTerminal
internal import LimberTimeline
internal import Synchronization

/// One calm line that tells how far a file is; nothing unless a person's terminal reads it.
///
/// It appears after a second, changes twice a second, and is gone when the work is done.
final class RenderProgress: Sendable {
  private let isShown = TerminalStyle.standardError.isTerminal && !TerminalStyle.isDumb
  private let name: String
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let last: Mutex<ContinuousClock.Instant?> = Mutex(nil)

  /// How long nothing is shown.
  private static let patience = Duration.seconds(1)
  /// How often it changes.
  private static let interval = Duration.milliseconds(500)

  /// Starts to count the time for the file of that name.
  init(_ name: String) {
    self.name = DisplayWidth.shown(name)
    start = clock.now
  }

  /// Shows that `part` of it is done, from 0 to 1.
  func show(_ part: Double) {
    let now = clock.now
    guard isShown, part > 0, now - start > Self.patience else { return }
    let isDue = last.withLock { last in
      guard last.map({ now - $0 > Self.interval }) ?? true else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let spent = Double(now.milliseconds(since: start))
    let left = Milliseconds(Int(spent / part * (1 - part)))
    Message.write("\r\u{1B}[Klimber: \(name): \(Int(part * 100)) %, \(left.clock) left")
  }

  /// Takes the line away.
  func end() {
    guard last.withLock({ $0 != nil }) else { return }
    Message.write("\r\u{1B}[K")
  }
}

extension ContinuousClock.Instant {
  /// The whole milliseconds that have passed since `earlier`.
  func milliseconds(since earlier: Self) -> Int {
    let (seconds, attoseconds) = (self - earlier).components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
