internal import Subprocess

/// How a private sound server is started.
protocol ServerLaunch: Sendable {
  /// What a client's environment must hold to touch nothing else.
  var clients: Environment { get }

  /// Runs the server until `body` is over.
  func run<Value: Sendable>(_ body: (Daemon) async throws -> Value) async throws -> Value
}

/// A program that runs while a closure does.
struct Daemon: Sendable {
  /// Kills it at once.
  let end: @Sendable () async -> Void
  /// Sends it a signal.
  let signal: @Sendable (Signal) throws -> Void

  /// Runs a program until `body` is over, and kills it then.
  static func run<Value: Sendable>(
    _ program: String, _ arguments: [String] = [], _ environment: Environment,
    _ body: (Daemon) async throws -> Value
  ) async throws -> Value {
    let result = try await Subprocess.run(
      .name(program), arguments: Arguments(arguments), environment: environment, input: .none,
      output: .discarded, error: .discarded
    ) { process in
      let daemon = Daemon(
        end: { await process.teardown(using: []) }, signal: { try process.send(signal: $0) })
      do {
        let value = try await body(daemon)
        await daemon.end()
        return value
      } catch {
        await daemon.end()
        throw error
      }
    }
    return result.closureResult
  }
}

extension Environment {
  /// That of a private sound server in `folder`, and of its clients.
  static func ofServer(in folder: String) -> Environment {
    .inherit.updating([
      "XDG_RUNTIME_DIR": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder,
      "PULSE_RUNTIME_PATH": folder, "PULSE_STATE_PATH": folder,
      "PULSE_COOKIE": "\(folder)/cookie", "PULSE_CLIENTCONFIG": "/dev/null",
      "PULSE_SERVER": "unix:\(folder)/native",
      "DBUS_SESSION_BUS_ADDRESS": nil, "DISPLAY": nil,
    ])
  }
}
