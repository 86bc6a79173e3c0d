internal import LimberScript
internal import LimberTimeline
internal import Synchronization

/// How many of the sentences of a session have been spoken, while they are.
final class SpokenShare: Sendable {
  /// A count of sentences.
  struct Count: Hashable, Sendable {
    /// How many are ready.
    var ready = 0
    /// How many there are, as far as that is known.
    var all = 0

    /// As a person reads it: `12 of 140 sentences`.
    var words: String { "\(ready) of \(all) sentence\(all == 1 ? "" : "s")" }
  }

  private let state = Mutex(Count())

  /// How far it is.
  var count: Count { state.withLock(\.self) }

  /// Learns from a layout how many are missing.
  func expect(_ draft: Draft) {
    let missing = Set(draft.missing).count
    state.withLock { $0.all = max($0.all, $0.ready + missing) }
  }

  /// One more was spoken, or cannot be; returns how far it is.
  @discardableResult
  func add() -> Count {
    state.withLock { count in
      count.ready += 1
      count.all = max(count.all, count.ready)
      return count
    }
  }
}
