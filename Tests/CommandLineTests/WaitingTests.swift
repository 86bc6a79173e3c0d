import LimberLog
import LimberTesting
import Testing

/// Where a session waits, kept for when it goes on.
@Suite(.timeLimit(.minutes(5)))
struct WaitingTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(LogTests.routine, to: "two.routine")
  }

  /// Plays, and ends the session in its first hold.
  private func cutOff(_ options: String) async throws {
    let ending = try await sandbox.run(
      "limber play \(options) --output silent --speed 4", sending: .interrupt,
      onSeeing: "(tone: start)", toGroup: false)
    #expect(ending.ending.status == 130, "\(ending)")
  }

  private var options: [String]? {
    let file = LogFile(path: "\(sandbox.folder)/../data/limber/log.sqlite")
    return try? PracticeLog(file).sessions().first?.start.options
  }

  @Test func `a session that goes on waits where the earlier one was asked to`() async throws {
    try await cutOff("two.routine --wait holds")
    #expect(options == ["--wait=holds"])
    // What is set for good was not asked for in that session.
    try sandbox.write("wait: never\n", to: "../config/limber/config.yaml")
    try await cutOff("--resume")
    #expect(options == ["--wait=holds"])
    try await cutOff("--resume --wait poses")
    #expect(options == ["--wait=poses"])
    let record = try await sandbox.runOnTerminal(
      "limber play --resume --output silent --speed 20",
      [Typing(seeing: "enter ready", keys: "q")])
    #expect(record.text.contains("status 0"))
    #expect(options == ["--wait=poses"])
  }

  @Test func `a session that was asked for nothing is gone on with as it was`() async throws {
    try await cutOff("two.routine")
    #expect(options == [])
    try sandbox.write("wait: holds\n", to: "../config/limber/config.yaml")
    try await cutOff("--resume")
    #expect(options == [])
  }
}
