import Foundation
import LimberDiagnostics
import LimberPlayer
import LimberScript
import LimberSpeech
import LimberTimeline
import Testing

@Suite(.timeLimit(.minutes(2))) struct PiperSessionTests {
  static let script = """
    Pose: Side reach

    Each side, left first:
    Reach your {side} arm up. | {Side} arm up.
    Hold: 10 seconds
    Lower it. | Lower.

    Pose: Wave

    Flow: 2 breaths
    Breath: 3 in, 3 out
    Inhale: Rise. | Up.
    Exhale: Sink. | Down.
    """

  @Test func `a whole pose is said by Piper alone`() async throws {
    let wheel = try await PiperWheel()
    let engine = wheel.synthesizer
    var profile = try VoiceProfile(contentsOf: PiperWheel.root + "/Voices/natural.voice")
    #expect(profile.engine == "piper")
    #expect(!profile.isDefault)
    profile.voice = PiperWheel.voice
    let library = SpeechLibrary(synthesizer: engine, profile: profile, rate: nil, store: nil)
    let source = Source(name: "pose.routine", text: Self.script)
    let routine = try #require(Compilation(of: source, in: Library()).routine)
    let rehearsal = Rehearsal(
      layOut: { routine.plan(PlanOptions(), measure: $0).draft },
      speak: { utterance async throws(SpeechError) in try await library.clip(for: utterance) })
    let score = try await rehearsal.finalScore()
    await engine.shutdown()
    #expect(wheel.processes == [])
    #expect(score.unspoken == [:])
    let spoken = score.timeline.cues.filter { cue in
      if case .speech = cue.sound { true } else { false }
    }
    #expect(spoken.count > 12)
    var samples = [Int16](repeating: 0, count: score.feed.readyFrames)
    score.feed.render(from: 0, into: &samples)
    for cue in spoken {
      let start = 48 * cue.start.count
      let end = min(start + 48 * cue.duration.count, samples.count)
      let loudest = samples[start..<end].map { abs(Int($0)) }.max() ?? 0
      #expect((1500...32_000).contains(loudest), "\(cue.text ?? "") is at \(loudest)")
    }
  }

  /// A worker that loads the voice, as somebody else starts it.
  func worker(_ wheel: PiperWheel) throws -> (Process, Pipe) {
    let source = try String(
      contentsOfFile: PiperWheel.root + "/Sources/LimberPiper/piper_worker.py", encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: PiperWheel.installed.pythons[0])
    process.arguments = ["-c", source, "\(wheel.folder)/\(PiperWheel.voice).onnx"]
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = Pipe()
    process.standardError = FileHandle.nullDevice
    try process.run()
    return (process, input)
  }

  @Test func `a worker ends when nobody holds its input, also while it loads`() async throws {
    let wheel = try await PiperWheel()
    let (process, input) = try worker(wheel)
    try await Task.sleep(for: .milliseconds(300))
    #expect(wheel.processes.count == 1)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `a module in the working folder is not run`() async throws {
    let folder = NSTemporaryDirectory() + "limber-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["glob", "json", "queue", "piper", "hashlib"] {
      try "import os; os._exit(9)".write(
        toFile: "\(folder)/\(name).py", atomically: true, encoding: .utf8)
    }
    let python = PiperWheel.installed.pythons[0]
    for (file, arguments) in [
      ("piper_voices", ["any", "en"]), ("piper_worker", ["/no/such.onnx"]),
    ] {
      let source = try String(
        contentsOfFile: PiperWheel.root + "/Sources/LimberPiper/\(file).py", encoding: .utf8)
      let process = Process()
      process.executableURL = URL(filePath: python)
      process.currentDirectoryURL = URL(filePath: folder)
      process.arguments = ["-c", source] + arguments
      process.standardInput = Pipe()
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus != 9)
    }
  }
}
