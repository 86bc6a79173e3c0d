internal import Subprocess

/// How a private PulseAudio is started.
struct PulseAudioLaunch: ServerLaunch {
  let clients: Environment
  private let arguments: [String]
  private let environment: Environment

  /// A server with these devices, each a null sink of that name.
  init(_ folder: String, devices: [String]) {
    clients = .ofServer(in: folder)
    arguments = Self.arguments(folder) + devices.flatMap { ["-L", Self.device($0)] }
    environment = clients
  }

  /// A server with a fake card, for which `library` speaks and the folder holds the settings; one that
  /// is not `timed` wakes the server.
  init(_ folder: String, card library: String, timed isTimed: Bool) {
    clients = .ofServer(in: folder)
    let card = isTimed ? Self.card : Self.card.replacing("tsched=1", with: "tsched=0")
    arguments = Self.arguments(folder) + ["-L", card]
    environment = clients.updating([
      "ALSA_CONFIG_PATH": "\(folder)/asound.conf", "LD_PRELOAD": "\(library)",
    ])
  }

  func run<Value: Sendable>(_ body: (Daemon) async throws -> Value) async throws -> Value {
    try await Daemon.run("pulseaudio", arguments, environment, body)
  }

  /// The module of the fake card.
  static let card = "module-alsa-sink device=fakecard sink_name=card rate=48000 tsched=1"

  /// The module of a device that nobody hears.
  static func device(_ name: String) -> String {
    "module-null-sink sink_name=\(name) rate=48000 channels=1 format=s16le norewinds=1"
  }

  /// Should nobody end it, the daemon ends itself when it had no client for 20 s.
  private static func arguments(_ folder: String) -> [String] {
    [
      "-n", "--daemonize=no", "--fail=yes", "--exit-idle-time=20", "--use-pid-file=no",
      "--disable-shm=yes", "--realtime=yes", "--high-priority=yes", "--log-target=stderr",
      "-L", "module-native-protocol-unix socket=\(folder)/native auth-anonymous=1",
    ]
  }
}
