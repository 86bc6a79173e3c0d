import Testing

/// Sessions on a terminal that takes nothing more, as where a connection hangs.
@Suite(.timeLimit(.minutes(5)))
struct StalledTerminalTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(LongSession.script, to: LongSession.name)
    try sandbox.write(
      "Session: Brief\n\nPart: Brief\nReach up.\nHold: 40 seconds\n", to: "brief.routine")
  }

  /// Plays on a terminal that nobody reads from any more once the screen is there, and that is full.
  ///
  /// Does `then`, and waits until the program has ended; then the terminal is read from again.
  private func stalled(_ play: String, then: String) async throws -> Ending {
    try await sandbox.run(
      """
      mkfifo keys
      script -qefc 'echo $$ > id; exec limber play \(play) --output silent' typescript \\
        < keys > screens &
      terminal=$!
      exec 3> keys
      until grep -q "Reach up" typescript 2> /dev/null; do sleep 0.1; done
      session=$(cat id)
      kill -STOP $terminal
      for round in 1 2 3 4 5; do
        dd if=/dev/zero of=$(readlink /proc/$session/fd/1) bs=512 oflag=nonblock 2> /dev/null
        sleep 0.2
      done
      \(then)
      while grep -q 'State:.[^Z]' /proc/$session/status 2> /dev/null; do sleep 0.1; done
      kill -CONT $terminal
      exec 3>&-
      wait $terminal
      """)
  }

  @Test(arguments: zip(["INT", "TERM", "HUP"], ["", "--plain", ""]))
  func `a signal ends it`(signal: String, options: String) async throws {
    let ending = try await stalled("long.routine \(options)", then: "kill -\(signal) $session")
    #expect(ending.status == 130)
    #expect(sandbox.processes == [])
  }

  @Test func `the session goes on to its end, and is in the log`() async throws {
    let ending = try await stalled("brief.routine --speed 10", then: "")
    #expect(ending.status == 0)
    #expect(try await sandbox.run("limber log").output.contains("Brief"))
    #expect(sandbox.processes == [])
  }

  @Test func `what was not taken comes later, and no line is lost`() async throws {
    let ending = try await stalled(
      "long.routine --plain --speed 100", then: "sleep 2; kill -CONT $terminal")
    #expect(ending.status == 0)
    let releases = try await sandbox.run("tr -d '\\0' < screens | grep -c 'And release'").output
    #expect(releases == "22\n")
  }
}
