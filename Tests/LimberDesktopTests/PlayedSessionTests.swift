import Foundation
import LimberTesting
import Subprocess
import SystemPackage
import Testing

extension DesktopTests {
  @Test func `playerctl leads a person through a whole session`() async throws {
    let folder = NSTemporaryDirectory() + "limber-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let script = "\(folder)/reach.routine"
    try Data(
      "Pose: Reach\n\nEach side, left first:\nReach up.\nHold: 20 seconds\nReach down.\n".utf8
    )
    .write(to: URL(filePath: script))
    try await PrivateBus.run { bus in
      let ending = try await Self.playing(script, on: bus, in: folder) {
        try await Self.until { try await bus.playerctl("status") == "Playing" }
        try await Self.until { Int(try await bus.playerctl("metadata", "mpris:length")) != nil }
        #expect(try await bus.playerctl("metadata", "album") == "Reach")
        // The first side is a place of its own, behind the name of the pose.
        try await Self.until { try await Self.title(on: bus) == "Reach, left side" }
        _ = try await bus.playerctl("next")
        try await Self.until { try await Self.title(on: bus) == "Reach, right side" }
        _ = try await bus.playerctl("pause")
        try await Self.until { try await bus.playerctl("status") == "Paused" }
        let paused = try await bus.playerctl("position")
        try await Task.sleep(for: .milliseconds(300))
        #expect(try await bus.playerctl("position") == paused)
        _ = try await bus.playerctl("play")
        try await Self.until { try await bus.playerctl("status") == "Playing" }
        try await Self.until {
          // After three seconds the first one goes back to the start of the side.
          _ = try await bus.playerctl("previous")
          return try await Self.title(on: bus) != "Reach, right side"
        }
        _ = try await bus.playerctl("position", "20")
        try await Self.until { try await Self.title(on: bus) == "Reach, left side" }
        #expect(try #require(Double(try await bus.playerctl("position"))) >= 20)
        _ = try await bus.playerctl("stop")
      }
      #expect(ending == .exited(0))
      #expect(try await bus.playerctl("-l") == "No players found")
    }
  }

  private static func title(on bus: PrivateBus) async throws -> String {
    try await bus.playerctl("metadata", "title")
  }

  /// Plays a script without sound while `body` runs; returns how the program ended.
  private static func playing(
    _ script: String, on bus: PrivateBus, in home: String, _ body: () async throws -> Void
  ) async throws -> TerminationStatus {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let limber = URL(filePath: tests).deletingLastPathComponent().path + "/limber"
    let environment = Environment.inherit.updating([
      "HOME": home, "XDG_CACHE_HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home,
      "XDG_RUNTIME_DIR": home, "DBUS_SESSION_BUS_ADDRESS": bus.address,
      "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent",
    ])
    return try await Subprocess.run(
      .path(FilePath(limber)), arguments: ["play", script, "--output", "silent"],
      environment: environment, input: .none, output: .discarded, error: .discarded
    ) { _ in
      try await body()
    }.terminationStatus
  }
}
