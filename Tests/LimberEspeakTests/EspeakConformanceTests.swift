import LimberEspeak
import LimberSpeech
import LimberTesting
import Testing

@Suite(.timeLimit(.minutes(1))) struct EspeakConformanceTests {
  /// Runs checks on a synthesizer with two workers, and expects none to be left afterwards.
  func check(_ body: (SynthesizerConformance) async throws -> [String]) async throws {
    let worker = try WorkerCopy()
    let synthesizer = EspeakSynthesizer(worker: worker.path, workers: 2, deadline: .seconds(10))
    #expect(try await body(SynthesizerConformance(synthesizer, voice: "en-us")) == [])
    #expect(!worker.processes.isEmpty)
    await synthesizer.shutdown()
    #expect(worker.processes.isEmpty)
  }

  @Test func `espeak says the same request the same way, in any order`() async throws {
    try await check { await $0.repeatsItself() }
  }

  @Test func `espeak says the same in another process`() async throws {
    let request = SpeechRequest(
      text: "Breathe in.", voice: "en-us", rate: 145, pitch: 42, range: 45, volume: 85, wordGap: 1)
    var said: Set<SpokenAudio> = []
    var names: Set<String> = []
    for _ in 0..<3 {
      let synthesizer = EspeakSynthesizer(
        worker: WorkerCopy.built, workers: 1, deadline: .seconds(10))
      said.insert(try await synthesizer.speak(request))
      names.insert(try await synthesizer.fingerprint())
      await synthesizer.shutdown()
    }
    #expect(said.count == 1)
    #expect(names.count == 1)
    #expect(names.first?.hasPrefix("espeak-ng 1.") == true)
  }

  @Test func `espeak keeps its fingerprint`() async throws {
    try await check { try await $0.keepsItsFingerprint() }
  }

  @Test func `espeak tells what its fingerprint is read from`() async throws {
    let synthesizer: any SpeechEngine = EspeakSynthesizer(
      worker: WorkerCopy.built, workers: 1, deadline: .seconds(10))
    _ = try await synthesizer.fingerprint()
    let sources = await synthesizer.sources()
    await synthesizer.shutdown()
    // The library, where there is one, and its data.
    #expect((1...2).contains(sources.count))
    #expect(sources.allSatisfy { $0.contains("espeak-ng") })
    #expect(sources.last?.hasSuffix("/espeak-ng-data") == true)
  }

  @Test func `espeak cancels cleanly`() async throws {
    try await check { try await $0.cancelsCleanly() }
  }

  @Test func `espeak refuses what it cannot say`() async throws {
    try await check { await $0.refusesWhatItCannotSay() }
  }

  @Test func `espeak is not moved by a hostile text`() async throws {
    try await check { try await $0.isNotMoved(by: SynthesizerConformance.hostileTexts) }
  }

  @Test func `espeak is not moved by random text`() async throws {
    try await check {
      try await $0.isNotMoved(by: SynthesizerConformance.randomTexts(100, seed: 5))
    }
  }

  @Test func `a text of more than a minute is refused`() async throws {
    let synthesizer = EspeakSynthesizer(
      worker: WorkerCopy.built, workers: 1, deadline: .seconds(10))
    let text = Array(repeating: "word", count: 700).joined(separator: " ")
    let request = SpeechRequest(
      text: text, voice: "en-us", rate: 145, pitch: 42, range: 45, volume: 85, wordGap: 1)
    let error = await #expect(throws: SpeechError.self) { try await synthesizer.speak(request) }
    #expect(error?.code == .tooLong)
    await synthesizer.shutdown()
  }
}
