internal import Glibc
internal import Subprocess
internal import SystemPackage

/// A program that is told things while we live, and learns of our death by the end of its input.
///
/// It has a process group of its own, so that what ends us from a terminal does not end it first.
public struct Companion: Sendable {
  private let lines: AsyncStream<String>.Continuation
  private let ended: AsyncStream<Void>
  private let end: AsyncStream<Void>.Continuation

  /// How long its end is waited for.
  private static let patience = Duration.milliseconds(700)

  /// Starts a program, without waiting for it; one that cannot be started is missed by nobody.
  ///
  /// From here on the whole process ignores `SIGPIPE`: the program may die while it is written to.
  public init(program: String, arguments: [String]) {
    signal(SIGPIPE, SIG_IGN)
    let (outgoing, lines) = AsyncStream.makeStream(of: String.self)
    self.lines = lines
    let (ended, end) = AsyncStream.makeStream(of: Void.self)
    self.ended = ended
    self.end = end
    var options = PlatformOptions()
    options.processGroupID = 0
    Task { [options] in
      _ = try? await Subprocess.run(
        .path(FilePath(program)), arguments: Arguments(arguments), platformOptions: options,
        input: .inputWriter, output: .discarded, error: .discarded
      ) { execution in
        // When it is gone, what is left to say is lost.
        for await line in outgoing {
          _ = try await execution.standardInputWriter.write(Array("\(line)\n".utf8))
        }
        try await execution.standardInputWriter.finish()
      }
      end.yield()
    }
  }

  /// Sends a line, as soon as the program reads; returns at once.
  public func send(_ line: String) {
    lines.yield(line)
  }

  /// Ends its input, and waits a moment for it to do what it must.
  public func leave() async {
    lines.finish()
    let alarm = Task { [end] in
      try await Task.sleep(for: Self.patience)
      end.yield()
    }
    for await _ in ended { break }
    alarm.cancel()
  }
}
