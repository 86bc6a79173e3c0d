import Foundation
import LimberAudio
import LimberLoudness
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// A rendered session with music behind the real voice.
@Suite(.timeLimit(.minutes(3)))
struct MusicSessionTests {
  /// Twenty seconds of soft noise, like rain, as loud as speech; it comes round three times.
  private static func music() throws -> MusicLoop {
    var random = SeededGenerator(seed: 8)
    var level: Float = 0
    let samples = (0..<960_000).map { _ in
      level += (Float.random(in: -1...1, using: &random) - level) / 12
      return Int16(level * 30_000)
    }
    let loudness = try MeasuredLoudness.integrated(of: samples)
    return try #require(MusicLoop(samples, gain: Levels.factor(Levels.target - loudness)))
  }

  @Test func `words stand twenty decibels above the music, and nothing is too loud`() async throws {
    let script = SpokenSession.script(rounds: 1)
    let plain = try await SpokenSession(script, storedIn: nil).rendered(inChunksOf: 48_000)
    let session = try await SpokenSession(script, storedIn: nil, music: Self.music())
    let heard = session.rendered(inChunksOf: 48_000)
    let padded = plain + [Int16](repeating: 0, count: heard.count - plain.count)
    // What the limiter takes away in a peak is here too, but in few of these stretches.
    let music = zip(heard, padded).map { Float(Int($0) - Int($1)) / 32_768 }

    let ratios = session.score.timeline.cues.filter { $0.text != nil }.map { cue in
      let frames = cue.audibleStart.count * 48..<cue.audibleEnd.count * 48
      let words = Self.decibels(padded[frames].map { Float($0) / 32_768 })
      return words - Self.usual(Self.levels(music, frames))
    }
    let bed = Self.usual(Self.levels(music, 96_000..<music.count - 192_000).sorted().suffix(400))
    let under = Self.usual(Self.levels(music, Self.firstWords(session.score.timeline)))
    let peak = try MeasuredLoudness(of: heard).truePeak
    let mean = ratios.reduce(0, +) / Double(ratios.count)
    Figures.tell(
      """
      words above music: least \(ratios.min() ?? 0), mean \(mean) dB; \
      music steps back by \(bed - under) dB; true peak \(peak) dBTP
      """)
    #expect((ratios.min() ?? 0) > 18)
    #expect(mean > 20)
    #expect((10...14).contains(bed - under))
    #expect(peak <= Levels.ceiling)
    #expect(heard.suffix(48).allSatisfy { $0.magnitude < 4 })
  }

  private static func firstWords(_ timeline: Timeline) -> Range<Int> {
    let cue = timeline.cues.first { $0.text != nil && $0.start > 5000 } ?? timeline.cues[0]
    return cue.audibleStart.count * 48..<cue.audibleEnd.count * 48
  }

  /// The level of each 10 ms, in decibels below full scale.
  private static func levels(_ samples: [Float], _ frames: Range<Int>) -> [Double] {
    stride(from: frames.lowerBound, to: frames.upperBound - 480, by: 480).map {
      decibels(samples[$0..<$0 + 480])
    }
  }

  /// The level in the middle of all.
  private static func usual(_ levels: some Sequence<Double>) -> Double {
    let sorted = levels.sorted()
    return sorted.isEmpty ? -200 : sorted[sorted.count / 2]
  }

  private static func decibels(_ samples: some Collection<Float>) -> Double {
    let power = samples.reduce(0) { $0 + Double($1 * $1) } / Double(max(1, samples.count))
    return 10 * log10(max(1e-20, power))
  }
}
