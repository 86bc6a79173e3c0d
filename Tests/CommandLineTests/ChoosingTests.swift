import LimberTesting
import Testing

/// Choosing and steering a session with `--hands-free` where nobody can be heard: keys do the same.
@Suite(.timeLimit(.minutes(3)))
struct ChoosingTests {
  private let sandbox: Sandbox

  /// Two routines of one name, which come before all others.
  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(Self.script("Former"), to: "../data/limber/former.routine")
    try sandbox.write(Self.script("Latter"), to: "../data/limber/latter.routine")
  }

  private static func script(_ pose: String) -> String {
    """
    Session: Trial

    Use: \(pose)

    Pose: \(pose)
    Pain: Let it go.

    Wait: until ready
    Reach up.
    Hold: 40 seconds

    """
  }

  private static let command = "limber play --hands-free --output silent"

  @Test func `a routine and a pace are chosen, a gate is answered, it hurts, it stops`()
    async throws
  {
    try await Tmux.run(in: sandbox, columns: 80, rows: 30) { tmux in
      try await tmux.enter("clear; stty -g > before; \(Self.command)")
      try await tmux.see("n is more; q leaves")
      #expect(try await tmux.screen.contains("  2  Trial, 1 min\n"))
      try await tmux.see("voice commands do not work")
      // Till the engine is there, which speaks that.
      try await Task.sleep(for: .seconds(2))
      try await tmux.press("C-z")
      try await tmux.see("Stopped")
      try await tmux.prompt()
      try await tmux.enter("stty -g > aside; clear; fg")
      try await tmux.see("n is more; q leaves")
      try await tmux.press("2")
      try await tmux.see("or press 1, 2 or 3")
      try await tmux.press("2")
      try await tmux.see("enter start")
      try await tmux.press("Enter")
      try await tmux.see("enter ready")
      #expect(
        try await tmux.screen.contains("Latter"), "the one that was chosen, and not its namesake")
      try await tmux.press("Enter")
      try await tmux.see("Hold   0:")
      try await tmux.press("h")
      try await tmux.see("e easier")
      try await tmux.press("q")
      try await tmux.prompt()
      try await tmux.enter("stty -g > after; echo then")
      try await tmux.see("\nthen\n")
      #expect(try await tmux.isUsual)
    }
    let log = try await sandbox.run("limber log --json").output
    #expect(log.contains("\"pain\""))
    #expect(log.contains("latter"))
    #expect(sandbox.bytes(of: "aside") == sandbox.bytes(of: "before"))
    #expect(sandbox.bytes(of: "after") == sandbox.bytes(of: "before"))
  }

  @Test(arguments: [("\u{3}", 130), ("q", 0)])
  func `a key ends choosing at once, and the terminal is as it was`(
    key: String, status: Int
  ) async throws {
    let record = try await sandbox.runOnTerminal(
      Self.command, [Typing(seeing: "press a number", waiting: .zero, keys: key)])
    let lines = record.text.split(separator: "\n")
    let settings = lines.filter { $0.split(separator: ":").count > 20 }
    #expect(lines.contains("status \(status)"))
    #expect(settings.count == 2)
    #expect(settings.first == settings.last)
    #expect(sandbox.processes == [])
  }
}
