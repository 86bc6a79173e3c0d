import LimberTesting
import Testing

/// By which names a routine of a library is found.
@Suite(.timeLimit(.minutes(2)))
struct RoutineNameTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(
      "Pose: Half-Moon,  No. 2\n\nStand tall.\nHold: 20 seconds\n", to: "library/first.routine")
    try sandbox.write(
      "Session: Mañana's \"quiet\" start\n\nUse: half moon no 2\n\nPose: Übung\n\nSit.\nHold: 20 seconds\n",
      to: "library/second.routine")
    try sandbox.write(
      "Pose: Crane – wings\n\nStand.\nHold: 20 seconds\n", to: "library/Third One.routine")
  }

  @Test(arguments: [
    ("first", "Half-Moon"), ("half moon no 2", "Half-Moon"), ("HALFMOON NO2", "Half-Moon"),
    ("half-moon-no-2", "Half-Moon"), ("mañanas quiet start", "quiet"), ("übung", "quiet"),
    ("crane wings", "Crane"), ("third-one", "Crane"), ("Figure four", "Figure four"),
  ])
  func `titles, ids and files name a routine`(name: String, title: String) async throws {
    let ending = try await sandbox.run(
      "mkdir -p $XDG_DATA_HOME; ln -s $PWD/library $XDG_DATA_HOME/limber; limber show '\(name)'")
    #expect(ending.status == 0, "\(ending)")
    #expect(ending.output.lowercased().contains(title.lowercased()), "\(ending)")
  }

  @Test func `part of a title is no name`() async throws {
    let ending = try await sandbox.run(
      "mkdir -p $XDG_DATA_HOME; ln -s $PWD/library $XDG_DATA_HOME/limber; limber show 'half moon'")
    #expect(ending.status == 1)
    #expect(ending.error.contains("there is no routine called \"half moon\""))
  }
}
