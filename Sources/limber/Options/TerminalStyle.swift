internal import ArgumentParser
internal import Foundation

/// Whether colours are wanted.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// How text may look on one of the program's outputs.
struct TerminalStyle {
  /// Whether a person's terminal is at the other end.
  var isTerminal: Bool

  /// Whether colours are welcome there (no-color.org).
  var usesColor: Bool { usesColor(.auto) }

  /// Whether colours are used there, as a person chose; what was chosen counts more than what the
  /// environment says.
  func usesColor(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto: isTerminal && Self.value(of: "NO_COLOR").isEmpty && !Self.isDumb
    }
  }

  /// Whether the terminal knows no more than lines.
  static var isDumb: Bool { value(of: "TERM") == "dumb" }

  /// Whether the terminal shows more than ASCII, as the locale says; it does where no locale is
  /// set at all, as in a bare environment.
  static var usesUnicode: Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].map(value(of:))
    guard let name = names.first(where: { !$0.isEmpty })?.lowercased() else { return true }
    return name.contains("utf-8") || name.contains("utf8")
  }

  private static func value(of name: String) -> String {
    ProcessInfo.processInfo.environment[name] ?? ""
  }

  static let standardOutput = TerminalStyle(isTerminal: isatty(STDOUT_FILENO) == 1)
  static let standardError = TerminalStyle(isTerminal: isatty(STDERR_FILENO) == 1)
}
