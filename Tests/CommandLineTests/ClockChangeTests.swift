import Foundation
import LimberLog
import LimberTesting
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
    let session = try session(in: "data")
    #expect(session.ending == .finished)
    #expect(session.windows.count == 3)
    try expect(session, changedBy: seconds)
    #expect(try await sandbox.run("XDG_DATA_HOME=$PWD/data limber log").status == 0)
  }

  @Test func `neither a clock that is set nor a sleep without notice is heard`() async throws {
    try sandbox.write(
      "Pose: Reach\n\nReach up.\nHold: 2 seconds\nReach down.\n", to: "reach.routine")
    // Also stores the words, so that the session has begun long before the clock is set.
    #expect(try await sandbox.run("limber render reach.routine -o reach.wav").status == 0)
    let file = try #require(sandbox.bytes(of: "reach.wav"))
    let written = try #require(WAVReader(file)).samples
    let library = try await sandbox.library("FakeClock/wallclock.c")
    let changes = [("back", -3600, 0), ("on", 1, 0), ("far", 86_400, 0), ("asleep", 3600, 3600)]
    try await PulseServer.run(devices: changes.map(\.0)) { server in
      try await withThrowingTaskGroup { group in
        for (device, seconds, asleep) in changes {
          group.addTask { [self] in
            let heard = try await server.recording(of: device) {
              let played = try await sandbox.run(
                """
                export XDG_DATA_HOME=$PWD/\(device) PULSE_SERVER=\(server.address)
                export CLOCK_AFTER=4000 CLOCK_JUMP=\(seconds) CLOCK_ASLEEP=\(asleep)
                LD_PRELOAD=\(library) limber play reach.routine --duck 1 --device \(device)
                """)
              #expect(played.status == 0, "\(played.error)")
            }
            #expect(try Self.differences(heard, written) == 0, "\(device)")
            try expect(session(in: device), changedBy: seconds)
          }
        }
        try await group.waitForAll()
      }
    }
  }

  /// How many samples of a file are not heard where they belong; silence is dithered by one bit.
  private static func differences(_ heard: [Int16], _ written: [Int16]) throws -> Int {
    let first = try #require(written.firstIndex { abs($0) > 3000 })
    let word = written[first..<first + 500]
    let start = try #require(
      heard.indices.dropLast(500).first { heard[$0..<$0 + 500].elementsEqual(word) })
    let late = zip(heard[start...], written[first...]).count { abs(Int($0) - Int($1)) > 1 }
    return late + max(0, (written.count - first) - (heard.count - start))
  }

  /// The one session of a log in a folder.
  private func session(in folder: String) throws -> LoggedSession {
    let log = LogFile(path: "\(sandbox.folder)/\(folder)/limber/log.sqlite")
    return try #require(try PracticeLog(log).sessions().first)
  }

  /// Expects that the clock was set while a session went on.
  private func expect(_ session: LoggedSession, changedBy seconds: Int) throws {
    let ended = try #require(session.ended)
    #expect(abs(ended.timeIntervalSince(session.began) - Double(seconds)) < 120, "it was set")
  }
}
