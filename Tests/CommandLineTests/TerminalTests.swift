import Foundation
import Subprocess
import Testing

/// Sessions on a real terminal: a pseudo terminal, by `script` of util-linux.
@Suite(.timeLimit(.minutes(5)))
struct TerminalTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(LongSession.script, to: LongSession.name)
    try sandbox.write("Pose: Short\n\nReach up.\nHold: 10 seconds\n", to: "short.routine")
    try sandbox.write(Self.poses, to: "poses.routine")
  }

  private static let poses = """
    Session: Poses

    Use: first
    Use: second

    Pose: First

    Reach up.
    Hold: 20 seconds

    Pose: Second

    Reach down.
    Hold: 20 seconds

    """

  /// Checks that the terminal is as it was, and that the program said so with its status.
  private func expectRestored(_ record: TerminalRecord, status: Int) throws {
    let (before, after) = try #require(record.outside)
    let settings = before.split(separator: "\n").last
    let lines = after.split(separator: "\n")
    #expect(lines.contains("status \(status)"))
    #expect(lines.last == settings, "the settings are as they were")
    #expect(sandbox.processes == [])
  }

  @Test func `the session ends by itself`() async throws {
    let record = try await sandbox.runOnTerminal(
      "limber play short.routine --output silent --speed 20", [])
    try expectRestored(record, status: 0)
    let last = try #require(record.screens.last)
    #expect(last.contains(" Short"))
    #expect(record.screens.joined().allSatisfy { $0.count < 40 })
  }

  @Test(arguments: [("q", 0), ("\u{3}", 130)])
  func `a key ends it`(keys: String, status: Int) async throws {
    let record = try await sandbox.runOnTerminal(
      "limber play long.routine --output silent --speed 4",
      [Typing(seeing: "Reach up", keys: keys)])
    try expectRestored(record, status: status)
  }

  @Test(arguments: ["INT", "TERM", "HUP"])
  func `a signal ends it`(signal: String) async throws {
    let record = try await sandbox.runOnTerminal(
      """
      (until grep -q "Reach u[p]" typescript; do sleep 0.1; done 2> /dev/null; kill -\(signal) $(cat id)) & \
      sh -c 'echo $$ > id; exec limber play long.routine --output silent --speed 4'
      """, [])
    try expectRestored(record, status: 130)
  }

  @Test(arguments: Array(stride(from: 0, to: 100, by: 4)))
  func `a signal while it starts leaves the terminal as it was`(milliseconds: Int) async throws {
    let record = try await sandbox.runOnTerminal(
      """
      (until [ -s id ]; do :; done; sleep \(Double(milliseconds) / 1000); kill $(cat id)) & \
      sh -c 'echo $$ > id; exec limber play long.routine --output silent'
      """, [])
    let settings = record.text.split(separator: "\n")
      .filter { $0.split(separator: ":").count > 20 }
    #expect(settings.count == 2)
    #expect(settings.first == settings.last)
    #expect(record.outside != nil || !record.text.contains("\u{1B}"))
    #expect(sandbox.processes == [])
  }

  @Test func `space holds the session where it is, and lets it go on from there`() async throws {
    let record = try await sandbox.runOnTerminal(
      "limber play long.routine --output silent --speed 4",
      [
        Typing(seeing: "Reach up", keys: " "),
        Typing(seeing: "paused", waiting: .seconds(1), keys: " "),
        Typing(seeing: "space pause", waiting: .seconds(1), keys: "q"),
      ])
    try expectRestored(record, status: 0)
    let screens = record.screens
    let paused = screens.indices.filter { screens[$0].contains(" paused") }
    let first = try #require(paused.first)
    let last = try #require(paused.last)
    #expect(Set(screens[first...last].map(position(of:))).count == 1, "the position stands still")
    let resumed = try #require(screens[(last + 1)...].first.map(position(of:)))
    #expect(resumed == position(of: screens[last]), "nothing is lost")
    let end = try #require(screens.last.map(position(of:)))
    #expect(end > resumed, "it goes on")
  }

  @Test func `n and right go to the next part, b and left go back`() async throws {
    let record = try await sandbox.runOnTerminal(
      "limber play poses.routine --output silent --speed 2",
      [
        Typing(seeing: "Reach up", keys: "n"), Typing(seeing: "\n Second", keys: "\u{1B}[D"),
        Typing(seeing: "\n First", keys: "\u{1B}[C"), Typing(seeing: "\n Second", keys: "b"),
        Typing(seeing: "\n First", keys: "q"),
      ])
    try expectRestored(record, status: 0)
    #expect(record.screens.last?.dropFirst().first == " First")
  }

  @Test func `an arrow key that comes in two parts is an arrow key`() async throws {
    let poses = (1...10).map { "Pose: Number \($0)\n\nReach up.\nHold: 60 seconds\n" }
    let uses = (1...10).map { "Use: number \($0)\n" }
    try sandbox.write(
      "Session: Numbers\n\n\(uses.joined())\n\(poses.joined(separator: "\n"))",
      to: "numbers.routine")
    // On a machine that has much to do, a part may now and then be later than anybody waits.
    let arrow = Typing(seeing: " of ", keys: "\u{1B}", rest: "[C")
    let record = try await sandbox.runOnTerminal(
      "limber play numbers.routine --output silent",
      [Typing(seeing: "Reach up", keys: "\u{1B}", rest: "[C")]
        + Array(repeating: arrow, count: 6) + [Typing(seeing: " of ", keys: "q")])
    try expectRestored(record, status: 0)
    #expect(record.screens.contains { $0.contains(" Number 2") })
  }

  @Test func `a terminal that goes away takes the program with it`() async throws {
    _ = try await sandbox.run(
      "script -qec 'limber play long.routine --output silent' /dev/null", sending: .kill,
      onSeeing: "Twenty minutes", toGroup: false)
    let start = ContinuousClock.now
    while !sandbox.processes.isEmpty, ContinuousClock.now - start < .seconds(5) {
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(sandbox.processes == [])
  }

  /// What has been heard, as the screen tells it: `0:05 of 20:12   Twenty minutes`.
  private func position(of screen: [String]) -> String {
    let line = screen.first { $0.contains(" of ") } ?? ""
    return line.split(separator: " ").first.map(String.init) ?? ""
  }
}
