internal import Glibc

/// Gives the terminal back when the program itself breaks: a failed check, bad memory, `abort`.
///
/// Nothing can be done about SIGKILL; `reset` mends a terminal that was left that way.
///
/// What a signal handler may touch has to be global. It is written before the handler is there,
/// and only read after that; the handler calls nothing but what POSIX says is safe there.
enum CrashGuard {
  /// The signals of a program that breaks, or that is told to leave a core dump.
  private static let signals = [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS]

  /// Watches over a terminal with these settings; `text` is what gives its screen back.
  static func arm(_ settings: termios, writing text: String) {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = unsafe bytes.initialize(from: text.utf8)
    unsafe lastWords = UnsafeRawBufferPointer(bytes)
    unsafe lastSettings = settings
    for signal in signals {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { number in CrashGuard.rescue(number) }
      _ = unsafe sigaction(signal, &action, &before[Int(signal)])
    }
  }

  /// Leaves everything to those who were there before.
  static func disarm() {
    for signal in signals { _ = unsafe sigaction(signal, &before[Int(signal)], nil) }
  }

  /// Whether the program is about to end; other threads may still go on for a while, as when the
  /// reason is told at length, and must leave the terminal alone.
  static var isRescuing: Bool { unsafe hasStruck }

  /// Gives the terminal back, and leaves the rest to whoever had the signal before.
  private static func rescue(_ number: Int32) {
    unsafe hasStruck = true
    _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &lastSettings)
    _ = unsafe Glibc.write(STDOUT_FILENO, lastWords.baseAddress, lastWords.count)
    _ = unsafe sigaction(number, &before[Int(number)], nil)
    raise(number)
  }
}

nonisolated(unsafe) private var hasStruck = false
nonisolated(unsafe) private var lastSettings = termios()
nonisolated(unsafe) private var lastWords = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
/// Who handled each signal before, by its number; Linux has fewer than 65.
nonisolated(unsafe) private let before = {
  let actions = UnsafeMutableBufferPointer<sigaction>.allocate(capacity: 65)
  unsafe actions.initialize(repeating: sigaction())
  return unsafe actions
}()
