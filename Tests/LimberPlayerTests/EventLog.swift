import LimberPlayer
import Synchronization

/// What a session told so far.
final class EventLog: Sendable {
  private struct State {
    var events: [PlayerEvent] = []
    var isOver = false
    var marks = 0
    /// Who waits for a mark of their own.
    var waiting: [String: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  /// What happened so far, without marks.
  var events: [PlayerEvent] { state.withLock { $0.events } }

  /// Whether nothing will happen any more.
  var isOver: Bool { state.withLock { $0.isOver } }

  func append(_ event: PlayerEvent) {
    let reader = state.withLock { state -> CheckedContinuation<Void, Never>? in
      if case .notice(let text) = event, let reader = state.waiting.removeValue(forKey: text) {
        return reader
      }
      state.events.append(event)
      return nil
    }
    reader?.resume()
  }

  func end() {
    let readers = state.withLock { state in
      state.isOver = true
      defer { state.waiting = [:] }
      return state.waiting.values
    }
    for reader in readers { reader.resume() }
  }

  /// Waits until a mark, which `send` puts among the events, has come, or nothing comes any more.
  func mark(send: (String) -> Void) async {
    await withCheckedContinuation { reader in
      let mark = state.withLock { state -> String? in
        guard !state.isOver else { return nil }
        state.marks += 1
        let mark = "mark \(state.marks)"
        state.waiting[mark] = reader
        return mark
      }
      guard let mark else { return reader.resume() }
      send(mark)
    }
  }
}
