import Foundation
import LimberAudio
import LimberEspeak
import LimberSpeech
import LimberTesting
import LimberTimeline
import Testing

/// Where clips begin and end, nothing clicks.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct ClipEdgeTests {
  /// No step at an edge is larger, as a part of full scale: 60 dB below it.
  private static let largest: Float = 0.001

  @Test(arguments: ShippedVoices.names)
  func `no clip of the shipped routines steps out of silence`(voice: String) async throws {
    let words = ShippedVoices.words
    #expect(words.count > 300)
    let profile = try ShippedVoices.profile(voice)
    let steps = try await steps(of: words, in: profile)
    let figures = String(
      format: "edges of %d clips of %@: largest step %.1f dB of full scale\n", words.count, voice,
      20 * log10(steps.max() ?? 0))
    Figures.tell(figures)
    #expect(steps.allSatisfy { $0 <= Self.largest })
  }

  @Test func `without fades, there would be steps`() async throws {
    var profile = try ShippedVoices.profile("calm")
    profile.edges.fadeIn = 0
    profile.edges.fadeOut = 0
    let counts = ["Eight.", "One.", "And rest.", "Inhale.", "Exhale."].map {
      Utterance(text: $0, role: .count, language: "en")
    }
    let steps = try await steps(of: counts, in: profile)
    let figures = "without fades: \(steps.map { 20 * log10($0) })\n"
    Figures.tell(figures)
    #expect(steps.filter { $0 > 1.5 * Self.largest }.count >= 3)
  }

  /// The largest step from one sample to the next in the outermost quarter of a millisecond of each
  /// clip, the silence around it included.
  private func steps(of words: [Utterance], in profile: VoiceProfile) async throws -> [Float] {
    let worker = try #require(EspeakSynthesizer.installedWorker())
    let engine = EspeakSynthesizer(worker: worker, workers: 2, deadline: .seconds(10))
    let library = SpeechLibrary(synthesizer: engine, profile: profile, rate: nil, store: nil)
    let clips = try await library.clips(for: words)
    await engine.shutdown()
    return clips.map { clip in
      let samples = clip.audio.samples
      return max(Self.step(in: samples.prefix(12)), Self.step(in: samples.suffix(12).reversed()))
    }
  }

  private static func step(in edge: some Sequence<Float>) -> Float {
    var (last, largest): (Float, Float) = (0, 0)
    for sample in edge {
      largest = max(largest, abs(sample - last))
      last = sample
    }
    return largest
  }
}
