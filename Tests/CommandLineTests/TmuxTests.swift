import LimberTesting
import Testing

/// The program as a person sees it, in a terminal that can be looked at.
@Suite(.timeLimit(.minutes(5)))
struct TmuxTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(Self.script, to: "trial.routine")
  }

  private static let script = """
    Session: Trial

    Use: first
    Use: second

    Pose: First

    Reach up.
    Hold: 40 seconds

    Pose: Second

    Each side, left first:
    Reach down with your {side} hand.
    Hold: 4 breaths

    """

  /// Plays in a terminal of some size, until all of it is planned.
  private func play(
    _ options: String = "", columns: Int, rows: Int = 24, _ body: (Tmux) async throws -> Void
  ) async throws {
    try await Tmux.run(in: sandbox, columns: columns, rows: rows) { tmux in
      try await tmux.enter(
        "clear; stty -g > before; SWIFT_BACKTRACE=enable=no limber play trial.routine "
          + "--output silent \(options)")
      try await tmux.see(" of ")
      try await body(tmux)
    }
    try await expectNothingLeft()
  }

  /// Checks that everything in the terminal ends with it, even if not at once.
  private func expectNothingLeft() async throws {
    let start = ContinuousClock.now
    while !sandbox.processes.isEmpty, ContinuousClock.now - start < .seconds(10) {
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(sandbox.processes == [])
  }

  /// Pauses a session; from then on nothing changes by itself.
  @discardableResult
  private func pause(_ tmux: Tmux) async throws -> String {
    try await tmux.press("Space")
    return try await tmux.see("go on")
  }

  /// Checks that the terminal is as it was, and nothing of the session on it.
  private func expectRestored(_ tmux: Tmux) async throws {
    try await expectSettings(tmux)
    #expect(try await !tmux.screen.contains("Trial"), "nothing of the screen is left")
  }

  /// Checks that the terminal behaves as it did.
  private func expectSettings(_ tmux: Tmux) async throws {
    try await tmux.prompt()
    try await tmux.enter("stty -g > after; echo then")
    try await tmux.see("\nthen\n")
    #expect(try await tmux.isUsual)
    #expect(sandbox.bytes(of: "before") == sandbox.bytes(of: "after"))
  }

  /// The screen without what depends on how long words take.
  private func timeless(_ screen: String) -> String {
    screen.replacing(#/[0-9]+:[0-9]{2}/#, with: "0:00")
      .replacing(#/[█░]{20,}/#) { String(repeating: "▒", count: $0.output.count) }
  }

  @Test(arguments: [
    ("tmux-40.txt", 40, ""), ("tmux-120.txt", 120, ""), ("tmux-40-large.txt", 40, "--large"),
    ("tmux-120-large.txt", 120, "--large"),
  ])
  func `the screen is as recorded`(name: String, columns: Int, options: String) async throws {
    try await play(options, columns: columns) { tmux in
      // A paused session that is sent to another side stands exactly where that begins.
      var screen = try await pause(tmux)
      while !screen.contains("\n Second"), !screen.contains("█▄ █ █▀▄") {
        screen = try await tmux.press(changing: "n")
      }
      screen = try await tmux.press(changing: "n")
      try expectSnapshot(of: timeless(screen), named: name)
      try await tmux.press("q")
      try await expectRestored(tmux)
    }
  }

  @Test func `a running hold has its bar, its time and its keys`() async throws {
    try await play("--speed 10", columns: 40) { tmux in
      try await tmux.see("Hold   0:")
      let screen = try await pause(tmux)
      try expectSnapshot(of: timeless(screen), named: "tmux-hold.txt")
      #expect(screen.contains("█░"))
    }
  }

  @Test(arguments: ["INT", "TERM", "HUP", "ABRT", "SEGV", "QUIT", "TRAP"])
  func `whatever ends it, the terminal is as it was`(signal: String) async throws {
    try await play(columns: 80) { tmux in
      // A program that breaks is not to leave its memory here.
      _ = try await sandbox.run("prlimit --core=0 --pid $(pgrep -f '^limber play trial')")
      _ = try await sandbox.run("kill -\(signal) $(pgrep -f '^limber play trial')")
      try await expectRestored(tmux)
    }
  }

  @Test func `Ctrl-Z puts it aside, and it comes back paused`() async throws {
    try await play(columns: 80) { tmux in
      try await tmux.press("C-z")
      try await tmux.see("Stopped")
      try await tmux.prompt()
      #expect(try await tmux.isUsual)
      try await tmux.enter("stty -g > after; fg")
      try await tmux.see("space go on")
      #expect(try await tmux.screen.contains("First"))
      #expect(sandbox.bytes(of: "before") == sandbox.bytes(of: "after"))
      try await tmux.press("Space")
      try await tmux.see("space pause")
      try await tmux.press("q")
      try await expectRestored(tmux)
    }
  }

  @Test func `before Ctrl-Z puts it aside, the pause is in the log`() async throws {
    try await play(columns: 80) { tmux in
      try await tmux.see("Hold   0:")
      // A disk that is busy may be late with a line, but hardly every time.
      for pauses in 1...5 {
        try await tmux.press("C-z")
        try await tmux.prompt()
        let log = try await sandbox.run("limber log --json | grep -c '\"pause\"'").output
        try await tmux.enter("clear; fg")
        try await tmux.see("space go on")
        if log == "\(pauses)\n" {
          try await tmux.press("q")
          return try await expectRestored(tmux)
        }
        try await tmux.press("Space")
        try await tmux.see("space pause")
      }
      Issue.record("no pause was in the log in time")
    }
  }

  @Test func `in the background it leaves the shell its lines, and takes keys again`() async throws
  {
    try await play(columns: 80) { tmux in
      try await tmux.press("C-z")
      try await tmux.see("Stopped")
      try await tmux.prompt()
      try await tmux.enter("bg")
      try await tmux.see("&")
      for word in ["one", "two", "three"] {
        try await tmux.enter("echo its $((1+1)) \(word); sleep 1")
        try await tmux.see("its 2 \(word)")
        // What is typed while nobody reads is there when the shell does.
        try await tmux.enter("echo then $((1+2)) \(word)")
        try await tmux.see("then 3 \(word)")
      }
      #expect(sandbox.processes.contains { $0.hasPrefix("limber play trial") })
      try await tmux.enter("fg")
      try await tmux.see("space go on")
      try await tmux.press("Space")
      try await tmux.see("space pause")
      try await tmux.press("q")
      try await expectRestored(tmux)
    }
  }

  @Test(arguments: ["", "--plain"])
  func `Ctrl-S and Ctrl-Q are keys that mean nothing`(options: String) async throws {
    try await Tmux.run(in: sandbox, columns: 80, rows: 24) { tmux in
      try await tmux.enter(
        "clear; stty ixon; stty -g > before; limber play trial.routine --output silent \(options)")
      try await tmux.see("First")
      try await tmux.press("C-s")
      try await tmux.press("Space")
      try await tmux.see("paused")
      try await tmux.press("C-q")
      try await tmux.press("q")
      try await expectSettings(tmux)
    }
    try await expectNothingLeft()
  }

  @Test func `it follows the window, down to one row`() async throws {
    try await play(columns: 80) { tmux in
      try await pause(tmux)
      for step in 1...20 { try await tmux.resize(columns: 80 - step * 2, rows: 24 - step) }
      try await tmux.see("four rows") { screen in
        screen.contains("paused") && screen.split(separator: "\n").count == 4
      }
      try await tmux.resize(columns: 20, rows: 1)
      try await tmux.see("one row") { $0.hasPrefix(" paused") }
      try await tmux.resize(columns: 80, rows: 24)
      try await tmux.see("the whole screen") { screen in
        ["\n Trial\n paused\n", " of ", "space go on"].allSatisfy { screen.contains($0) }
      }
    }
  }

  @Test func `colour goes where it is wanted`() async throws {
    for (options, isColored) in [("", true), ("--color never", false)] {
      try await play(options, columns: 80) { tmux in
        try await pause(tmux)
        #expect(try await tmux.coloredScreen.contains("\u{1B}[") == isColored)
      }
    }
    try await Tmux.run(in: sandbox, columns: 80, rows: 24) { tmux in
      try await tmux.enter("NO_COLOR=1 LC_ALL=C limber play trial.routine --output silent")
      try await tmux.see(" of ")
      let screen = try await tmux.coloredScreen
      #expect(!screen.contains("\u{1B}["))
      #expect(screen.contains("-----"), "another encoding gets ASCII")
      #expect(screen.allSatisfy { $0.isASCII })
    }
  }

  @Test(arguments: ["limber play --plain", "TERM=dumb limber play"])
  func `plain lines are lines, with keys`(command: String) async throws {
    try await Tmux.run(in: sandbox, columns: 80, rows: 24) { tmux in
      try await tmux.enter("clear; \(command) trial.routine --output silent --speed 10")
      try await tmux.see("hold, 40 seconds")
      #expect(try await tmux.isUsual)
      try await tmux.press("Space")
      try await tmux.see("paused; space goes on")
      try await tmux.press("n")
      try await tmux.see("\nSecond")
      try await tmux.press("q")
      let screen = try await tmux.see("\nstopped\nready:")
      #expect(!screen.contains("█"))
    }
  }
}
