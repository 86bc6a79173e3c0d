import Foundation
import LimberSpeech
import LimberTesting
import LimberTimeline
import Testing

/// What is noted about an engine, so that a stored session need not start it.
@Suite(.timeLimit(.minutes(1))) struct EngineNoteTests {
  let folder = Folder()
  let profile = VoiceProfile(
    name: "test", language: "en", voice: FakeSynthesizer.voice, gain: 0, settings: .standard)

  /// A voice whose engine is a program, and which counts how often it was asked for its name.
  actor Engine: SpeechSynthesizer {
    nonisolated let program: String?
    let voice = FakeSynthesizer(fingerprint: "noted 1", delay: .zero)
    let files: [String]
    var asked = 0

    init(program: String, files: [String]) {
      self.program = program
      self.files = files
    }

    func fingerprint() async throws(SpeechError) -> String {
      asked += 1
      return try await voice.fingerprint()
    }

    func sources() async -> [String] { files }

    func speak(_ request: SpeechRequest) async throws(SpeechError) -> SpokenAudio {
      try await voice.speak(request)
    }
  }

  var data: String { folder.path + "-data" }
  var noted: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/v1")
    return (names ?? []).filter { $0.hasPrefix("engine-") }
  }

  /// How often an engine whose data is in two files is asked for its name by one session.
  func timesAsked(program: String = "/bin/sh", files: [String]? = nil) async throws -> Int {
    let engine = Engine(program: program, files: files ?? ["/bin/ls", data])
    let library = SpeechLibrary(
      synthesizer: engine, profile: profile, rate: nil, store: ClipStore(folder: folder.path))
    for text in ["one", "two"] {
      _ = try await library.clip(for: Utterance(text: text, role: .instruction, language: "en"))
    }
    return await engine.asked
  }

  @Test func `an engine whose files are as they were is not asked again`() async throws {
    #expect(try await timesAsked(files: ["/bin/ls", "/nowhere"]) == 1)
    #expect(noted.count == 1)
    #expect(try await timesAsked() == 0)
    #expect(try await timesAsked(program: "/bin/cat") == 1)
    ClipStore(folder: folder.path).clear()
    #expect(noted == [])
    #expect(try await timesAsked(files: ["/bin/ls"]) == 1)
  }

  @Test func `a file that appears makes it ask again, and is not trusted while it is new`()
    async throws
  {
    #expect(try await timesAsked() == 1)
    #expect(try await timesAsked() == 0)
    try Data("more".utf8).write(to: URL(filePath: data))
    defer { try? FileManager.default.removeItem(atPath: data) }
    #expect(try await timesAsked() == 1)
    #expect(try await timesAsked() == 1)
  }

  @Test func `a note that was changed is none`() async throws {
    #expect(try await timesAsked() == 1)
    let path = folder.path + "/v1/" + (noted.first ?? "")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for changed in [text.replacingOccurrences(of: "noted 1", with: "noted 2"), "", "x\ny\nz\n"] {
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
      #expect(try await timesAsked() == 1)
    }
  }
}
