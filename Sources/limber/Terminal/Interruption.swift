internal import ArgumentParser

/// Ends work that takes a while in good order.
enum Interruption {
  /// Does `work`; Ctrl-C, or a signal that ends programs, cancels it and gives the program its
  /// exit status as soon as the work has cleaned up.
  static func cancelling<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
      group.addTask { try await work() }
      group.addTask {
        for await _ in await Keyboard.keys(readsTerminal: false) { throw ExitCode(130) }
        throw CancellationError()
      }
      defer { group.cancelAll() }
      guard let result = try await group.next() else { throw CancellationError() }
      return result
    }
  }
}
