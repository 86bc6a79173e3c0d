import LimberSpeech
import LimberTesting
import Testing

@Suite(.timeLimit(.minutes(1))) struct FakeConformanceTests {
  func conformance(delay: Duration) -> SynthesizerConformance {
    let synthesizer = FakeSynthesizer(fingerprint: "fake 1", delay: delay)
    return SynthesizerConformance(synthesizer, voice: FakeSynthesizer.voice)
  }

  @Test func `the fake synthesizer repeats itself`() async throws {
    #expect(await conformance(delay: .zero).repeatsItself() == [])
    #expect(try await conformance(delay: .zero).keepsItsFingerprint() == [])
  }

  @Test func `the fake synthesizer cancels cleanly`() async throws {
    #expect(try await conformance(delay: .milliseconds(50)).cancelsCleanly() == [])
  }

  @Test func `the fake synthesizer refuses what it cannot say`() async throws {
    #expect(await conformance(delay: .zero).refusesWhatItCannotSay() == [])
  }

  @Test func `the fake synthesizer is not moved by any text`() async throws {
    let texts = SynthesizerConformance.hostileTexts
    #expect(try await conformance(delay: .zero).isNotMoved(by: texts) == [])
  }

  @Test func `a synthesizer that forgets itself does not pass`() async {
    let forgetful = SynthesizerConformance(Forgetful(), voice: FakeSynthesizer.voice)
    #expect(await forgetful.repeatsItself().count == 60)
  }
}

/// Says everything a little longer than the last time, as libespeak-ng would by itself.
private actor Forgetful: SpeechSynthesizer {
  private let fake = FakeSynthesizer(fingerprint: "forgetful", delay: .zero)
  private var count = 0

  func fingerprint() async throws(SpeechError) -> String { "forgetful" }

  func speak(_ request: SpeechRequest) async throws(SpeechError) -> SpokenAudio {
    var audio = try await fake.speak(request)
    count += 1
    audio.samples += [Int16](repeating: 0, count: count)
    return audio
  }
}
