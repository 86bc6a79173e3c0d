internal import Foundation

/// How text may look on one of the program's outputs.
struct TerminalStyle {
  /// Whether a person's terminal is at the other end.
  var isTerminal: Bool

  /// Whether colours are welcome there (no-color.org).
  var usesColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  static let standardOutput = TerminalStyle(isTerminal: isatty(STDOUT_FILENO) == 1)
  static let standardError = TerminalStyle(isTerminal: isatty(STDERR_FILENO) == 1)
}
