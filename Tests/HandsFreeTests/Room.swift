import Foundation
import LimberTesting
import Subprocess
import Synchronization

/// Somebody who speaks, in a voice that is not the coach's.
enum Person {
  /// Where the recogniser is.
  static var recogniser: String {
    ProcessInfo.processInfo.environment["LIMBER_EARS"] ?? "\(root)/.build/ears"
  }

  /// Whether there is something that would understand them.
  static var isHeard: Bool {
    // In real time with a recogniser: a loaded machine makes it late. LIMBER_ROOM=1 asks for it.
    ProcessInfo.processInfo.environment["LIMBER_ROOM"] == "1"
      && FileManager.default.fileExists(atPath: "\(recogniser)/asr_waveform.hama")
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
}

/// A private sound server with a loudspeaker and a microphone that hears it and a person.
struct Room: Sendable {
  let server: PulseServer
  let folder: String

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
        "load-module", "module-loopback", "source=speaker.monitor", "sink=room", "latency_msec=60",
        "source_dont_move=true", "sink_dont_move=true")
      try await server.control("set-default-sink", "speaker")
      let echo = try await server.pactl("list", "short", "sink-inputs").prefix { $0.isNumber }
      try await server.control("set-sink-input-volume", String(echo), "-6dB")
      let room = Room(server: server, folder: folder)
      return try await room.withNoise { try await body(room) }
    }
  }

  /// Has the noise of a quiet room while `body` runs; without it the microphone would be taken for
  /// one that is switched off.
  private func withNoise<Value: Sendable>(
    _ body: @Sendable () async throws -> Value
  ) async throws -> Value {
    var generator = SeededGenerator(seed: 1)
    let second = (0..<16_000).flatMap { _ -> [UInt8] in
      let bits = UInt16(bitPattern: Int16.random(in: -40...40, using: &generator))
      return [UInt8(bits & 0xFF), UInt8(bits >> 8)]
    }
    let file = "\(folder)/noise.raw"
    try Data((0..<180).flatMap { _ in second }).write(to: URL(filePath: file))
    let options = ["-p", "--raw", "--format=s16le", "--rate=16000", "--channels=1"]
    let result = try await Subprocess.run(
      .name("pacat"), arguments: Arguments(options + ["--device=room", file]),
      environment: environment, input: .none, output: .discarded, error: .discarded
    ) { noise in
      do {
        let value = try await body()
        await noise.teardown(using: [])
        return value
      } catch {
        await noise.teardown(using: [])
        throw error
      }
    }
    return result.closureResult
  }

  /// Everything a program in the room knows of its user.
  var environment: Environment {
    .custom([
      "PATH": "\(Self.programs):/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder,
      "TMPDIR": folder, "XDG_DATA_HOME": "\(folder)/data", "XDG_CACHE_HOME": "\(folder)/cache",
      "XDG_STATE_HOME": "\(folder)/state", "XDG_RUNTIME_DIR": folder,
      "PULSE_SERVER": server.address, "LIMBER_EARS": Person.recogniser,
    ])
  }

  private static let programs: String = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return tests.map { URL(filePath: $0).deletingLastPathComponent().path } ?? "."
  }()

  /// Says words, and returns when their last sound has been heard.
  func say(_ words: String) async throws {
    let file = "\(folder)/said.wav"
    for command in [
      ["flite", "-voice", "slt", "-t", words, "-o", file], ["paplay", "--device=room", file],
    ] {
      let done = try await Subprocess.run(
        .name(command[0]), arguments: Arguments(Array(command.dropFirst())),
        environment: environment, output: .discarded, error: .discarded)
      guard done.terminationStatus.isSuccess else {
        throw SinkViolation("nobody can say \(words): \(command[0]) fails")
      }
    }
  }

  /// Plays a script with ears at the microphone while `body` runs.
  func playing<Value: Sendable>(
    _ script: String, _ body: @Sendable (SpokenSession) async throws -> Value
  ) async throws -> Value {
    try Data(script.utf8).write(to: URL(filePath: "\(folder)/small.routine"))
    let arguments = [
      "play", "\(folder)/small.routine", "--hands-free", "--microphone", "room.monitor",
      "--device", "speaker", "--events", "json",
    ]
    let session = SpokenSession(self)
    let result = try await Subprocess.run(
      .name("limber"), arguments: Arguments(arguments), environment: environment, input: .none,
      output: .sequence, error: .discarded
    ) { program in
      let reader = Task {
        var rest: [UInt8] = []
        for try await chunk in program.standardOutput {
          rest += unsafe chunk.withUnsafeBytes { unsafe Array($0) }
          while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            session.add(Data(rest[..<end]))
            rest.removeSubrange(...end)
          }
        }
        session.close()
      }
      do {
        let value = try await body(session)
        try await reader.value
        return value
      } catch {
        await program.teardown(using: [])
        _ = try? await reader.value
        throw error
      }
    }
    return result.closureResult
  }
}

/// A session that is listened to and spoken to.
final class SpokenSession: Sendable {
  /// What happened, the texts of each event, and how long after its words each command was obeyed.
  struct Told: Sendable {
    var events: [[String: String]]
    var delays: [Double]
    /// How often something had to be said again.
    var repeats = 0
  }

  private let room: Room
  private let state = Mutex<(told: Told, seen: Int, isOver: Bool)>(
    (Told(events: [], delays: []), 0, false))

  init(_ room: Room) { self.room = room }

  /// Learns of an event.
  func add(_ line: Data) {
    let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any]
    let event = object?.compactMapValues { $0 as? String } ?? [:]
    guard event["event"] != "position" else { return }
    state.withLock { $0.told.events.append(event) }
  }

  func close() { state.withLock { $0.isOver = true } }

  /// Waits for the next event that has these texts, and passes over those before it.
  func wait(for wanted: [String: String]) async throws {
    guard try await happens(wanted, within: .seconds(30)) else {
      let events = state.withLock { $0.told.events }
      throw SinkViolation("\(wanted) did not happen: \(events.suffix(12))")
    }
  }

  private func happens(_ wanted: [String: String], within time: Duration) async throws -> Bool {
    let deadline = ContinuousClock.now + time
    while ContinuousClock.now < deadline {
      let isFound = state.withLock { state in
        let index = state.told.events[state.seen...].firstIndex { event in
          wanted.allSatisfy { event[$0.key] == $0.value }
        }
        if let index { state.seen = index + 1 }
        return index != nil
      }
      if isFound { return true }
      try await Task.sleep(for: .milliseconds(10))
    }
    return false
  }

  /// Says words after some seconds, and waits until they are obeyed; says them again if they are
  /// not, at most twice.
  func say(_ words: String, after seconds: Double, obeyed command: String) async throws {
    try await Task.sleep(for: .seconds(seconds))
    for _ in 0..<3 {
      try await room.say(words)
      let said = ContinuousClock.now
      if try await happens(["event": "obeyed", "command": command], within: .seconds(4)) {
        let delay = (ContinuousClock.now - said) / .seconds(1)
        return state.withLock { $0.told.delays.append(delay) }
      }
      state.withLock { $0.told.repeats += 1 }
    }
    try await wait(for: ["event": "obeyed", "command": command])
  }

  /// What was told until the session ended.
  func ending() async throws -> Told {
    try await wait(for: ["event": "stopped"])
    return state.withLock { $0.told }
  }
}
