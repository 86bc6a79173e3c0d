import Foundation
import LimberAudio
import LimberLoudness
import LimberPlayer
import LimberSpeech
import Testing

/// Rendered sessions of every shipped voice, spoken by the real engine.
@Suite(.timeLimit(.minutes(3)))
struct LoudnessTests {
  /// A shipped routine in each language.
  static let routines = [
    "en": "figure-four", "de": "de/viererfigur", "fr": "fr/figure-quatre", "es": "es/figura-cuatro",
  ]

  /// How much of a session is measured: the words before the first hold, a whole hold with its
  /// counts and tones, and more.
  static let measured = 100 * AudioFormat.sampleRate

  @Test(arguments: ShippedVoices.names)
  func `a session is as loud as its voice should be, and nothing is too loud`(
    name: String
  ) async throws {
    let profile = try ShippedVoices.profile(name)
    let language = String(profile.language.prefix(2))
    let routine = try #require(Self.routines[language], "a routine in \(profile.language)")
    let session = try await Self.session(of: routine, in: name)
    let samples = Array(session.rendered(inChunksOf: 1 << 20).prefix(Self.measured))
    let loudness = try MeasuredLoudness(of: samples)
    #expect(abs(loudness.integrated - profile.loudness) <= 0.5)
    #expect(loudness.truePeak <= Levels.ceiling)
    #expect(samples.allSatisfy { $0.magnitude < 32_767 })
  }

  @Test(arguments: ["cat-cow", "seated-twist"])
  func `breaths, tones and few words are as loud as many words`(routine: String) async throws {
    let session = try await Self.session(of: routine, in: "calm")
    let loudness = try MeasuredLoudness(of: session.rendered(inChunksOf: 1 << 20))
    #expect(abs(loudness.integrated - Levels.target) <= 0.5)
  }

  /// A shipped routine in a shipped voice.
  private static func session(of routine: String, in voice: String) async throws -> SpokenSession {
    let script = try String(
      contentsOf: ShippedVoices.root.appending(path: "Scripts/\(routine).routine"),
      encoding: .utf8)
    return try await SpokenSession(script, voice: voice, storedIn: nil)
  }

  @Test func `every language that has a routine has a voice`() throws {
    let languages = try ShippedVoices.names.map {
      String(try ShippedVoices.profile($0).language.prefix(2))
    }
    #expect(Set(languages) == Set(Self.routines.keys))
  }
}
