internal import Subprocess
internal import SystemPackage

/// What a program writes, to its end.
public enum ProgramOutput {
  /// The most that is read, in bytes.
  private static let longest = 1 << 20

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: Its path, or a name that is looked for in the search path.
  ///   - arguments: What it is started with.
  ///   - deadline: After how long it is ended.
  /// - Returns: Its output; nil if it cannot be started, fails, or takes too long.
  public static func of(
    _ program: String, arguments: [String], within deadline: Duration
  ) async -> String? {
    let executable: Executable =
      program.contains("/") ? .path(FilePath(program)) : .name(program)
    let run = Task {
      try await Subprocess.run(
        executable, arguments: Arguments(arguments), input: .none, output: .string(limit: longest),
        error: .discarded)
    }
    let alarm = Alarm(after: deadline) { run.cancel() }
    let result = await withTaskCancellationHandler {
      try? await run.value
    } onCancel: {
      run.cancel()
    }
    _ = await alarm.silence()
    guard let result, result.terminationStatus.isSuccess else { return nil }
    return result.standardOutput
  }
}
