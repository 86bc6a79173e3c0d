internal import Dispatch
internal import Glibc
internal import Synchronization

/// Writes to the terminal at standard output, and never waits for it: a connection that hangs holds
/// nothing else up.
///
/// What the terminal does not take yet is kept, and given to it in order as soon as it takes more.
final class TerminalOutput: Sendable {
  private struct Rest {
    var bytes: [UInt8] = []
    /// Whether somebody will try again.
    var isDue = false
  }

  /// Negative where the terminal cannot be opened once more; then it is waited for.
  private let descriptor: Int32
  private let rest = Mutex(Rest())

  /// How soon a terminal that takes nothing is tried again.
  private static let again = DispatchTimeInterval.milliseconds(250)

  /// Opens the terminal once more: what is set for standard output is set for the shell as well.
  init() {
    descriptor = unsafe open(
      "/proc/self/fd/\(STDOUT_FILENO)", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Writes text, now or as soon as the terminal takes it; false if the terminal is gone.
  @discardableResult
  func write(_ text: String) -> Bool {
    guard descriptor >= 0 else { return Output.write(text) }
    return rest.withLock { rest in
      rest.bytes += text.utf8
      return push(&rest)
    }
  }

  /// Whether the terminal has taken everything so far.
  var isUpToDate: Bool {
    rest.withLock { rest in !push(&rest) || rest.bytes.isEmpty }
  }

  /// Waits until the terminal has taken everything, for half a second at most.
  func settle() {
    for _ in 0..<50 where !isUpToDate { usleep(10_000) }
  }

  /// Writes as much as the terminal takes; false if it is gone.
  private func push(_ rest: inout Rest) -> Bool {
    while !rest.bytes.isEmpty {
      let count = unsafe Glibc.write(descriptor, rest.bytes, rest.bytes.count)
      if count > 0 {
        rest.bytes.removeFirst(count)
      } else if errno == EAGAIN {
        tryAgain(&rest)
        return true
      } else if errno != EINTR {
        rest.bytes = []
        return false
      }
    }
    return true
  }

  private func tryAgain(_ rest: inout Rest) {
    guard !rest.isDue else { return }
    rest.isDue = true
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.again) { [self] in
      self.rest.withLock { rest in
        rest.isDue = false
        _ = push(&rest)
      }
    }
  }
}
