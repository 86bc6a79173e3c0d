import Foundation
import LimberTesting
import LimberTimeline
import Testing

/// When counts and the words for breaths are heard, in rendered sound, for every voice and language.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct BeatTests {
  private static func script(_ language: String) -> String {
    """
    Pose: A
    Language: \(language)
    Hold: 15 seconds
    Countdown: from 10
    Say: Aha.
    Flow: 3 breaths
    Breath: 3 in, 3 out
    Inhale: Aha. | Aha.
    Exhale: Oho. | Oho.
    Say: Aha.
    Reps: 4 times
    """
  }

  /// Every voice in every language.
  private static let pairs = ShippedVoices.names.flatMap { voice in
    ["en", "de", "fr", "es"].map { (voice, $0) }
  }

  @Test(arguments: pairs)
  func `every count is heard on its beat`(voice: String, language: String) async throws {
    let session = try await SpokenSession(
      Self.script(language), voice: voice, storedIn: nil)
    let timeline = session.score.timeline
    #expect(TimelineInvariants.violations(in: timeline) == [])
    #expect(timeline.dropped == [])
    let samples = session.rendered(inChunksOf: 1 << 20)
    let counts = try errors(of: timeline.cues.filter { $0.kind == .countdown }, in: samples)
    try #require(counts.count == 10)
    #expect(counts.allSatisfy { abs($0) <= 5 }, "\(counts)")
    let spread = Self.deviation(zip(counts, counts.dropFirst()).map { $1 - $0 })
    #expect(spread <= 3)
    // The first word of a window begins with it; all others are on their beat.
    let named = timeline.cues.filter { cue in
      [.breathIn, .breathOut, .rep, .last].contains(cue.kind) && cue.text != nil
        && cue.start > timeline.slots[cue.anchor.slot].start
    }
    #expect(named.count >= 7)
    let words = try errors(of: named, in: samples)
    #expect(words.allSatisfy { abs($0) <= 5 }, "\(words)")
    let figures = String(
      format:
        "beats of %@ in %@: counts at most %.2f ms off, intervals %.2f ms; other words %.2f ms\n",
      voice, language, counts.map(abs).max() ?? 0, spread, words.map(abs).max() ?? 0)
    Figures.tell(figures)
  }

  /// How many milliseconds after its moment the beat of each cue is heard.
  private func errors(of cues: [Cue], in samples: [Int16]) throws -> [Double] {
    try cues.map { cue in
      // The words before have ended, and those after have not begun.
      let moment = cue.start.count * 48
      let window = moment - 270 * 48..<moment + 350 * 48
      let place = try #require(
        SpectralBeat.place(in: samples[window.clamped(to: samples.indices)]),
        "nothing is heard of \(cue.text ?? "?")")
      return (place - Double(moment)) / 48
    }
  }

  private static func deviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    return (squares.reduce(0, +) / Double(values.count)).squareRoot()
  }
}
