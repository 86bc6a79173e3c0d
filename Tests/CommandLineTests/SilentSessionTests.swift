import Subprocess
import Testing

/// Whole sessions without sound, through pipes.
@Suite(.timeLimit(.minutes(5)))
struct SilentSessionTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox(in: Sandbox.memory)
    try sandbox.write(LongSession.script, to: LongSession.name)
  }

  @Test func `twenty minutes pass in seconds, with every cue in its place`() async throws {
    let plan = try await sandbox.run("limber show long.routine --plan")
    let start = ContinuousClock.now
    let played = try await sandbox.run("limber play long.routine --output silent --speed 1000")
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(played.status == 0)
    #expect(played.error == "")
    let planned = plan.output.split(separator: "\n")
    #expect(planned.last?.hasPrefix("2") == true, "it takes twenty minutes")
    #expect(
      played.output.split(separator: "\n").map(String.init) == planned.dropLast().map(playedLine))
    #expect(sandbox.processes == [])
  }

  @Test(arguments: [Signal.interrupt, .terminate, .terminalClosed])
  func `a signal ends a session within a second, and leaves nothing behind`(
    signal: Signal
  ) async throws {
    let (played, took) = try await sandbox.run(
      "limber play long.routine --output silent", sending: signal, onSeeing: "0:00 ",
      toGroup: false)
    #expect(took < .seconds(1))
    #expect(played.status == 130)
    #expect(played.output.hasPrefix("0:00 "))
    #expect(sandbox.processes == [])
  }

  @Test(arguments: ["nohup", "trap '' HUP; exec"])
  func `who ignores the end of the terminal is not ended by it`(start: String) async throws {
    let played = try await sandbox.run(
      """
      (\(start) limber play long.routine --output silent > lines 2> errors) &
      until grep -q "^0:00 " lines 2> /dev/null; do sleep 0.1; done
      session=$(pgrep -P $! -f '^limber play' || echo $!)
      kill -HUP $session
      kill -HUP $session
      for moment in 1 2 3 4 5 6 7 8 9 10; do sleep 0.1; kill -0 $session || exit 1; done
      kill -TERM $session
      wait $!
      """)
    #expect(played.status == 130)
    #expect(sandbox.processes == [])
  }

  @Test func `Ctrl-C reaches the program and its worker alike`() async throws {
    let (played, took) = try await sandbox.run(
      "limber play long.routine --output silent", sending: .interrupt, onSeeing: "0:00 ",
      toGroup: true)
    #expect(took < .seconds(1))
    #expect(played.status == 130)
    #expect(played.error == "")
    #expect(sandbox.processes == [])
  }

  @Test(arguments: [
    "play long.routine --output silent --speed 20", "show long.routine --plan", "list",
  ])
  func `a reader that goes away ends the program`(command: String) async throws {
    let start = ContinuousClock.now
    let ending = try await sandbox.run("limber \(command) | head -1; echo ${PIPESTATUS[0]}")
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(ending.error == "")
    let lines = ending.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(["0", "141"].contains(lines.last), "not a crash")
    #expect(sandbox.processes == [])
  }

  @Test func `without a sound server, one line says so and every cue comes`() async throws {
    try sandbox.write("Pose: Reach\n\nReach up.\nReach down.\n", to: "brief.routine")
    let plan = try await sandbox.run("limber show brief.routine --plan")
    let played = try await sandbox.run("limber play brief.routine")
    let lines = played.error.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("limber: no sound: ") == true)
    let planned = plan.output.split(separator: "\n")
    #expect(
      played.output.split(separator: "\n").map(String.init) == planned.dropLast().map(playedLine))
    #expect(played.status == 0)
  }

  /// What is printed when the cue of a planned line is heard.
  ///
  /// It is `0:12  right  Reach up.` for `0:12.345   1234  instruct   right  Reach up.`
  private func playedLine(_ planned: Substring) -> String {
    let time = planned.prefix { $0 != "." }
    let rest = planned.dropFirst(time.count + ".345   1234  instruct   ".count)
    return "\(time)  \(rest)"
  }
}
