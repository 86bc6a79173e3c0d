import Foundation
import LimberEspeak
import LimberWorker
import LimberSpeech
import LimberTesting
import Testing

@Suite(.timeLimit(.minutes(1))) struct EspeakTuningTests {
  static let plain = SpeechRequest(
    text: "Hold for thirty seconds.", voice: "en-us", rate: 140, pitch: 42, range: 45, volume: 85,
    wordGap: 1)

  /// Asks a worker of its own.
  private func with<Result>(
    _ body: (EspeakSynthesizer) async throws -> Result
  ) async throws -> Result {
    let synthesizer = EspeakSynthesizer(
      worker: WorkerCopy.built, workers: 1, deadline: .seconds(10))
    let result = try await body(synthesizer)
    await synthesizer.shutdown()
    return result
  }

  private func tuned(_ lines: String..., voice: String = "en-us") -> SpeechRequest {
    var request = Self.plain
    request.voice = voice
    request.tuning = lines
    return request
  }

  static let calm: [String] = {
    let path = URL(filePath: #filePath).appending(path: "../../../Voices/calm.voice").standardized
    return (try? VoiceProfile(contentsOf: path.path).tuning) ?? []
  }()

  @Test func `the calm voice is tuned, and says the same again in any process`() async throws {
    var request = Self.plain
    request.tuning = Self.calm
    #expect(!Self.calm.isEmpty)
    var said: Set<SpokenAudio> = []
    for _ in 0..<3 {
      try await with { synthesizer in
        for _ in 0..<10 {
          said.insert(try await synthesizer.speak(request))
          // A voice that is not tuned in between is not changed, and changes nothing.
          _ = try await synthesizer.speak(Self.plain)
        }
      }
    }
    #expect(said.count == 1)
    let plain = try await with { try await $0.speak(Self.plain) }
    #expect(said.first != plain)
  }

  @Test func `every line that may be written changes the sound`() async throws {
    let lines = [
      "flutter 15", "roughness 7", "formant 1 80", "consonants 20 20", "words 3 1", "pitch 60 90",
      "replace 0 s S", "intonation 4", "tone 600 20 1200 200", "voicing 40", "breath 40 40 40",
      "stressAmp 5 5 5 5 5 5 5 5", "stressLength 300 300 300 300 300 300 300 300",
      "stressAdd 50 50 50 50 50 50 50 50",
    ]
    try await with { synthesizer in
      var request = Self.plain
      request.text = "He will sit and hold it for thirty seconds."
      // A gap that is asked for takes the place of the one that `words` asks for.
      request.wordGap = 0
      let plain = try await synthesizer.speak(request)
      for line in lines {
        request.tuning = [line]
        #expect(try await synthesizer.speak(request) != plain, "\(line)")
      }
    }
  }

  @Test(arguments: ["en-us", "en-us+f3", "de", "fr", "es", "en-gb-x-rp"])
  func `a voice keeps its language and its variant when it is tuned`(voice: String) async throws {
    try await with { synthesizer in
      var plain = Self.plain
      plain.voice = voice
      let before = try await synthesizer.speak(plain)
      let after = try await synthesizer.speak(tuned("flutter 1", voice: voice))
      // Another language or variant would take another time for these words.
      let ratio = Double(after.samples.count) / Double(before.samples.count)
      #expect((0.95...1.05).contains(ratio), "\(ratio)")
      #expect(after != before)
    }
  }

  @Test(arguments: [
    "echo 100 50", "mbrola en1 en1", "dictionary /etc/passwd", "tone 99999 255",
    "replace 03 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b", "flutter 1 2", "hello",
  ])
  func `the worker refuses what is no tuning, and lives`(line: String) async throws {
    try await with { synthesizer in
      let before = try await synthesizer.speak(Self.plain)
      let error = await #expect(throws: SpeechError.self) {
        try await synthesizer.speak(tuned(line))
      }
      #expect(error?.code == .engineFailure)
      #expect(try await synthesizer.speak(Self.plain) == before)
    }
  }

  @Test func `the engine tells its voices, and speaks as before`() async throws {
    try await with { synthesizer in
      let before = try await synthesizer.speak(Self.plain)
      let voices = try await synthesizer.voices()
      #expect(voices.contains(WorkerVoice(name: "en", language: "en-gb")))
      #expect(voices.count > 100)
      #expect(try await synthesizer.speak(Self.plain) == before)
    }
  }

  @Test func `an unknown voice stays unknown when it is tuned`() async throws {
    try await with { synthesizer in
      let error = await #expect(throws: SpeechError.self) {
        try await synthesizer.speak(tuned("flutter 1", voice: "no-such-voice"))
      }
      #expect(error?.code == .voiceNotFound)
    }
  }

  @Test func `random tuning within its ranges never stops the engine`() async throws {
    var generator = SeededGenerator(seed: 3)
    let shapes: [(String, [ClosedRange<Int>])] = [
      ("formant", [0...8, 50...200, 0...200, 20...300, -500...500]), ("flutter", [0...20]),
      ("roughness", [0...7]), ("consonants", [0...200, 0...200]), ("words", [0...4, 0...4]),
      ("intonation", [1...4]), ("voicing", [0...200]),
      ("breath", Array(repeating: 0...100, count: 8)),
      ("breathw", Array(repeating: 50...1000, count: 8)),
      ("stressAmp", Array(repeating: 0...40, count: 8)),
      ("stressLength", Array(repeating: 0...500, count: 8)),
      ("stressAdd", Array(repeating: -200...200, count: 8)),
    ]
    try await with { synthesizer in
      for _ in 0..<300 {
        var request = Self.plain
        request.tuning = (0..<6).map { _ in
          let (name, ranges) = shapes[Int.random(in: 0..<shapes.count, using: &generator)]
          let numbers = ranges.map { "\(Int.random(in: $0, using: &generator))" }
          return ([name] + numbers).joined(separator: " ")
        }
        do throws(SpeechError) {
          _ = try await synthesizer.speak(request)
        } catch {
          Issue.record("\(request.tuning): \(error)")
        }
      }
    }
  }
}
