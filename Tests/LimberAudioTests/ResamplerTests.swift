import Foundation
import LimberAudio
import Testing

@Suite struct ResamplerTests {
  let resampler = Resampler(from: 22_050, to: 48_000)

  func sine(_ frequency: Double, rate: Int, seconds: Double) -> [Float] {
    (0..<Int(seconds * Double(rate))).map {
      Float(0.5 * sin(2 * .pi * frequency * Double($0) / Double(rate)))
    }
  }

  @Test(arguments: [(22_050, 48_000), (48_000, 16_000), (48_000, 44_100)])
  func `silence behind changes nothing, whatever is summed together`(from: Int, to: Int) {
    let resampler = Resampler(from: from, to: to)
    let long = sine(997, rate: from, seconds: 0.2)
    for count in [1, 2, 146, 147, 148, 587, 588, 589, 1023, 1024, 1025, 2352, 3000] {
      let short = Array(long.prefix(count))
      let alone = resampler.resampled(short)
      let more = resampler.resampled(short + [Float](repeating: 0, count: 2500))
      #expect(alone == Array(more.prefix(alone.count)), "of \(count)")
    }
  }

  @Test(arguments: [100.0, 440, 1000, 3000, 5000, 8000, 9000])
  func `a sine is the same sine at the new rate, to 60 dB`(frequency: Double) {
    let result = resampler.resampled(sine(frequency, rate: 22_050, seconds: 0.5))
    let wanted = sine(frequency, rate: 48_000, seconds: 0.5)
    // The ends lack their neighbours.
    let inside = 4000..<20_000
    let noise = inside.reduce(0.0) { $0 + pow(Double(result[$1] - wanted[$1]), 2) }
    let signal = inside.reduce(0.0) { $0 + pow(Double(wanted[$1]), 2) }
    #expect(10 * log10(signal / noise) > 60)
  }

  @Test func `a constant stays what it is`() {
    let result = resampler.resampled([Float](repeating: 0.25, count: 4000))
    #expect(result[1000..<7000].allSatisfy { abs($0 - 0.25) < 0.00025 })
  }

  @Test func `as much time goes in as comes out`() {
    #expect(resampler.resampled([Float](repeating: 0, count: 22_050)).count == 48_000)
    #expect(resampler.resampled([]).isEmpty)
    #expect(resampler.resampled([1]).count == 3)
  }

  @Test(arguments: [
    (48_000, 48_000), (16_000, 48_000), (24_000, 48_000), (44_100, 48_000), (96_000, 48_000),
  ])
  func `other rates keep a sine too`(from: Int, to: Int) {
    let result = Resampler(from: from, to: to).resampled(sine(440, rate: from, seconds: 0.25))
    let wanted = sine(440, rate: to, seconds: 0.25)
    #expect((3000..<9000).allSatisfy { abs(result[$0] - wanted[$0]) < 0.0005 })
  }

  @Test func `the same samples give the same bits`() {
    let samples = sine(700, rate: 22_050, seconds: 0.1)
    #expect(resampler.resampled(samples) == Resampler(from: 22_050, to: 48_000).resampled(samples))
  }

  @Test func `whole numbers are rounded to the nearest, and cut off at full scale`() {
    let samples = sine(900, rate: 22_050, seconds: 0.1).map { Int16($0 * 65_000) }
    let loud = samples + [Int16](repeating: .max, count: 9) + [Int16](repeating: .min, count: 9)
    let exact = resampler.resampled(loud.map(Float.init))
    #expect(exact.contains { $0 > 33_000 })
    let rounded = exact.map { Int16(max(-32_768, min(32_767, $0.rounded()))) }
    #expect(resampler.resampled(rounding: loud) == rounded)
  }
}
