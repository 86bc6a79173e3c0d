internal import Dispatch
internal import Foundation
internal import Glibc

/// What happens to a terminal beside its keys.
enum TerminalSignal: Sendable {
  /// The window has another size.
  case resized
  /// The person puts the program aside (Ctrl-Z).
  case suspended
  /// The program goes on after it was stopped.
  case continued
}

extension TerminalSignal {
  /// Starts to listen; stops when the stream's reader does.
  ///
  /// When it returns, a person who puts the program aside finds the terminal as it was.
  static func all() async -> AsyncStream<TerminalSignal> {
    let (signals, continuation) = AsyncStream.makeStream(of: TerminalSignal.self)
    let meanings: [(Int32, TerminalSignal)] = [
      (SIGWINCH, .resized), (SIGTSTP, .suspended), (SIGCONT, .continued),
    ]
    let sources = meanings.map { number, meaning in
      SignalSources.source(for: number) { continuation.yield(meaning) }
    }
    await SignalSources.register(sources)
    let running = SignalSources(sources)
    continuation.onTermination = { _ in running.cancel() }
    return signals
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
