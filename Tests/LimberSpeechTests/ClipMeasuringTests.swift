import Foundation
import LimberAudio
import LimberSpeech
import LimberTimeline
import Testing

@Suite struct ClipMeasuringTests {
  /// Silence, then a tone of 800 Hz that rises for so many milliseconds, then silence.
  func spoken(silence: Int, rise: Int, tone: Int, tail: Int) -> SpokenAudio {
    let rate = 22_050
    let count = { (milliseconds: Int) in milliseconds * rate / 1000 }
    let samples = (0..<count(tone)).map { index -> Int16 in
      let level = min(1, Double(index + 1) / Double(max(1, count(rise))))
      return Int16(16_000 * level * sin(2 * .pi * 800 * Double(index) / Double(rate)))
    }
    return SpokenAudio(
      samples: [Int16](repeating: 0, count: count(silence)) + samples
        + [Int16](repeating: 0, count: count(tail)), sampleRate: rate)
  }

  @Test func `silence is trimmed to 10 ms in front and 30 ms behind`() throws {
    let clip = try SpeechClip(
      measuring: spoken(silence: 200, rise: 0, tone: 300, tail: 400), gain: 0)
    #expect(abs(clip.onset - 480) <= 2)
    #expect(abs(clip.end - clip.onset - 300 * 48) <= 96)
    #expect(clip.audio.samples.count == clip.end + 1440)
    #expect(clip.audio.sampleRate == 48_000)
  }

  @Test func `a clip without silence keeps all it has`() throws {
    let clip = try SpeechClip(measuring: spoken(silence: 0, rise: 0, tone: 300, tail: 0), gain: 0)
    #expect(clip.onset < 48)
    #expect(abs(clip.audio.samples.count - 300 * 48) <= 48)
  }

  @Test func `both ends fade from and to silence`() throws {
    let clip = try SpeechClip(measuring: spoken(silence: 0, rise: 0, tone: 300, tail: 0), gain: 0)
    let samples = clip.audio.samples
    #expect(samples.first == 0)
    #expect(samples.last == 0)
    let middle = samples[7000..<7400].map(abs).max() ?? 0
    #expect(middle > 0.45)
    #expect(samples[..<48].allSatisfy { abs($0) <= middle * 48 / 144 + 0.02 })
    #expect(samples.suffix(96).allSatisfy { abs($0) <= middle * 96 / 384 + 0.02 })
  }

  @Test(arguments: [20, 60, 120, 200])
  func `the beat comes when the level has risen halfway`(rise: Int) throws {
    let clip = try SpeechClip(
      measuring: spoken(silence: 50, rise: rise, tone: 400, tail: 50), gain: 0)
    let beat = Double(clip.beat - clip.onset) / 48
    #expect(abs(beat - Double(rise) / 2) < 8)
  }

  @Test func `a louder second syllable does not move the beat`() throws {
    var audio = spoken(silence: 0, rise: 0, tone: 600, tail: 0)
    for index in 0..<22_050 * 4 / 10 { audio.samples[index] /= 4 }
    let clip = try SpeechClip(measuring: audio, gain: 0)
    #expect(clip.beat - clip.onset < 48 * 15)
  }

  @Test func `gain is in decibels, and what is too loud is made softer`() throws {
    let audio = spoken(silence: 10, rise: 0, tone: 200, tail: 10)
    let plain = try SpeechClip(measuring: audio, gain: 0)
    let half = try SpeechClip(measuring: audio, gain: -6.0206)
    #expect(abs(half.audio.samples[4000] - plain.audio.samples[4000] / 2) < 0.0001)
    #expect((half.onset, half.beat, half.end) == (plain.onset, plain.beat, plain.end))
    let loud = try SpeechClip(measuring: audio, gain: 12)
    let peak = loud.audio.samples.map(abs).max() ?? 0
    #expect((0.8...0.8222).contains(peak))
    #expect(abs(loud.beat - plain.beat) <= 48)
  }

  @Test(arguments: [[], [0, 0, 0, 0]] as [[Int16]])
  func `silence is no clip`(samples: [Int16]) {
    let audio = SpokenAudio(samples: samples, sampleRate: 22_050)
    let error = #expect(throws: SpeechError.self) { try SpeechClip(measuring: audio, gain: 0) }
    #expect(error?.code == .engineFailure)
  }
}
