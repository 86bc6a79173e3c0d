internal import Foundation
internal import Synchronization

/// When the whole machine stands still, as a virtual one does while its host does something else.
///
/// Threads wait that are more urgent than a server's own, one for each core. Where they are late, so is
/// everybody, and a card that is not handed samples meanwhile plays silence.
public final class Standstills: Sendable {
  /// What takes less is not kept, in nanoseconds: 3 ms.
  private static let shortest = 3_000_000
  /// How often each thread looks, in nanoseconds: every millisecond.
  private static let interval = 1_000_000

  private let found = Mutex<[(moment: Int, length: Int)]>([])
  private let isOver = Atomic(false)

  /// Looks from now on, until `end`.
  public init() {
    for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
      Thread.detachNewThread { self.watch() }
    }
  }

  /// Stops looking; what was found stays.
  public func end() { isOver.store(true, ordering: .relaxed) }

  /// The longest that began or went on between two moments of the clock of a fake card, in
  /// milliseconds; 0 if there was none.
  public func longest(from start: Int, to end: Int) -> Double {
    let lengths = found.withLock { found in
      found.filter { $0.moment < end && $0.moment + $0.length > start }.map(\.length)
    }
    return Double(lengths.max() ?? 0) / 1e6
  }

  /// Whether it stood still within half a second of a moment.
  public func happened(near moment: Int) -> Bool {
    longest(from: moment - 500_000_000, to: moment + 500_000_000) > 0
  }

  private func watch() {
    Urgency.take()
    var due = CardTruth.now + Self.interval
    while !isOver.load(ordering: .relaxed) {
      let now = CardTruth.now
      if now < due {
        Thread.sleep(forTimeInterval: Double(due - now) / 1e9)
        continue
      }
      if now - due >= Self.shortest {
        found.withLock { [due] in $0.append((due, now - due)) }
      }
      due = now + Self.interval
    }
  }
}
