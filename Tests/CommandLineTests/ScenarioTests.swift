import Foundation
import LimberTesting
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ScenarioTests {
  @Test func `there are scenarios`() {
    #expect(!Scenario.names.isEmpty)
  }

  @Test(arguments: Scenario.names)
  func `the program answers as written`(name: String) async throws {
    let sandbox = try Sandbox()
    let scenario = try Scenario(name: name)
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    try SnapshotFolder(path: Scenario.folder.path(percentEncoded: false))
      .expect(try await scenario.played(in: sandbox), named: name, isRecording: isRecording)
    #expect(sandbox.processes == [], "nothing is left running")
  }
}
