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

  @Test func `without fades, there would be steps between clauses`() async throws {
    var profile = try ShippedVoices.profile("calm")
    let words = ["Rest, rest, rest.", "Rise: eight, eight, eight. Rest."].map {
      Utterance(text: $0, role: .instruction, language: "en")
    }
    let faded = try await clips(of: words, in: profile).map { Self.stepInside($0.sound) }
    #expect(faded.allSatisfy { $0 <= Self.largest })
    profile.edges.fadeIn = 0
    profile.edges.fadeOut = 0
    let hard = try await clips(of: words, in: profile).map { Self.stepInside($0.sound) }
    Figures.tell("between clauses: \(faded) with fades, \(hard) without\n")
    #expect(hard.contains { $0 > 1.5 * Self.largest })
  }

  /// The largest step from one sample to the next in the outermost quarter of a millisecond of each
  /// clip and each of its clauses, the silence around it included.
  private func steps(of words: [Utterance], in profile: VoiceProfile) async throws -> [Float] {
    try await clips(of: words, in: profile).map { clip in
      let samples = clip.audio.samples
      let ends = max(
        Self.step(in: samples.prefix(12)), Self.step(in: samples.suffix(12).reversed()))
      return max(ends, Self.stepInside(clip.sound))
    }
  }

  private func clips(of words: [Utterance], in profile: VoiceProfile) async throws -> [SpeechClip] {
    let worker = try #require(EspeakSynthesizer.installedWorker())
    let engine = EspeakSynthesizer(worker: worker, workers: 2, deadline: .seconds(10))
    let library = SpeechLibrary(synthesizer: engine, profile: profile, rate: nil, store: nil)
    let clips = try await library.clips(for: words)
    await engine.shutdown()
    return clips
  }

  /// The same where the clauses of a clip begin and end inside it; what else is heard there counts.
  private static func stepInside(_ sound: Sound) -> Float {
    guard case .kept(let kept) = sound else { return 0 }
    return zip(kept.pieces.dropFirst(), kept.pieces).reduce(0) { largest, joint in
      let beginning = kept.samples(in: joint.0.start - 1..<joint.0.start + 12)
      let end = kept.samples(in: joint.1.end - 12..<joint.1.end + 1)
      let steps = [beginning, end].flatMap { samples in
        zip(samples, samples.dropFirst()).map { abs($1 - $0) }
      }
      return steps.reduce(largest, max)
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
