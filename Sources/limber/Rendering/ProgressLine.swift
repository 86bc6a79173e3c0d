internal import LimberDiagnostics
internal import Synchronization

/// One calm line that tells how far something is; nothing unless a person's terminal reads it.
///
/// It appears after a second, changes twice a second, and is gone when the work is done.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let last: Mutex<ContinuousClock.Instant?> = Mutex(nil)

  /// How long nothing is shown.
  private static let patience = Duration.seconds(1)
  /// How often it changes.
  private static let interval = Duration.milliseconds(500)

  /// Starts to count the time.
  init() {
    let isRead = TerminalStyle.standardError.isTerminal && !TerminalStyle.isDumb
    isShown = isRead && Message.listener == nil
    start = clock.now
  }

  /// Shows what `text` makes of the time that has passed, in milliseconds.
  func show(_ text: (Int) -> String) {
    let now = clock.now
    guard isShown, now - start > Self.patience else { return }
    let isDue = last.withLock { last in
      guard last.map({ now - $0 > Self.interval }) ?? true else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let shown = DisplayWidth.shown(text(now.milliseconds(since: start)))
    Message.write("\r\u{1B}[Klimber: \(shown)")
  }

  /// Takes the line away.
  func end() {
    guard last.withLock({ $0 != nil }) else { return }
    Message.write("\r\u{1B}[K")
  }

  /// Shows how much has been spoken while `work` lasts.
  static func during<Result: Sendable>(
    _ spoken: SpokenShare, work: () async throws -> Result
  ) async throws -> Result {
    let line = ProgressLine()
    guard line.isShown else { return try await work() }
    let watch = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: interval)
        let count = spoken.count
        if !Task.isCancelled, count.ready < count.all {
          line.show { _ in "\(count.words) spoken" }
        }
      }
    }
    defer { line.end() }
    do {
      let result = try await work()
      watch.cancel()
      await watch.value
      return result
    } catch {
      watch.cancel()
      await watch.value
      throw error
    }
  }
}

extension ContinuousClock.Instant {
  /// The whole milliseconds that have passed since `earlier`.
  func milliseconds(since earlier: Self) -> Int {
    let (seconds, attoseconds) = (self - earlier).components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
