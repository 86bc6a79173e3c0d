internal import FoundationEssentials
internal import Subprocess

/// A private sound server with devices that nobody hears, for as long as a closure runs.
///
/// PulseAudio's devices cannot be rewound, so that their monitors tell exactly what sounds, and
/// neither can PipeWire's. The server has a folder and a socket of its own, and touches no other.
public struct PulseServer: Sendable {
  /// Which program serves.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case pulseAudio
    /// PipeWire with its imitation of PulseAudio, and a session bus of their own.
    case pipeWire
  }

  /// Where clients find it, as in `PULSE_SERVER`.
  public let address: String
  /// Its folder, which vanishes with it.
  let folder: String
  /// What a client's environment must hold to touch nothing else.
  let environment: Environment
  /// How it is started once more.
  let launch: any ServerLaunch
  private let daemon: Daemon

  /// Runs a server with these devices, each a null sink of that name, until `body` is over.
  ///
  /// - Throws: what `body` throws, or why there is no server.
  public static func run<Value: Sendable>(
    _ kind: Kind = .pulseAudio, devices: [String], _ body: (PulseServer) async throws -> Value
  ) async throws -> Value {
    try await inFolder { folder in
      guard kind == .pipeWire else {
        return try await run(PulseAudioLaunch(folder, devices: devices), in: folder, body)
      }
      return try await PrivateBus.run { bus in
        try await run(PipeWireLaunch(folder, bus, devices: devices), in: folder, body)
      }
    }
  }

  /// Runs a server with one device, `card`, on a fake sound card, until `body` is over.
  ///
  /// - Throws: what `body` throws, or why there is no server or no card.
  public static func run<Value: Sendable>(
    _ kind: Kind = .pulseAudio, on card: FakeCard, _ body: (PulseServer) async throws -> Value
  ) async throws -> Value {
    let library = try await FakeCard.library()
    return try await inFolder(below: memory) { folder in
      try card.configuration(library: library, out: "\(folder)/card").write(
        toFile: "\(folder)/asound.conf", atomically: true, encoding: .utf8)
      guard kind == .pipeWire else {
        let launch = PulseAudioLaunch(folder, card: library, timed: card.isTimed)
        return try await run(launch, in: folder, body)
      }
      return try await PrivateBus.run { bus in
        try await run(PipeWireLaunch(folder, withCardAnd: bus), in: folder, body)
      }
    }
  }

  /// Where there is memory for what a card plays: a disk that stands still would stop the card.
  private static var memory: String? {
    let place = "/dev/shm"
    let free = try? FileManager.default.attributesOfFileSystem(forPath: place)[.systemFreeSize]
    let isRoomy = (free as? any BinaryInteger).map { Int($0) > 1 << 30 } ?? false
    return isRoomy && FileManager.default.isWritableFile(atPath: place) ? place : nil
  }

  /// Runs the same server once more after a crash, until `body` is over.
  public func again<Value: Sendable>(
    _ body: (PulseServer) async throws -> Value
  ) async throws -> Value {
    try await Self.run(launch, in: folder, body)
  }

  private static func run<Value: Sendable>(
    _ launch: any ServerLaunch, in folder: String, _ body: (PulseServer) async throws -> Value
  ) async throws -> Value {
    try await launch.run { daemon in
      let server = PulseServer(
        address: "unix:\(folder)/native", folder: folder, environment: launch.clients,
        launch: launch, daemon: daemon)
      return try await server.ending(body)
    }
  }

  /// A folder of the server's own, which vanishes with it.
  private static func inFolder<Value>(
    below place: String? = nil, _ body: (String) async throws -> Value
  ) async throws -> Value {
    let place = place ?? FileManager.default.temporaryDirectory.path
    let folder = "\(place)/limber-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
  }

  /// Kills the server at once, as a crash would.
  public func crash() async {
    await daemon.end()
  }

  /// Stops the server in its tracks while `body` runs, so that it accepts but does not answer.
  public func frozen(_ body: () async throws -> Void) async throws {
    try daemon.signal(.suspend)
    do {
      try await body()
      try daemon.signal(.resume)
    } catch {
      try daemon.signal(.resume)
      throw error
    }
  }

  /// How many streams play on it now.
  public func streams() async throws -> Int {
    let asked = try await Subprocess.run(
      .name("pactl"), arguments: ["list", "short", "sink-inputs"], environment: environment,
      output: .string(limit: 1 << 20))
    return asked.standardOutput.split(separator: "\n").count
  }

  /// Tells the server to do something, as `pactl` would: "suspend-sink", "lab", "1".
  public func control(_ words: String...) async throws {
    let told = try await Subprocess.run(
      .name("pactl"), arguments: Arguments(words), environment: environment, output: .discarded)
    guard told.terminationStatus.isSuccess else {
      throw SinkViolation("the private sound server does not \(words.joined(separator: " "))")
    }
  }

  /// Loads a device of that name that nobody hears.
  public func addDevice(_ name: String) async throws {
    try await load(PulseAudioLaunch.device(name))
  }

  /// Loads a module with its settings.
  func load(_ module: String) async throws {
    let words = module.split(separator: " ").map(String.init)
    let told = try await Subprocess.run(
      .name("pactl"), arguments: Arguments(["load-module"] + words), environment: environment,
      output: .discarded)
    guard told.terminationStatus.isSuccess else {
      throw SinkViolation("the private sound server does not load \(module)")
    }
  }

  private func ending<Value>(
    _ body: (PulseServer) async throws -> Value
  ) async throws -> Value {
    do {
      try await answer()
      let value = try await body(self)
      await daemon.end()
      return value
    } catch {
      await daemon.end()
      throw error
    }
  }

  /// Waits until the server answers.
  private func answer() async throws {
    for _ in 0..<100 {
      let asked = try await Subprocess.run(
        .name("pactl"), arguments: ["info"], environment: environment, output: .discarded)
      if asked.terminationStatus.isSuccess { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw SinkViolation("the private sound server does not answer")
  }
}
