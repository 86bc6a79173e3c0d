import Foundation
import LimberLog
import LimberTimeline
import Testing

/// A disk that is full from some write to the log on (`Tests/FakeDisk`).
@Suite(.timeLimit(.minutes(60)))
struct FullDiskTests {
  private let sandbox: Sandbox

  /// Whether it is full at every single write; `make soak-log` wants that.
  private static let isThorough = ProcessInfo.processInfo.environment["LIMBER_LOG_KILLS"] != nil
  private static let line = "limber play two.routine --output silent --speed 1000"

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(LogTests.routine, to: "two.routine")
  }

  @Test func `wherever the disk is full, the session is given, and the log stays whole`()
    async throws
  {
    let library = try await sandbox.library("FakeDisk/fulldisk.c")
    let whole = try await sandbox.run("\(Self.line); rm -r $XDG_DATA_HOME")
    _ = try await run(after: 1_000_000, library)
    let writes = try #require(
      sandbox.bytes(of: "count").flatMap { Int(String(decoding: $0.dropLast(), as: UTF8.self)) })
    #expect(writes > 20)
    for count in Self.isThorough ? Array(0...writes) : [0, writes / 3, writes - 2] {
      let ending = try await run(after: count, library)
      #expect(ending.status == 0)
      #expect(ending.output == whole.output, "full after \(count) writes")
      #expect(ending.error.split(separator: "\n").count <= 1, "\(ending.error)")
      // Whatever of it was logged is so; then there is room again.
      let next = try await sandbox.run(
        "export XDG_DATA_HOME=$PWD/\(count); \(Self.line) && limber log")
      #expect(next.status == 0, "\(next.error)")
      let sessions = try PracticeLog(log(count)).sessions()
      #expect(sessions.first?.ending == .finished)
      #expect(sessions.first?.windows.count == 3)
      #expect(sessions.dropFirst().allSatisfy { $0.windows.count <= 3 })
    }
  }

  private func log(_ name: Int) -> LogFile {
    LogFile(path: "\(sandbox.folder)/\(name)/limber/log.sqlite")
  }

  /// Plays a session with a log of its own, for which the disk has so many writes left.
  private func run(after count: Int, _ library: String) async throws -> Ending {
    try await sandbox.run(
      """
      export XDG_DATA_HOME=$PWD/\(count) FULL_PATH=log.sqlite FULL_AFTER=\(count)
      FULL_COUNT=$PWD/count LD_PRELOAD=\(library) \(Self.line)
      """)
  }
}
