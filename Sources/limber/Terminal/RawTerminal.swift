internal import Foundation
internal import Glibc
internal import Synchronization

/// The person's terminal with keys passed on at once and, if wanted, the screen to ourselves.
///
/// Whatever ends the session, `restore` gives the terminal back as it was; it may be called more
/// than once. Where the program itself breaks, `CrashGuard` does it.
final class RawTerminal: Sendable {
  private let before: termios
  private let usesScreen: Bool
  /// What is written goes here.
  let output = TerminalOutput()
  private let isOurs = Mutex(false)

  /// A screen of our own, no cursor, and lines that are cut where they are too long.
  private static let enter = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l"
  private static let leave = "\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"

  /// Whether a person's terminal is at standard input and output.
  static var isThere: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// Takes over the terminal on standard input and output; nil if there is none.
  ///
  /// - Parameter usesScreen: Whether the whole screen is taken, and not only the keys.
  init?(usesScreen: Bool) {
    guard Self.isThere else { return nil }
    var settings = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    (before, self.usesScreen) = (settings, usesScreen)
    CrashGuard.arm(settings, writing: usesScreen ? Self.leave : "")
    guard take() else {
      CrashGuard.disarm()
      return nil
    }
  }

  /// Takes the terminal over, for the first time or again; false if that is not possible.
  @discardableResult
  func take() -> Bool {
    var settings = before
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    // Ctrl-S is a key like others, and holds nothing up.
    settings.c_iflag &= ~tcflag_t(IXON)
    guard unsafe tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0 else { return false }
    if usesScreen { output.write(Self.enter) }
    isOurs.withLock { $0 = true }
    return true
  }

  /// Writes to the screen, as soon as the terminal takes it; false if the terminal is gone.
  ///
  /// While the program is in the background, the terminal is somebody else's, and nothing is
  /// written.
  func write(_ text: String) -> Bool {
    guard !text.isEmpty, isOurs.withLock({ $0 }), Self.isInForeground, !CrashGuard.isRescuing
    else { return true }
    return output.write(text)
  }

  /// Whether the shell has given the terminal to us; also where the terminal is gone.
  static var isInForeground: Bool {
    let group = tcgetpgrp(STDIN_FILENO)
    return group == -1 || group == getpgrp()
  }

  /// The width and height in cells; 80 by 24 if the terminal does not tell.
  var size: (columns: Int, rows: Int) { Self.size ?? (80, 24) }

  private static var size: (columns: Int, rows: Int)? {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// How many cells a line of results has: what `COLUMNS` says, or the terminal; nil where no
  /// terminal shows them, which no line is too long for.
  static var columns: Int? {
    guard TerminalStyle.standardOutput.isTerminal else { return nil }
    let named = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init)
    return named.flatMap { $0 > 0 ? $0 : nil } ?? size?.columns ?? 80
  }

  /// Gives the terminal back for a while; `take` takes it again.
  func lend() {
    guard isOurs.withLock({ $0 }) else { return }
    isOurs.withLock { $0 = false }
    var settings = before
    _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    if usesScreen { output.write(Self.leave) }
    output.settle()
  }

  /// Takes the terminal again, unless the program goes on in the background.
  func takeBack() {
    if Self.isInForeground { take() }
  }

  /// Gives the terminal back, stops the whole program as Ctrl-Z does, and takes the terminal again
  /// when the program goes on.
  func putAside() {
    lend()
    TerminalSignal.stopProgram()
    takeBack()
  }

  /// Gives the terminal back for good.
  func restore() {
    lend()
    CrashGuard.disarm()
  }
}
