/// Something that happens after a time, unless it is silenced first.
struct Alarm: Sendable {
  private let wait: Task<Bool, Never>

  /// Does `action` after `time`.
  init(after time: Duration, _ action: @escaping @Sendable () -> Void) {
    wait = Task {
      do {
        try await Task.sleep(for: time)
      } catch {
        return false
      }
      action()
      return true
    }
  }

  /// Keeps the alarm from going off; returns whether it already had.
  func silence() async -> Bool {
    wait.cancel()
    return await wait.value
  }
}
