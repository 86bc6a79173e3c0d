import Foundation
import Testing

/// What other programs read of a session.
@Suite(.timeLimit(.minutes(5)))
struct EventStreamTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(LongSession.script, to: LongSession.name)
  }

  @Test func `every line is an object, from the plan to the end`() async throws {
    let played = try await sandbox.run(
      "limber play long.routine --output silent --speed 1000 --events json")
    #expect(played.status == 0)
    #expect(played.error == "")
    let lines = played.output.split(separator: "\n")
    let events = lines.compactMap { line in
      try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: any Sendable]
    }
    #expect(events.count == lines.count, "every line is read")
    let names = events.compactMap { $0["event"] as? String }
    #expect(names.count == events.count)
    #expect(names.first == "planned")
    #expect(names.last == "finished")
    #expect(names.count { $0 == "finished" || $0 == "stopped" } == 1)
    let positions = events.compactMap { $0["positionMs"] as? Int }
    #expect(positions == positions.sorted())
    let planned = try #require(events.last { $0["event"] as? String == "planned" })
    #expect(planned["final"] as? Bool == true)
    #expect(positions.last == planned["durationMs"] as? Int)
    let starts = events.filter { $0["event"] as? String == "cue" }.compactMap {
      $0["startMs"] as? Int
    }
    #expect(starts == starts.sorted())
    let plan = try await sandbox.run("limber show long.routine --plan")
    #expect(starts.count == plan.output.split(separator: "\n").count - 1)
  }

  @Test func `only one way of showing a session is chosen`() async throws {
    let played = try await sandbox.run("limber play long.routine --large --plain")
    #expect(played.status == 64)
    #expect(played.error.contains("--large and --plain cannot both be shown"))
  }
}
