import LimberTesting
import Testing

/// Which microphone is remembered.
@Suite(.timeLimit(.minutes(2)))
struct MicrophoneTests {
  private static let file = "../home/.local/state/limber/microphone"

  @Test func `a microphone that was not found is not remembered`() async throws {
    let sandbox = try Sandbox()
    try sandbox.write("Pose: Trial\n\nReach up.\nHold: 10 seconds\n", to: "trial.routine")
    let (ending, _) = try await sandbox.run(
      "limber play trial.routine --hands-free --microphone typo --output silent --events json",
      sending: .interrupt, onSeeing: "\"waiting\"", toGroup: false)
    #expect(ending.status == 130)
    #expect(sandbox.bytes(of: Self.file) == nil)
  }
}
