import Foundation
import LimberAudio
import LimberLoudness
import LimberPlayer
import LimberSpeech
import Testing

/// Rendered sessions of every shipped voice, spoken by the real engine.
@Suite(.timeLimit(.minutes(3)))
struct LoudnessTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let voices =
    (try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Voices").path))?.filter { $0.hasSuffix(".voice") }.sorted()
    ?? []

  /// A shipped routine in each language.
  static let routines = [
    "en": "figure-four", "de": "de/viererfigur", "fr": "fr/figure-quatre", "es": "es/figura-cuatro",
  ]

  /// How much of a session is measured: the words before the first hold, a whole hold with its
  /// counts and tones, and more.
  static let measured = 100 * AudioFormat.sampleRate

  @Test(arguments: voices)
  func `a session is as loud as its voice should be, and nothing is too loud`(
    file: String
  ) async throws {
    let path = Self.root.appending(path: "Voices/\(file)").path
    let profile = try VoiceProfile(contentsOf: path)
    guard profile.engine == VoiceProfile.usualEngine else { return }
    let language = String(profile.language.prefix(2))
    let routine = try #require(Self.routines[language], "a routine in \(profile.language)")
    let script = try String(
      contentsOf: Self.root.appending(path: "Scripts/\(routine).routine"), encoding: .utf8)
    let session = try await SpokenSession(script, storedIn: nil, voice: profile)
    let samples = Array(session.rendered(inChunksOf: 1 << 20).prefix(Self.measured))
    let loudness = try MeasuredLoudness(of: samples)
    #expect(abs(loudness.integrated - profile.loudness) <= 0.5)
    #expect(loudness.truePeak <= Levels.ceiling)
    #expect(samples.allSatisfy { $0.magnitude < 32_767 })
  }

  @Test func `there is a voice for every language that has a routine`() throws {
    let languages = try Self.voices.map {
      try VoiceProfile(contentsOf: Self.root.appending(path: "Voices/\($0)").path).language
    }
    #expect(Self.voices.count >= 3)
    #expect(languages.contains { $0.hasPrefix("en") })
  }
}
