internal import Synchronization

/// How much a worker has sent that nobody has read, so that one which does not stop is noticed.
final class PendingBytes: Sendable {
  private let count = Mutex(0)

  /// The most that may wait: more than the longest answer.
  private static let most = 64 << 20

  /// Counts a frame that came; false if too much waits now.
  func add(_ frame: WorkerFrame) -> Bool {
    count.withLock {
      $0 += frame.payload.count + WorkerFrame.headerSize
      return $0 <= Self.most
    }
  }

  /// Counts a frame that was read.
  func remove(_ frame: WorkerFrame) {
    count.withLock { $0 -= frame.payload.count + WorkerFrame.headerSize }
  }
}
