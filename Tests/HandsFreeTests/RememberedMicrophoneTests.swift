import Foundation
import LimberTesting
import Subprocess
import Testing

/// Which microphone is remembered, and what happens when it is gone.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct RememberedMicrophoneTests {
  /// Begins a session for somebody who does not come, and gives what it said.
  private static func messages(of options: String, in room: Room) async throws -> String {
    let command = """
      cd \(room.folder); printf 'Pose: Arms\\nHold: 60 seconds\\n' > arms.routine; : > out.txt
      limber play arms.routine --hands-free --device speaker --events json \(options) \
        > out.txt 2> err.txt &
      until grep -q '"waiting"' out.txt || ! kill -0 $!; do sleep 0.1; done
      kill $!; wait $!; cat err.txt
      """
    return try await Subprocess.run(
      .path("/bin/bash"), arguments: ["-c", command], environment: room.environment(ears: "/none"),
      input: .none, output: .string(limit: 1 << 16), error: .discarded
    ).standardOutput
  }

  @Test func `only what was found is remembered, and what is gone gives way to the usual one`()
    async throws
  {
    try await Room.run { room in
      try await room.plugIn()
      let file = URL(filePath: "\(room.folder)/state/limber/microphone")
      _ = try await Self.messages(of: "--microphone typo", in: room)
      #expect(!FileManager.default.fileExists(atPath: file.path))
      _ = try await Self.messages(of: "--microphone 'the desk'", in: room)
      #expect(try String(contentsOf: file, encoding: .utf8) == "desk\n")
      let there = try await Self.messages(of: "", in: room)
      #expect(!there.contains("usual one"))
      try Data("gone\n".utf8).write(to: file)
      let gone = try await Self.messages(of: "", in: room)
      let told = "limber: the microphone gone is not there, so the usual one listens\n"
      #expect(gone.components(separatedBy: told).count == 2, "\(gone)")
    }
  }
}
