import Foundation
import Subprocess

/// A shell in a terminal that can be looked at: tmux, with a server of its own.
struct Tmux: Sendable {
  /// What a person would see never came.
  struct NotSeen: Error {
    let text: String
    let screen: String
  }

  private let sandbox: Sandbox

  /// How long anything may take to appear.
  private static let patience = Duration.seconds(20)

  /// Does `body` with a terminal of some size, and ends everything in it after that.
  static func run(
    in sandbox: Sandbox, columns: Int, rows: Int, _ body: (Tmux) async throws -> Void
  ) async throws {
    let tmux = Tmux(sandbox: sandbox)
    try await tmux.ask(
      "-f /dev/null new-session -d -x \(columns) -y \(rows) \"PS1='ready:' bash --norc --noprofile\""
    )
    do {
      try await tmux.prompt()
      try await body(tmux)
    } catch {
      try await tmux.ask("kill-server")
      throw error
    }
    try await tmux.ask("kill-server")
  }

  /// Waits until the shell waits for a line.
  func prompt() async throws {
    try await see("a prompt") { screen in
      screen.split(separator: "\n").last { !$0.isEmpty }?.hasPrefix("ready:") ?? false
    }
  }

  /// Types a line into the shell.
  func enter(_ line: String) async throws {
    try sandbox.write(line, to: "typed")
    try await ask("send-keys -l \"$(cat typed)\"")
    try await press("Enter")
  }

  /// Presses keys, as tmux names them.
  func press(_ keys: String...) async throws {
    try await ask("send-keys \(keys.joined(separator: " "))")
  }

  /// Waits until the screen shows some text.
  ///
  /// - Returns: The screen, as lines.
  @discardableResult
  func see(_ text: String) async throws -> String {
    try await see(text) { $0.contains(text) }
  }

  /// Waits until the screen is as it should be; `name` says how.
  @discardableResult
  func see(_ name: String, _ isRight: (String) async throws -> Bool) async throws -> String {
    let start = ContinuousClock.now
    var screen = ""
    while ContinuousClock.now - start < Self.patience {
      screen = try await self.screen
      if try await isRight(screen) { return screen }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw NotSeen(text: name, screen: screen)
  }

  /// Presses a key, and waits until it has changed the screen.
  @discardableResult
  func press(changing key: String) async throws -> String {
    let before = try await screen
    try await press(key)
    var last = before
    return try await see("what \(key) does") { screen in
      defer { last = screen }
      return screen == last && screen != before
    }
  }

  /// What the terminal shows.
  var screen: String {
    get async throws { try await ask("capture-pane -p") }
  }

  /// What the terminal shows, with its colours.
  var coloredScreen: String {
    get async throws { try await ask("capture-pane -p -e") }
  }

  /// Whether the terminal is as a shell expects it: its own screen, a cursor, long lines wrapped.
  var isUsual: Bool {
    get async throws {
      try await ask("display -p '#{alternate_on} #{cursor_flag} #{wrap_flag}'") == "0 1 1\n"
    }
  }

  /// Gives the window another size.
  func resize(columns: Int, rows: Int) async throws {
    try await ask("resize-window -x \(columns) -y \(rows)")
  }

  @discardableResult
  private func ask(_ command: String) async throws -> String {
    try await sandbox.run("TMUX_TMPDIR=$TMPDIR tmux -u -L limber \(command)").output
  }
}
