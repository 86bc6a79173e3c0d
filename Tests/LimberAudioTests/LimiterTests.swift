import Foundation
import LimberAudio
import LimberTesting
import Testing

/// The mix when it would be too loud.
@Suite(.timeLimit(.minutes(1)))
struct LimiterTests {
  @Test(arguments: [40.0, 187.3, 1003, 3000, 6000, 9601, 11_999], [1.0, 4])
  func `a sine stays below the ceiling, between its samples too`(pitch: Double, level: Double) {
    let wave = (0..<9600).map { Float(level * sin(2 * .pi * pitch * Double($0) / 48_000 + 0.4)) }
    let peak = OversampledPeak.decibels(Self.render(wave))
    #expect(peak <= Levels.ceiling)
    #expect(peak >= Levels.ceiling - 1)
  }

  @Test(arguments: UInt64(0)..<10)
  func `bursts of noise like that of a voice stay below the ceiling, between their samples too`(
    _ seed: UInt64
  ) {
    var random = SeededGenerator(seed: seed)
    var wave = [Float](repeating: 0, count: 12_000)
    for _ in 0..<20 {
      let start = Int.random(in: 0..<11_000, using: &random)
      let level = Float.random(in: 1...5, using: &random)
      let length = Int.random(in: 40...900, using: &random)
      // Like a voice, it has little above 12 kHz, and no edge.
      var last = [Float](repeating: 0, count: 6)
      for index in 0..<length {
        last.removeFirst()
        last.append(.random(in: -1...1, using: &random))
        let swell = Float(sin(.pi * Double(index) / Double(length)))
        let mean = (last[0] + last[5] + 2 * (last[1] + last[4]) + 3 * (last[2] + last[3])) / 12
        wave[start + index] += level * swell * swell * mean
      }
    }
    #expect(OversampledPeak.decibels(Self.render(wave)) <= Levels.ceiling)
  }

  @Test func `a single sample is a peak like any other`() {
    var wave = [Float](repeating: 0, count: 3000)
    wave[1500] = 2
    let heard = Self.render(wave)
    #expect(OversampledPeak.decibels(heard) <= Levels.ceiling)
    #expect(heard[1500] > 26_000)
    #expect(heard.enumerated().allSatisfy { $1 == 0 || $0 == 1500 })
  }

  @Test func `up to the ceiling nothing is changed`() {
    let wave = (0..<48_000).map { 0.82 * Float(sin(2 * .pi * 440 * Double($0) / 48_000)) }
    #expect(zip(Self.render(wave), wave).allSatisfy { abs(Float($0) - $1 * 32_767) <= 0.51 })
  }

  @Test func `the gain falls before a peak and comes back after it, without a jump`() {
    var wave = [Float](repeating: 0.2, count: 24_000)
    wave[12_000] = 1.6
    let gains = zip(Self.render(wave), wave).map { Float($0) / ($1 * 32_767) }
    #expect(zip(gains, gains.dropFirst()).allSatisfy { abs($0 - $1) < 0.01 })
    #expect(gains[12_000] < 0.516 && gains[12_000] > 0.51)
    #expect(gains[..<(12_000 - Mixer.lookAhead)].allSatisfy { abs($0 - 1) < 1e-3 })
    #expect(gains[(12_000 - 144)...12_000].allSatisfy { $0 < 0.9 })
    #expect(gains[12_000...(12_000 + 960)].allSatisfy { $0 < 0.65 })
    #expect(gains[(12_000 + 4800)...].allSatisfy { abs($0 - 1) < 1e-3 })
    let back = gains[12_100...]
    #expect(zip(back, back.dropFirst()).allSatisfy { $1 > $0 - 1e-3 })
  }

  @Test(arguments: UInt64(0)..<20)
  func `what is too loud is the same bits in pieces of any size`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let mixer = Self.loudMixer(&random)
    let whole = Self.render(mixer, -7000..<30_000)
    #expect(whole.contains { $0.magnitude > 26_000 })
    #expect(whole.allSatisfy { $0.magnitude < 27_300 })
    var pieces: [Int16] = []
    while pieces.count < whole.count {
      let start = -7000 + pieces.count
      let end = min(30_000, start + Int.random(in: 1...2000, using: &random))
      pieces += Self.render(mixer, start..<end)
    }
    #expect(pieces == whole)
  }

  @Test(arguments: UInt64(0)..<20)
  func `what comes later is not felt earlier than it says`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let start = Int.random(in: 9000..<11_000, using: &random)
    let sound = PlacedBuffer(
      start: 0, buffer: AudioBuffer(samples: .init(repeating: 0.7, count: 20_000)), gain: 1)
    let more = PlacedBuffer(start: start, buffer: sound.buffer, gain: 1)
    let end = start - Mixer.lookAhead
    let (alone, both) = (Mixer([sound]), Mixer([sound, more]))
    #expect(Self.render(alone, 0..<end) == Self.render(both, 0..<end))
    #expect(Self.render(alone, 0..<start) != Self.render(both, 0..<start))
  }

  @Test(arguments: [Float(1.2), 5, 1e12, .infinity])
  func `a sum that is far too loud keeps its sign and lets the rest be heard again`(level: Float) {
    var wave = [Float](repeating: 0.1, count: 12_000)
    wave[6000] = level
    wave[6001] = -level
    let heard = Self.render(wave)
    #expect(heard[6000] > 10_000 && heard[6001] < -10_000)
    #expect(heard.allSatisfy { $0.magnitude < 27_300 })
    #expect(heard[..<5000].allSatisfy { $0 == 3277 } && heard[11_000...].allSatisfy { $0 == 3277 })
  }

  @Test func `what is not a number is silent`() {
    var wave = [Float](repeating: 0.5, count: 3000)
    wave[1000] = .nan
    let heard = Self.render(wave)
    #expect(heard[1000] == 0)
    #expect(heard.indices.allSatisfy { $0 == 1000 || heard[$0] == 16_384 })
  }

  private static func render(_ wave: [Float]) -> [Int16] {
    let placed = PlacedBuffer(start: 0, buffer: AudioBuffer(samples: wave), gain: 1)
    return render(Mixer([placed]), 0..<wave.count)
  }

  private static func render(_ mixer: Mixer, _ frames: Range<Int>) -> [Int16] {
    var samples = [Int16](repeating: 77, count: frames.count)
    mixer.render(from: frames.lowerBound, into: &samples)
    return samples
  }

  /// Noise of many lengths that is often too loud, before frame zero too.
  private static func loudMixer(_ random: inout SeededGenerator) -> Mixer {
    let noise = (0..<4800).map { _ in Float.random(in: -1...1, using: &random) }
    return Mixer(
      (0..<40).map { _ in
        PlacedBuffer(
          start: .random(in: -6000..<24_000, using: &random),
          buffer: AudioBuffer(samples: Array(noise.prefix(.random(in: 1...4800, using: &random)))),
          gain: .random(in: 0.1...1.5, using: &random))
      })
  }
}
