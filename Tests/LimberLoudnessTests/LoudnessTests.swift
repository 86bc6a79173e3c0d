import Foundation
import LimberAudio
import LimberLoudness
import LimberTesting
import Testing

/// The figures are those of EBU Tech 3341 and ITU-R BS.1770, for one channel.
struct LoudnessTests {
  @Test(arguments: [-23.0, -33, -18])
  func `a sine of 1 kHz measures 3 dB less than its peak`(level: Double) throws {
    let loudness = try MeasuredLoudness(of: Self.sine(1000, level: level, seconds: 5))
    #expect(abs(loudness.integrated - (level - 3.01)) < 0.1)
    #expect(abs(loudness.truePeak - level) < 0.1)
  }

  @Test func `pauses do not count`() throws {
    var sound = Self.sine(1000, level: -20, seconds: 5)
    let alone = try MeasuredLoudness(of: sound)
    sound.samples += [Float](repeating: 0, count: 480_000)
    #expect(abs(try MeasuredLoudness(of: sound).integrated - alone.integrated) < 0.3)
  }

  @Test func `a peak between the samples is found`() throws {
    // Every sample is 3 dB below the wave it is taken from.
    let sound = Self.sine(12_000, level: -6, seconds: 1, phase: .pi / 4)
    let highest = sound.samples.reduce(0) { max($0, $1.magnitude) }
    #expect(abs(20 * log10(Double(highest)) + 9.01) < 0.1)
    #expect(abs(try MeasuredLoudness(of: sound).truePeak + 6) < 0.4)
  }

  @Test func `whole numbers measure like fractions`() throws {
    let sound = Self.sine(440, level: -12, seconds: 2)
    let fractions = try MeasuredLoudness(of: sound)
    let numbers = try MeasuredLoudness(of: sound.samples.map { Int16(($0 * 32_768).rounded()) })
    #expect(abs(fractions.integrated - numbers.integrated) < 0.01)
    #expect(abs(fractions.truePeak - numbers.truePeak) < 0.01)
  }

  @Test(arguments: [0, 100, 96_000])
  func `silence has no loudness`(count: Int) throws {
    let loudness = try MeasuredLoudness(of: [Int16](repeating: 0, count: count))
    #expect(loudness == MeasuredLoudness(integrated: -.infinity, truePeak: -.infinity))
  }

  @Test func `what cannot be measured is an error`() {
    #expect(throws: LoudnessError.self) {
      try MeasuredLoudness(of: AudioBuffer(samples: [0], sampleRate: 0))
    }
  }

  @Test(arguments: [0.5, 1, 4] as [Float])
  func `a mix of noise of all pitches never exceeds the ceiling`(level: Float) throws {
    var random = SeededGenerator(seed: 3)
    let noise = (0..<96_000).map { _ in level * Float.random(in: -1...1, using: &random) }
    let mixer = Mixer([PlacedBuffer(start: 0, buffer: AudioBuffer(samples: noise), gain: 1)])
    var samples = [Int16](repeating: 0, count: mixer.frames)
    mixer.render(from: 0, into: &samples)
    let loudness = try MeasuredLoudness(of: samples)
    #expect(loudness.truePeak <= Levels.ceiling)
    #expect(loudness.truePeak > Levels.ceiling - 4)
  }

  private static func sine(
    _ pitch: Double, level: Double, seconds: Double, phase: Double = 0
  ) -> AudioBuffer {
    let size = pow(10, level / 20)
    return AudioBuffer(
      samples: (0..<Int(seconds * 48_000)).map {
        Float(size * sin(2 * .pi * pitch * Double($0) / 48_000 + phase))
      })
  }
}
