internal import Dispatch

/// A program that is told things while we live, and learns of our death by the end of its input.
///
/// It has a process group of its own, so that what ends us from a terminal does not end it first. It
/// costs nothing while nothing is said.
public struct Companion: Sendable {
  private let child: ChildProcess?
  private let queue = DispatchQueue(label: "limber.companion")

  /// How long its end is waited for.
  private static let patience = Duration.milliseconds(700)

  /// Starts a program; one that cannot be started is missed by nobody.
  ///
  /// From here on the whole process ignores `SIGPIPE`: the program may die while it is written to.
  public init(program: String, arguments: [String]) {
    child = ChildProcess(program, arguments)
  }

  /// Sends a line, as soon as the program reads; returns at once.
  public func send(_ line: String) {
    queue.async { [child] in child?.write("\(line)\n") }
  }

  /// Ends its input, and waits a moment for it to do what it must.
  public func leave() async {
    guard let child else { return }
    queue.async { child.endInput() }
    let (ended, end) = AsyncStream.makeStream(of: Void.self)
    child.wait { end.yield() }
    let alarm = Task {
      try await Task.sleep(for: Self.patience)
      end.yield()
    }
    for await _ in ended { break }
    alarm.cancel()
  }
}
