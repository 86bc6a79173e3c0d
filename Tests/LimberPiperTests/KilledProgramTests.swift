import Foundation
import Testing

/// What is left of Piper when the program that asked it is gone.
@Suite(.timeLimit(.minutes(2))) struct KilledProgramTests {
  /// The first words are said soon, and all others take long.
  static let script = """
    Pose: Reach

    """ + (1...4).map { "\(sentence) \($0).\n" }.joined() + "Hold: 5 seconds\n"
  static let sentence =
    Array(repeating: "reach up and breathe slowly", count: 12).joined(separator: " ")
  static let profile = """
    name: test
    language: en-US
    engine: piper
    voice: \(PiperWheel.voice)
    """

  /// The program as it was built, beside the tests.
  static let program: URL = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    let folder = bundle.map { ($0 as NSString).deletingLastPathComponent } ?? ".build/release"
    return URL(filePath: folder + "/limber")
  }()

  /// The program while it has a session spoken, by a voice below `home`.
  func rendering(in home: String) throws -> Process {
    let files = FileManager.default
    try files.createDirectory(atPath: home + "/Voices", withIntermediateDirectories: true)
    try files.createDirectory(atPath: home + "/limber", withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: home + "/limber/piper",
      withDestinationPath: (home as NSString).deletingLastPathComponent)
    try Self.profile.write(toFile: home + "/Voices/test.voice", atomically: true, encoding: .utf8)
    try Self.script.write(toFile: home + "/reach.routine", atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["render", "reach.routine", "--voice", "test", "-o", "reach.wav"]
    process.currentDirectoryURL = URL(filePath: home)
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": home, "XDG_DATA_HOME": home,
      "XDG_CACHE_HOME": home + "/cache", "LIMBER_PYTHON": PiperWheel.installed.pythons[0],
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func `a program that is killed while Piper speaks leaves no process behind`() async throws {
    let wheel = try await PiperWheel()
    let home = wheel.folder + "/home"
    let process = try rendering(in: home)
    // When the first words are stored, Piper is at the next ones, which take seconds.
    while process.isRunning, !isStored(below: home + "/cache") {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(wheel.processes.count == 1)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    let end = ContinuousClock.now + .seconds(20)
    while !wheel.processes.isEmpty, ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(wheel.processes == [])
    #expect(!FileManager.default.fileExists(atPath: home + "/reach.wav"))
  }

  /// Whether any clip is stored.
  func isStored(below folder: String) -> Bool {
    FileManager.default.enumerator(atPath: folder)?.contains { path in
      (path as? String)?.hasSuffix(".wav") == true
    } ?? false
  }
}
