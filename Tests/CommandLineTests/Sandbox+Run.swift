import Subprocess
import SystemPackage

/// What a command left behind.
struct Ending: Hashable, Sendable {
  var output: String
  var error: String
  /// The exit status; as in a shell, 128 and the number of a signal.
  var status: Int
}

/// A command that did not end in time; it was killed.
struct TookTooLong: Error {
  let command: String
}

extension Sandbox {
  /// How long any command may take.
  private static let patience = Duration.seconds(60)

  /// What every command may use: `words` drops times, and what aligns them.
  private static let prelude = """
    set -o pipefail
    words() { sed -E 's/[0-9]+(:[0-9]{2})+(\\.[0-9]+)?( +[0-9]+)?//g; s/ +/ /g; s/^ //; s/ $//'; }

    """

  /// Runs a command in bash, to its end.
  func run(_ command: String) async throws -> Ending {
    try await run(command) { _ in }.ending
  }

  /// Runs a command in bash, and sends it a signal after a while.
  ///
  /// - Returns: How it ended, and how long that took from the signal on.
  func run(
    _ command: String, sending signal: Signal, after while: Duration, toGroup: Bool
  ) async throws -> (ending: Ending, took: Duration) {
    // `exec`, so that the signal goes to the program itself.
    let (ending, sent) = try await run("exec \(command)") { execution in
      try await Task.sleep(for: `while`)
      try execution.send(signal: signal, toProcessGroup: toGroup)
      return ContinuousClock.now
    }
    return (ending, ContinuousClock.now - sent)
  }

  private typealias Running = Execution<NoInput, StringOutput<UTF8>, StringOutput<UTF8>>

  /// Runs a command in bash, and `work` meanwhile.
  private func run<Value: Sendable>(
    _ command: String, work: @escaping @Sendable (Running) async throws -> Value
  ) async throws -> (ending: Ending, value: Value) {
    try await withDeadline(command) { [self] in
      let result = try await Subprocess.run(
        .path("/bin/bash"), arguments: ["-c", Self.prelude + command], environment: environment,
        workingDirectory: FilePath(folder), platformOptions: Self.ownGroup, input: .none,
        output: .string(limit: 1 << 22), error: .string(limit: 1 << 22), body: work)
      let ending = Ending(
        output: result.standardOutput, error: result.standardError,
        status: result.terminationStatus.shellStatus)
      return (ending, result.closureResult)
    }
  }

  /// Does `work`, which `command` names, or cancels it after a minute.
  func withDeadline<Value: Sendable>(
    _ command: String, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await Task.sleep(for: Self.patience)
        throw TookTooLong(command: command)
      }
      defer { group.cancelAll() }
      guard let value = try await group.next() else { throw TookTooLong(command: command) }
      return value
    }
  }

  /// A process group of its own, which is killed at once when the task is cancelled.
  static var ownGroup: PlatformOptions {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
    ]
    return options
  }
}

extension TerminationStatus {
  /// The status as a shell tells it.
  var shellStatus: Int {
    switch self {
    case .exited(let code): Int(code)
    case .signaled(let signal): 128 + Int(signal)
    }
  }
}
