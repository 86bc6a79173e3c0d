internal import Foundation
internal import Glibc

/// The person's terminal with keys passed on at once and the screen to ourselves.
///
/// Whatever ends the session, `restore` gives the terminal back as it was; it may be called more
/// than once.
final class RawTerminal: Sendable {
  private let before: termios

  /// Whether a person's terminal is at standard input and output.
  static var isThere: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// Takes over the terminal on standard input and output; nil if there is none.
  init?() {
    guard Self.isThere else { return nil }
    var settings = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    before = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    guard unsafe tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0 else { return nil }
    Output.write("\u{1B}[?1049h\u{1B}[?25l")
  }

  /// Shows lines from the top, without flicker, and nothing below them; false if the terminal is
  /// gone.
  func show(_ lines: [String]) -> Bool {
    let rows = lines.map { $0 + "\u{1B}[K" }.joined(separator: "\r\n")
    return Output.write("\u{1B}[H\(rows)\u{1B}[J")
  }

  /// The width and height in cells; 80 by 24 if the terminal does not tell.
  var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return (80, 24)
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Gives the terminal back.
  func restore() {
    var settings = before
    _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    Output.write("\u{1B}[?25h\u{1B}[?1049l")
  }
}
