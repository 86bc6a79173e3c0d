import LimberAudio
import LimberPlayer
import LimberSpeech
import LimberTesting
import LimberTimeline

/// A voice whose every clip is noise of its own, with a measured onset and beat.
enum SmallVoice {
  /// A clip that nothing else sounds like; the same for the same words.
  static func clip(for utterance: Utterance) -> SpeechClip {
    let seed = utterance.text.unicodeScalars.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1.value) }
    var generator = SeededGenerator(seed: seed)
    let onset = Int.random(in: 400...500, using: &generator)
    let length = Int.random(in: 12_000...30_000, using: &generator)
    let samples = (0..<onset + length + 1000).map { index -> Float in
      let isAudible = (onset..<onset + length).contains(index)
      return Float.random(in: 0.1...0.4, using: &generator) * (isAudible ? 1 : 0.02)
    }
    return SpeechClip(
      audio: AudioBuffer(samples: samples), onset: onset,
      beat: onset + Int.random(in: 500...4000, using: &generator), end: onset + length)
  }

  /// The small routine, rehearsed with this voice.
  static let rehearsal = rehearsal(of: .standard)

  /// Any small routine, rehearsed with this voice.
  static func rehearsal(of routine: SmallRoutine) -> Rehearsal {
    Rehearsal(
      layOut: { routine.layOut($0) },
      speak: { utterance throws(SpeechError) in clip(for: utterance) })
  }

  /// The whole small routine.
  static func score() async throws -> Score {
    try await rehearsal.finalScore()
  }
}

extension Score {
  /// The samples of a stretch of the timeline.
  func samples(_ frames: Range<Int>) -> [Int16] {
    var samples = [Int16](repeating: 0, count: frames.count)
    feed.render(from: frames.lowerBound, into: &samples)
    return samples
  }
}
