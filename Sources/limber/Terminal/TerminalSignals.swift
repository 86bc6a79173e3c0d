internal import Dispatch
internal import Foundation
internal import Glibc

/// What happens to a terminal beside its keys.
enum TerminalSignal: Sendable {
  /// The window has another size.
  case resized
  /// The person puts the program aside (Ctrl-Z).
  case suspended
  /// The program goes on after it was stopped, or is given the terminal after it went on without.
  case continued
}

extension TerminalSignal {
  /// Starts to listen; stops when the stream's reader does.
  ///
  /// When it returns, a person who puts the program aside finds the terminal as it was.
  static func all() async -> AsyncStream<TerminalSignal> {
    let (signals, continuation) = AsyncStream.makeStream(of: TerminalSignal.self)
    let sources = [
      SignalSources.source(for: SIGWINCH) { continuation.yield(.resized) },
      SignalSources.source(for: SIGTSTP) { continuation.yield(.suspended) },
      SignalSources.source(for: SIGCONT) { tellContinued(continuation) },
    ]
    await SignalSources.register(sources)
    let running = SignalSources(sources)
    continuation.onTermination = { _ in running.cancel() }
    return signals
  }

  /// Tells that the program goes on; where that is in the background, also when it is in the
  /// foreground again, which a shell tells nobody.
  private static func tellContinued(_ continuation: AsyncStream<TerminalSignal>.Continuation) {
    guard case .enqueued = continuation.yield(.continued), !RawTerminal.isInForeground else {
      return
    }
    awaitForeground(continuation)
  }

  private static func awaitForeground(_ continuation: AsyncStream<TerminalSignal>.Continuation) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(500)) {
      if RawTerminal.isInForeground {
        continuation.yield(.continued)
      } else {
        awaitForeground(continuation)
      }
    }
  }

  /// Stops the whole program as Ctrl-Z does; returns when it goes on.
  ///
  /// The kernel passes over it where nobody could let the program go on.
  static func stopProgram() {
    var usual = sigaction()
    unsafe usual.__sigaction_handler.sa_handler = SIG_DFL
    var ours = sigaction()
    var only = sigset_t()
    var before = sigset_t()
    _ = unsafe (sigemptyset(&only), sigaddset(&only, SIGTSTP))
    _ = unsafe sigaction(SIGTSTP, &usual, &ours)
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &only, &before)
    raise(SIGTSTP)
    _ = unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    _ = unsafe sigaction(SIGTSTP, &ours, nil)
  }
}
