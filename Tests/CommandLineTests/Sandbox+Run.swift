import Foundation
import Subprocess
import SystemPackage
import Testing

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

  /// What every command may use: `words` drops times, loudness, and what aligns them.
  private static let prelude = """
    set -o pipefail
    words() { sed -E 's/, -?[0-9.]+ LUFS//; s/[0-9]+(:[0-9]{2})+(\\.[0-9]+)?( +[0-9]+)?//g; s/ +/ /g; s/^ //; s/ $//'; }

    """

  /// Runs a command in bash, to its end.
  func run(_ command: String) async throws -> Ending {
    try await withDeadline(command) { [self] in
      let result = try await Subprocess.run(
        bash(command), input: .none, output: .string(limit: 1 << 22),
        error: .string(limit: 1 << 22))
      return Ending(
        output: result.standardOutput, error: result.standardError,
        status: result.terminationStatus.shellStatus)
    }
  }

  /// Builds a library of the tests for a program to be run with, as `LD_PRELOAD`.
  func library(_ name: String) async throws -> String {
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../\(name)").standardizedFileURL
    let library = "\(folder)/../\(source.deletingPathExtension().lastPathComponent).so"
    let built = try await run("cc -O2 -shared -fPIC -o \(library) \(source.path) -ldl")
    try #require(built.status == 0, "\(built.error)")
    return library
  }

  /// Runs a command in bash, and sends it a signal as soon as it has written `words`.
  ///
  /// - Returns: How it ended, and how long that took from the signal on.
  func run(
    _ command: String, sending signal: Signal, onSeeing words: String, toGroup: Bool
  ) async throws -> (ending: Ending, took: Duration) {
    try await withDeadline(command) { [self] in
      // `exec`, so that the signal goes to the program itself.
      let result = try await Subprocess.run(
        bash("exec \(command)"), input: .none, output: .sequence, error: .string(limit: 1 << 22)
      ) { execution in
        var output: [UInt8] = []
        var sent: ContinuousClock.Instant?
        for try await chunk in execution.standardOutput {
          output += unsafe chunk.withUnsafeBytes { unsafe Array($0) }
          guard sent == nil, String(decoding: output, as: UTF8.self).contains(words) else {
            continue
          }
          try execution.send(signal: signal, toProcessGroup: toGroup)
          sent = .now
        }
        return (String(decoding: output, as: UTF8.self), sent)
      }
      let (output, sent) = result.closureResult
      let ending = Ending(
        output: output, error: result.standardError, status: result.terminationStatus.shellStatus)
      return (ending, ContinuousClock.now - (sent ?? .now))
    }
  }

  private func bash(_ command: String) -> Configuration {
    Configuration(
      executable: .path("/bin/bash"), arguments: ["-c", Self.prelude + command],
      environment: environment, workingDirectory: FilePath(folder),
      platformOptions: Self.ownGroup)
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
