internal import LimberAudio
internal import LimberLoudness
internal import LimberSpeech
internal import LimberTimeline

/// How loud a voice is, and the gain that brings it to its loudness.
struct Calibration {
  /// A gain and what it makes of the voice, in the mix, limiter included.
  struct Level {
    /// In decibels.
    var gain: Double
    /// What is heard then.
    var loudness: MeasuredLoudness
  }

  /// As the engine speaks; only what is above the ceiling of the mix by itself is made softer.
  let plain: Level
  /// With the gain of the profile.
  let now: Level
  /// With the gain it should have, in tenths of a decibel.
  let wanted: Level
  /// Whether that is as loud as it should be.
  let isReached: Bool

  /// How far from its loudness a voice may be.
  private static let tolerance = 0.5
  /// How often the gain is put right after the first guess: the limiter takes a little away.
  private static let attempts = 4

  /// Lets the voice speak, and measures it.
  init(of profile: VoiceProfile, saying sentences: [String]) async throws {
    let clips = try await Self.clips(of: profile, saying: sentences)
    plain = Level(gain: 0, loudness: try Self.loudness(ofRow: clips))
    now = Level(gain: profile.gain, loudness: try Self.loudness(of: clips, gain: profile.gain))
    var gain = plain.gain
    var loudness = plain.loudness
    for _ in 0..<Self.attempts {
      let next = Self.possible(gain + profile.loudness - loudness.integrated)
      guard next != gain else { break }
      gain = next
      loudness = try Self.loudness(of: clips, gain: gain)
    }
    wanted = Level(gain: gain, loudness: loudness)
    isReached = abs(loudness.integrated - profile.loudness) <= Self.tolerance
  }

  /// The nearest gain a profile may have, in tenths of a decibel.
  private static func possible(_ gain: Double) -> Double {
    let range = VoiceProfile.gains
    return min(max(gain, range.lowerBound), range.upperBound).roundedToTenth
  }

  private static func clips(
    of profile: VoiceProfile, saying sentences: [String]
  ) async throws -> [SpeechClip] {
    let engines = try Backends.engines(for: [profile])
    var plain = profile
    plain.gain = 0
    let speech = SpeechLibrary(
      speaker: engines.speaker(plain), fallback: nil, rate: nil,
      readings: LanguageFinder.readings(besides: "."),
      store: nil)
    do {
      let clips = try await speech.clips(
        for: sentences.map {
          Utterance(text: $0, role: .instruction, language: profile.language)
        })
      await engines.shutdown()
      return clips
    } catch {
      await engines.shutdown()
      throw Failure(error)
    }
  }

  /// Between two sentences it is quiet for half a second.
  private static let pause = [Float](repeating: 0, count: AudioFormat.sampleRate / 2)

  private static func loudness(ofRow clips: [SpeechClip]) throws -> MeasuredLoudness {
    try MeasuredLoudness(of: row(clips))
  }

  private static func loudness(of clips: [SpeechClip], gain: Double) throws -> MeasuredLoudness {
    let mixer = Mixer([
      PlacedBuffer(start: 0, buffer: row(clips), gain: Levels.factor(gain))
    ])
    var samples = [Int16](repeating: 0, count: mixer.frames)
    mixer.render(from: 0, into: &samples)
    return try MeasuredLoudness(of: samples)
  }

  private static func row(_ clips: [SpeechClip]) -> AudioBuffer {
    AudioBuffer(samples: clips.flatMap { $0.audio.samples + pause })
  }
}

extension Double {
  /// In tenths, and never a negative zero.
  fileprivate var roundedToTenth: Double {
    let rounded = (self * 10).rounded() / 10
    return rounded == 0 ? 0 : rounded
  }
}
