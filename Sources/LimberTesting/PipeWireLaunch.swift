internal import FoundationEssentials
internal import Subprocess

/// How a private PipeWire is started: PipeWire, its session manager, and its imitation of
/// PulseAudio.
///
/// The session manager is kept away from every device of the machine.
struct PipeWireLaunch: ServerLaunch {
  let clients: Environment
  private let folder: String
  private let environment: Environment
  /// The names of its devices, and what makes each.
  private let devices: [(name: String, node: String)]

  /// A server with these devices, each a null sink of that name.
  init(_ folder: String, _ bus: PrivateBus, devices: [String]) {
    self.init(folder, bus) {
      devices.map { name in
        let kind = "factory.name=support.null-audio-sink audio.position=[MONO]"
        return (name, "\(kind) monitor.channel-volumes=true")
      }
    }
  }

  /// A server with a fake card, for which the folder holds the settings.
  init(_ folder: String, withCardAnd bus: PrivateBus) {
    self.init(folder, bus) { [("card", Self.card("fakecard"))] }
  }

  /// What makes a fake card, by its name in the settings of ALSA.
  private static func card(_ path: String) -> String {
    "factory.name=api.alsa.pcm.sink api.alsa.path=\(path) audio.format=S16LE audio.channels=2 "
      + "audio.position=[FL FR]"
  }

  private init(_ folder: String, _ bus: PrivateBus, _ devices: () -> [(String, String)]) {
    self.folder = folder
    clients = .ofServer(in: folder)
    environment = clients.updating([
      "DBUS_SESSION_BUS_ADDRESS": "\(bus.address)",
      // There may be one, but none of its services concerns a private server.
      "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent",
      "ALSA_CONFIG_PATH": "\(folder)/asound.conf",
    ])
    self.devices = devices()
  }

  func run<Value: Sendable>(_ body: (Daemon) async throws -> Value) async throws -> Value {
    try forbidDevices()
    try? FileManager.default.removeItem(atPath: "\(folder)/pipewire-0")
    return try await Daemon.run("pipewire", [], environment) { core in
      try await makeDevices()
      return try await Daemon.run("wireplumber", [], environment) { manager in
        try await Daemon.run("pipewire-pulse", [], environment) { pulse in
          try await choose()
          let end: @Sendable () async -> Void = {
            await pulse.end()
            await manager.end()
            await core.end()
          }
          return try await body(Daemon(end: end, signal: pulse.signal))
        }
      }
    }
  }

  /// Nothing of the machine is looked for; both notations of the session manager's settings.
  private func forbidDevices() throws {
    let settings = [
      "main.lua.d": """
      alsa_monitor.enabled = false
      v4l2_monitor.enabled = false
      if libcamera_monitor then libcamera_monitor.enabled = false end
      """,
      "bluetooth.lua.d": "bluez_monitor.enabled = false",
      "wireplumber.conf.d": """
      wireplumber.profiles = { main = {
        hardware.audio = disabled  hardware.bluetooth = disabled
        hardware.video-capture = disabled
      } }
      """,
    ]
    for (place, text) in settings {
      let path = "\(folder)/wireplumber/\(place)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      let ending = place.split(separator: ".").dropFirst().first ?? ""
      try text.write(
        toFile: "\(path)/80-no-devices.\(ending)", atomically: true, encoding: .utf8)
    }
  }

  func makeDevices() async throws {
    for (name, node) in devices { try await makeDevice(name, node) }
  }

  /// Adds a second fake card to a server that has one; it is called `second`.
  func makeSecondCard() async throws {
    try await makeDevice("second", Self.card("secondcard"))
  }

  private func makeDevice(_ name: String, _ node: String) async throws {
    let words = "node.name=\(name) media.class=Audio/Sink audio.rate=48000 object.linger=true"
    try await until("has no device \(name)") {
      try await answer("pw-cli", "create-node", "adapter", "{ \(node) \(words) }") != nil
    }
  }

  /// Makes the first device the usual one, and waits until it is.
  private func choose() async throws {
    guard let first = devices.first?.name else { return }
    try await until("does not use \(first)") {
      _ = try await answer("pactl", "set-default-sink", first)
      return try await answer("pactl", "get-default-sink") == "\(first)\n"
    }
  }

  /// What a program writes; nil if it fails.
  private func answer(_ program: String, _ arguments: String...) async throws -> String? {
    let asked = try await Subprocess.run(
      .name(program), arguments: Arguments(arguments), environment: clients,
      output: .string(limit: 1 << 16))
    return asked.terminationStatus.isSuccess ? asked.standardOutput : nil
  }

  /// Waits until something is so, for 5 s.
  private func until(_ complaint: String, _ isSo: () async throws -> Bool) async throws {
    for _ in 0..<100 {
      if try await isSo() { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw SinkViolation("the private PipeWire \(complaint)")
  }
}
