import Foundation
import LimberTesting
import Subprocess

/// Somebody who speaks, in a voice that is not the coach's.
enum Person {
  /// Where the recogniser is.
  static var recogniser: String {
    ProcessInfo.processInfo.environment["LIMBER_EARS"] ?? "\(root)/.build/ears"
  }

  /// Whether there is something that would understand them.
  static var isHeard: Bool {
    FileManager.default.fileExists(atPath: "\(recogniser)/asr_waveform.hama")
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
}

/// A private sound server with a loudspeaker and a microphone that hears it and a person.
struct Room: Sendable {
  let server: PulseServer
  let folder: String
  let sound = RoomSound()

  /// How much later than it plays the loudspeaker is heard, in seconds.
  static let echoDelay = 0.06

  /// Has a room while `body` runs.
  ///
  /// The loudspeaker is heard 60 ms later, 6 dB softer.
  static func run<Value: Sendable>(
    _ body: @Sendable (Room) async throws -> Value
  ) async throws -> Value {
    let folder = NSTemporaryDirectory() + "limber-room-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await PulseServer.run(devices: ["speaker", "room"]) { server in
      try await server.control(
        "load-module", "module-loopback", "source=speaker.monitor", "sink=room",
        "latency_msec=\(Int(echoDelay * 1000))", "source_dont_move=true", "sink_dont_move=true")
      try await server.control("set-default-sink", "speaker")
      let echo = try await server.pactl("list", "short", "sink-inputs").prefix { $0.isNumber }
      try await server.control("set-sink-input-volume", String(echo), "-6dB")
      let room = Room(server: server, folder: folder)
      try room.makeNoise()
      let noise = ["-p", "--device=room", "\(folder)/noise.raw"]
      return try await room.beside("pacat", noise + Self.format, hears: { _ in }) {
        let heard = ["--device=room.monitor", "--latency-msec=20"]
        return try await room.beside("parec", heard + Self.format, hears: room.sound.add) {
          try await body(room)
        }
      }
    }
  }

  static let format = ["--raw", "--format=s16le", "--rate=16000", "--channels=1"]

  /// Plugs a microphone in that hears the room: "Microphone of the desk".
  func plugIn() async throws {
    try await server.control(
      "load-module", "module-remap-source", "master=room.monitor", "source_name=desk",
      "source_properties='device.description=\"Microphone of the desk\"'")
  }

  /// Runs a program while `body` runs, and gives what it writes, as it comes.
  private func beside<Value: Sendable>(
    _ program: String, _ arguments: [String], hears: @escaping @Sendable ([UInt8]) -> Void,
    _ body: @Sendable () async throws -> Value
  ) async throws -> Value {
    let result = try await Subprocess.run(
      .name(program), arguments: Arguments(arguments), environment: environment(), input: .none,
      output: .sequence, error: .discarded
    ) { program in
      let reader = Task {
        for try await chunk in program.standardOutput {
          hears(unsafe chunk.withUnsafeBytes { unsafe Array($0) })
        }
      }
      let value: Result<Value, any Error>
      do { value = .success(try await body()) } catch { value = .failure(error) }
      await program.teardown(using: [])
      _ = try? await reader.value
      return try value.get()
    }
    return result.closureResult
  }

  /// Everything a program in the room knows of its user, with the recogniser in `ears`.
  func environment(ears: String = Person.recogniser) -> Environment {
    .custom([
      "PATH": "\(folder)/bin:\(Self.programs):/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder,
      "TMPDIR": folder, "XDG_DATA_HOME": "\(folder)/data", "XDG_CACHE_HOME": "\(folder)/cache",
      "XDG_STATE_HOME": "\(folder)/state", "XDG_RUNTIME_DIR": folder,
      "PULSE_SERVER": server.address, "LIMBER_EARS": ears,
    ])
  }

  static let programs: String = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return tests.map { URL(filePath: $0).deletingLastPathComponent().path } ?? "."
  }()
}
