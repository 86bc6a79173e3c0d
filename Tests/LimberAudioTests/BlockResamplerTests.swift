import LimberAudio
import LimberTesting
import Testing

struct BlockResamplerTests {
  @Test(arguments: [8000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000])
  func `blocks of any size give the same bits as all at once`(rate: Int) {
    var random = SeededGenerator(seed: UInt64(rate))
    for count in [0, 1, 100, 30_000, 70_001] {
      let samples = (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
      var resampler = BlockResampler(from: rate, to: 48_000)
      var pieces: [Float] = []
      var rest = samples[...]
      while !rest.isEmpty {
        let piece = rest.prefix(.random(in: 1...9000, using: &random))
        pieces += resampler.add(Array(piece))
        rest = rest.dropFirst(piece.count)
      }
      pieces += resampler.finish()
      let whole =
        rate == 48_000 ? samples : Resampler(from: rate, to: 48_000).resampled(samples)
      #expect(pieces.count == whole.count)
      #expect(zip(pieces, whole).allSatisfy { $0 == $1 }, "\(count)")
    }
  }
}
