internal import FoundationEssentials
internal import Subprocess

/// A private PulseAudio with devices that nobody hears, for as long as a closure runs.
///
/// The devices cannot be rewound, so that their monitors tell exactly what sounds. The daemon has a
/// folder and a socket of its own, and touches no other.
public struct PulseServer: Sendable {
  /// Where clients find it, as in `PULSE_SERVER`.
  public let address: String
  /// Its folder, which vanishes with it.
  let folder: String
  /// What a client's environment must hold to touch nothing else.
  let environment: Environment
  private let arguments: [String]
  private let daemonEnvironment: Environment
  private let end: @Sendable () async -> Void
  private let signal: @Sendable (Signal) throws -> Void

  /// Runs a server with these devices, each a null sink of that name, until `body` is over.
  ///
  /// - Throws: what `body` throws, or why there is no server.
  public static func run<Value: Sendable>(
    devices: [String], _ body: (PulseServer) async throws -> Value
  ) async throws -> Value {
    try await inFolder { folder in
      try await run(in: folder, arguments(folder) + devices.flatMap(device), environment(folder)) {
        try await body($0)
      }
    }
  }

  /// Runs a server with one device, `card`, on a fake sound card, until `body` is over.
  ///
  /// - Throws: what `body` throws, or why there is no server or no card.
  public static func run<Value: Sendable>(
    on card: FakeCard, _ body: (PulseServer) async throws -> Value
  ) async throws -> Value {
    let library = try await FakeCard.library()
    return try await inFolder { folder in
      try card.configuration(library: library, out: "\(folder)/card").write(
        toFile: "\(folder)/asound.conf", atomically: true, encoding: .utf8)
      let environment = environment(folder).updating([
        "ALSA_CONFIG_PATH": "\(folder)/asound.conf", "LD_PRELOAD": library,
      ])
      let device = "module-alsa-sink device=fakecard sink_name=card rate=48000 tsched=1"
      return try await run(in: folder, arguments(folder) + ["-L", device], environment, body)
    }
  }

  /// Runs the same server once more after a crash, until `body` is over.
  public func again<Value: Sendable>(
    _ body: (PulseServer) async throws -> Value
  ) async throws -> Value {
    try await Self.run(in: folder, arguments, daemonEnvironment, body)
  }

  private static func run<Value: Sendable>(
    in folder: String, _ arguments: [String], _ environment: Environment,
    _ body: (PulseServer) async throws -> Value
  ) async throws -> Value {
    let result = try await Subprocess.run(
      .name("pulseaudio"), arguments: Arguments(arguments), environment: environment,
      input: .none, output: .discarded, error: .discarded
    ) { daemon in
      let server = PulseServer(
        address: "unix:\(folder)/native", folder: folder, environment: Self.environment(folder),
        arguments: arguments, daemonEnvironment: environment,
        end: { await daemon.teardown(using: []) }, signal: { try daemon.send(signal: $0) })
      return try await server.ending(body)
    }
    return result.closureResult
  }

  /// A folder of the server's own, which vanishes with it.
  private static func inFolder<Value>(
    _ body: (String) async throws -> Value
  ) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.path + "/limber-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
  }

  /// Kills the server at once, as a crash would.
  public func crash() async {
    await end()
  }

  /// Stops the server in its tracks while `body` runs, so that it accepts but does not answer.
  public func frozen(_ body: () async throws -> Void) async throws {
    try signal(.suspend)
    do {
      try await body()
      try signal(.resume)
    } catch {
      try signal(.resume)
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
    let words = Self.device(name)[1].split(separator: " ").map(String.init)
    let told = try await Subprocess.run(
      .name("pactl"), arguments: Arguments(["load-module"] + words), environment: environment,
      output: .discarded)
    guard told.terminationStatus.isSuccess else {
      throw SinkViolation("the private sound server has no device \(name)")
    }
  }

  private func ending<Value>(
    _ body: (PulseServer) async throws -> Value
  ) async throws -> Value {
    do {
      try await answer()
      let value = try await body(self)
      await end()
      return value
    } catch {
      await end()
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

extension PulseServer {
  private static func environment(_ folder: String) -> Environment {
    .inherit.updating([
      "XDG_RUNTIME_DIR": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder,
      "PULSE_RUNTIME_PATH": folder, "PULSE_STATE_PATH": folder,
      "PULSE_COOKIE": "\(folder)/cookie", "PULSE_CLIENTCONFIG": "/dev/null",
      "PULSE_SERVER": "unix:\(folder)/native",
      "DBUS_SESSION_BUS_ADDRESS": nil, "DISPLAY": nil,
    ])
  }

  /// Should nobody end it, the daemon ends itself when it had no client for 20 s.
  private static func arguments(_ folder: String) -> [String] {
    [
      "-n", "--daemonize=no", "--fail=yes", "--exit-idle-time=20", "--use-pid-file=no",
      "--disable-shm=yes", "--realtime=yes", "--high-priority=yes", "--log-target=stderr",
      "-L", "module-native-protocol-unix socket=\(folder)/native auth-anonymous=1",
    ]
  }

  private static func device(_ name: String) -> [String] {
    let format = "rate=48000 channels=1 format=s16le norewinds=1"
    return ["-L", "module-null-sink sink_name=\(name) \(format)"]
  }
}
