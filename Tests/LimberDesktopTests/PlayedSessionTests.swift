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
      let planned = try await Self.length(of: script, on: bus, in: folder)
      let ending = try await Self.playing(script, on: bus, in: folder) { _ in
        try await Self.until { try await bus.playerctl("status") == "Playing" }
        // As soon as all is planned.
        try await Self.until { Int(try await bus.playerctl("metadata", "mpris:length")) != nil }
        let microseconds = Int(try await bus.playerctl("metadata", "mpris:length"))
        #expect(microseconds == planned * 1000)
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

  @Test func `a program that is put aside lets the machine sleep`() async throws {
    let folder = NSTemporaryDirectory() + "limber-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let script = "\(folder)/reach.routine"
    try Data("Pose: Reach\n\nReach up.\nHold: 20 minutes\n".utf8)
      .write(to: URL(filePath: script))
    try await PrivateBus.run { bus in
      let logind = try #require(FakeLogind(on: bus.address))
      try await Self.until { logind.isThere }
      _ = try await Self.playing(script, on: bus, in: folder) { process in
        let locks = ["sleep delay", "sleep:idle block"]
        for _ in 0..<2 {
          try await Self.until { logind.held == locks }
          #expect(kill(process, SIGTSTP) == 0)
          try await Self.until { logind.held == [] }
          try await Self.until { Self.isStopped(process) }
          #expect(kill(process, SIGCONT) == 0)
        }
        try await Self.until { logind.held == locks }
        #expect(kill(process, SIGKILL) == 0)
      }
      logind.end()
    }
  }

  /// Whether a process stands still until it is told to go on.
  private static func isStopped(_ process: Int32) -> Bool {
    let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return state?.split(separator: ")").last?.hasPrefix(" T") ?? false
  }

  private static func title(on bus: PrivateBus) async throws -> String {
    try await bus.playerctl("metadata", "title")
  }

  /// How long the session of a script is, in milliseconds; its words are stored for who plays it.
  private static func length(
    of script: String, on bus: PrivateBus, in home: String
  ) async throws -> Int {
    let exported = try await Subprocess.run(
      try .path(limber), arguments: ["export", script, "--as", "json"],
      environment: environment(on: bus, in: home), input: .none, output: .string(limit: 1 << 20),
      error: .discarded)
    let timeline = try JSONDecoder().decode(
      Planned.self, from: Data(exported.standardOutput.utf8))
    return timeline.durationMs
  }

  private struct Planned: Decodable {
    var durationMs: Int
  }

  /// Plays a script without sound while `body` runs; returns how the program ended.
  private static func playing(
    _ script: String, on bus: PrivateBus, in home: String,
    _ body: (_ process: Int32) async throws -> Void
  ) async throws -> TerminationStatus {
    var options = PlatformOptions()
    // As a shell does it, so that it can be put aside.
    options.processGroupID = 0
    return try await Subprocess.run(
      try .path(limber), arguments: ["play", script, "--output", "silent"],
      environment: environment(on: bus, in: home), platformOptions: options, input: .none,
      output: .discarded, error: .discarded
    ) { program in
      try await body(program.processIdentifier.value)
    }.terminationStatus
  }

  /// The program, which lies beside the one that runs the tests.
  private static var limber: FilePath {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return FilePath(URL(filePath: tests).deletingLastPathComponent().path + "/limber")
    }
  }

  private static func environment(on bus: PrivateBus, in home: String) -> Environment {
    .inherit.updating([
      "HOME": home, "XDG_CACHE_HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home,
      "XDG_RUNTIME_DIR": home, "DBUS_SESSION_BUS_ADDRESS": bus.address,
      "DBUS_SYSTEM_BUS_ADDRESS": bus.address,
    ])
  }
}
