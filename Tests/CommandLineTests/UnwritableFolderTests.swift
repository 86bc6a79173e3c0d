import Testing

/// Folders that the system itself lets nobody write to.
@Suite(.timeLimit(.minutes(2)))
struct UnwritableFolderTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write("Pose: Calm\n\nSit down.\nHold: 20 seconds\n", to: "calm.routine")
    try sandbox.write("old", to: "out/old.wav")
  }

  /// `bound` runs a command that is bound by permissions, as root usually is not.
  private static let prelude = """
    bound() {
      rights=-dac_override,-dac_read_search
      [ "$(id -u)" = 0 ] && set -- setpriv --inh-caps=$rights --bounding-set=$rights -- "$@"
      "$@"
    }
    chmod 555 out; ! bound touch out/probe 2> /dev/null || { echo out is writable; exit 99; }

    """

  @Test(arguments: [
    ("render calm.routine -o out/a.wav", "a.wav"),
    ("render calm.routine --captions -o out/a.opus", "a."),
    ("render calm.routine --force -o out/old.wav", "old.wav"),
    ("export calm.routine -o out/a.vtt", "a.vtt"),
    ("export calm.routine --split -o out/a.labels.txt", "a."),
    ("export calm.routine -o out/a.html", "a.html"), ("export calm.routine --all out", "calm."),
  ])
  func `what it cannot take is told, and it stays as it was`(
    command: String, name: String
  ) async throws {
    let ending = try await sandbox.run(Self.prelude + "bound limber \(command)")
    #expect(ending.status == 1, "\(ending)")
    #expect(ending.output == "")
    let line = try #require(ending.error.split(separator: "\n").first)
    #expect(line.hasPrefix("limber: cannot write out/\(name)"))
    #expect(line.hasSuffix(": permission denied"))
    try await expectUntouched()
  }

  @Test func `a job in it fails for good, and the others are done`() async throws {
    try sandbox.write(
      """
      {"routine":"calm.routine","output":"out/a.opus"}
      {"routine":"calm.routine","output":"b.opus"}
      """, to: "list")
    let ending = try await sandbox.run(Self.prelude + "bound limber render --jobs list")
    #expect(ending.status == 1, "\(ending)")
    let lines = ending.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.contains("\"code\":73,") == true)
    #expect(lines.last?.contains("\"state\":\"made\"") == true)
    try await expectUntouched()
  }

  @Test(arguments: [
    "-u HOME", "\(Self.noFolders) HOME=$PWD/out", "\(Self.noFolders) HOME=/proc/none",
  ])
  func `whatever the home is like, a session is given, with a word for each folder at most`(
    home: String
  ) async throws {
    for command in [
      "play calm.routine --output silent --speed 1000", "render calm.routine -o - > calm.wav",
    ] {
      let ending = try await sandbox.run(Self.prelude + "bound env \(home) limber \(command)")
      #expect(ending.status == 0, "\(ending)")
      #expect(ending.error.components(separatedBy: "limber: ").count <= 3, "\(ending.error)")
    }
    #expect(try #require(sandbox.bytes(of: "calm.wav")).count > 1_000_000)
    try await expectUntouched()
  }

  private static let noFolders = "-u XDG_DATA_HOME -u XDG_CACHE_HOME -u XDG_CONFIG_HOME"

  private func expectUntouched() async throws {
    let left = try await sandbox.run("ls -A out; cat out/old.wav; chmod 755 out")
    #expect(left.output == "old.wav\nold")
  }
}
