internal import Synchronization

/// The entries of a store that a running session has asked for.
final class ClipsInUse: Sendable {
  private let paths = Mutex<Set<String>>([])

  /// Remembers that the entry at `path` is wanted, whether it is there yet or not.
  func add(_ path: String) {
    paths.withLock { _ = $0.insert(path) }
  }

  /// Does `work` unless the entry at `path` is wanted; nobody can begin to want it meanwhile.
  func unlessWanted(_ path: String, _ work: () -> Void) {
    paths.withLock { paths in
      if !paths.contains(path) { work() }
    }
  }
}
