import Foundation
import LimberLog
import LimberTimeline
import Testing

/// Sessions that are killed at any moment, and go on.
@Suite(.timeLimit(.minutes(60)))
struct KilledSessionTests {
  private let sandbox: Sandbox

  /// How many sessions are killed; more by `make soak-log`.
  private static let kills =
    ProcessInfo.processInfo.environment["LIMBER_LOG_KILLS"].flatMap(Int.init) ?? 20

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(LogTests.routine, to: "two.routine")
  }

  /// A session that was killed, and what the log and its own words tell of it.
  private struct Killed: Sendable {
    /// The windows whose start was told by a line of the session.
    var told: Int
    /// The log after the kill, and after going on.
    var before: LoggedSession?
    var after: LoggedSession?
    var resumed: Ending
  }

  @Test func `whenever a session is killed, its log opens and it goes on at its place`()
    async throws
  {
    _ = try await sandbox.run("limber play two.routine --output silent --speed 1000")
    var places: [String: Int] = [:]
    for start in stride(from: 0, to: Self.kills, by: 4) {
      let numbers = start..<min(start + 4, Self.kills)
      try await withThrowingTaskGroup(of: Killed.self) { group in
        for number in numbers { group.addTask { try await kill(number) } }
        for try await killed in group {
          check(killed)
          let place = killed.before?.place.map { "\($0.title) \($0.side?.rawValue ?? "")" }
          places[place ?? "not begun", default: 0] += 1
        }
      }
    }
    #expect(places.count > 1, "they were killed in different places")
    // What speaks for a session that was killed notices that by itself.
    for _ in 0..<200 where sandbox.processes != [] { try await Task.sleep(for: .milliseconds(50)) }
    #expect(sandbox.processes == [])
    tell(places)
  }

  /// Plays at twenty times the speed, kills it within the three seconds that takes, and goes on.
  private func kill(_ number: Int) async throws -> Killed {
    let moment = Double.random(in: 0...2.6)
    let data = "export XDG_DATA_HOME=$PWD/\(number);"
    let played = try await sandbox.run(
      """
      \(data) limber play two.routine --output silent --speed 20 > \(number).txt & played=$!
      until [ -s \(number).txt ]; do sleep 0.02; done
      sleep \(moment); kill -KILL $played; wait $played; cat \(number).txt
      """)
    let file = LogFile(path: "\(sandbox.folder)/\(number)/limber/log.sqlite")
    let before = try PracticeLog(file).sessions().first
    let resumed = try await sandbox.run(
      "\(data) limber play --resume --output silent --speed 1000")
    let told = played.output.components(separatedBy: "(tone: start)").count - 1
    return Killed(
      told: told, before: before, after: try PracticeLog(file).sessions().first, resumed: resumed)
  }

  private func check(_ killed: Killed) {
    let logged = killed.before?.windows ?? []
    #expect(logged.allSatisfy { $0.ending == .full })
    // A window that began is over when the next one begins: only the running one is missing.
    #expect(logged.count >= killed.told - 1)
    guard let before = killed.before, before.ending != .finished else {
      #expect(killed.resumed.status == 1)
      #expect(killed.resumed.error.hasPrefix("limber: no session was cut off\n"))
      return
    }
    #expect(killed.resumed.status == 0)
    #expect(killed.resumed.error.hasPrefix("limber: going on with "))
    let all = logged + (killed.after?.windows ?? [])
    #expect(all.map(\.place.title) == ["Reach", "Reach", "Fold"], "each window once, in order")
    #expect(all.map(\.place.side) == [.left, .right, nil])
    #expect(all.allSatisfy { $0.ending == .full })
    #expect(killed.after?.ending == .finished)
    #expect(killed.after?.start.continues == before.id)
  }

  /// Where the sessions were killed, for who runs many.
  private func tell(_ places: [String: Int]) {
    let lines = places.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\n" }.joined()
    try? FileHandle.standardError.write(contentsOf: Data(lines.utf8))
  }
}
