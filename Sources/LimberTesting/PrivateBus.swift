internal import FoundationEssentials
internal import Subprocess

/// A private D-Bus for as long as a closure runs; it starts no services.
public struct PrivateBus: Sendable {
  /// Where clients find it, in the notation of D-Bus.
  public let address: String
  private let end: @Sendable () async -> Void

  /// Runs a bus until `body` is over.
  ///
  /// - Throws: what `body` throws, or why there is no bus.
  public static func run<Value: Sendable>(
    _ body: (PrivateBus) async throws -> Value
  ) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.path + "/limber-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(settings(folder).utf8).write(to: URL(filePath: "\(folder)/settings"))
    let result = try await Subprocess.run(
      .name("dbus-daemon"), arguments: ["--nofork", "--config-file=\(folder)/settings"],
      input: .none, output: .discarded, error: .discarded
    ) { daemon in
      let bus = PrivateBus(
        address: "unix:path=\(folder)/bus", end: { await daemon.teardown(using: []) })
      do {
        try await answer(in: folder)
        let value = try await body(bus)
        await bus.crash()
        return value
      } catch {
        await bus.crash()
        throw error
      }
    }
    return result.closureResult
  }

  /// Kills the bus at once.
  public func crash() async {
    await end()
  }

  /// What `playerctl` writes when it is called like this; its complaint if it fails.
  public func playerctl(_ arguments: String...) async throws -> String {
    let environment = Environment.inherit.updating(["DBUS_SESSION_BUS_ADDRESS": address])
    let result = try await Subprocess.run(
      .name("playerctl"), arguments: Arguments(arguments), environment: environment,
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    let words = result.standardOutput + result.standardError
    return words.split(separator: "\n").joined(separator: "\n")
  }

  private static func answer(in folder: String) async throws {
    for _ in 0..<500 {
      if FileManager.default.fileExists(atPath: "\(folder)/bus") { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw SinkViolation("the private bus does not answer")
  }

  private static func settings(_ folder: String) -> String {
    """
    <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
      "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
    <busconfig>
      <type>session</type>
      <listen>unix:path=\(folder)/bus</listen>
      <auth>EXTERNAL</auth>
      <policy context="default">
        <allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/>
        <allow own="*"/>
      </policy>
    </busconfig>
    """
  }
}
