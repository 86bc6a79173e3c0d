import Foundation
import LimberLog
import Testing

/// A clock on the wall that is set in the middle of a session (`Tests/FakeClock`).
@Suite(.timeLimit(.minutes(5)))
struct ClockChangeTests {
  private let sandbox: Sandbox
  private static let line = "limber play two.routine --output silent --speed 20"

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(LogTests.routine, to: "two.routine")
  }

  @Test(arguments: [-3600, 86_400])
  func `a clock that is set in mid-session changes nothing`(by seconds: Int) async throws {
    let library = try await sandbox.library("FakeClock/wallclock.c")
    let clock = ContinuousClock()
    var (plain, changed) = (Ending?.none, Ending?.none)
    let usual = try await clock.measure { plain = try await sandbox.run(Self.line) }
    let length = try await clock.measure {
      changed = try await sandbox.run(
        """
        export XDG_DATA_HOME=$PWD/data CLOCK_AFTER=1000 CLOCK_JUMP=\(seconds)
        LD_PRELOAD=\(library) \(Self.line)
        """)
    }
    #expect(changed?.status == 0)
    #expect(changed?.output == plain?.output)
    #expect(changed?.error == plain?.error)
    // Neither does it stand still for an hour, nor does it hurry on.
    #expect(length > usual * 0.6)
    #expect(length < usual + .seconds(60))
    let log = LogFile(path: "\(sandbox.folder)/data/limber/log.sqlite")
    let session = try #require(try PracticeLog(log).sessions().first)
    #expect(session.ending == .finished)
    #expect(session.windows.count == 3)
    let ended = try #require(session.ended)
    #expect(abs(ended.timeIntervalSince(session.began) - Double(seconds)) < 120, "it was set")
    #expect(try await sandbox.run("XDG_DATA_HOME=$PWD/data limber log").status == 0)
  }
}
