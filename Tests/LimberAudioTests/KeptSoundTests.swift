import LimberAudio
import LimberTesting
import Testing

/// Sound in whole numbers is exactly the sound that they stand for.
struct KeptSoundTests {
  /// Noise that swells and fades, as engines give words.
  static func noise(_ count: Int, seed: UInt64) -> [Int16] {
    var generator = SeededGenerator(seed: seed)
    var (first, second) = (0.0, 0.0)
    return (0..<count).map { index in
      first += 0.3 * (Double.random(in: -1...1, using: &generator) - first)
      second += 0.3 * (first - second)
      let place = Double(index % 9000) / 9000
      return Int16(max(-32_768, min(32_767, 500_000 * second * place * place * (1 - place))))
    }
  }

  /// The samples that some pieces stand for, one after another.
  static func samples(
    of pieces: [KeptSound.Piece], factor: Float, fadeIn: Int, fadeOut: Int
  ) -> [Float] {
    var all = [Float](repeating: 0, count: pieces.map(\.end).max() ?? 0)
    for piece in pieces {
      var samples = piece.samples.map { Float($0) * factor }
      for index in 0..<min(fadeIn, samples.count) { samples[index] *= Float(index) / Float(fadeIn) }
      for index in 0..<min(fadeOut, samples.count) {
        samples[samples.count - 1 - index] *= Float(index) / Float(fadeOut)
      }
      for index in samples.indices { all[piece.start + index] += samples[index] }
    }
    return all
  }

  static func piece(_ samples: [Int16], at start: Int) -> KeptSound.Piece {
    KeptSound.Piece(samples: samples[...], start: start, reach: SampleReach(of: samples.span))
  }

  /// Two words, the quiet of the second one over that of the first.
  static let words = [
    piece(noise(27_000, seed: 1), at: 0), piece(noise(18_000, seed: 2), at: 26_800),
  ]

  @Test(arguments: [(0.3, 144, 384), (1, 144, 384), (1.8, 0, 0), (4, 1, 48), (9, 5000, 3)])
  func `it is what its samples are, limited and not`(
    gain: Float, fadeIn: Int, fadeOut: Int
  ) {
    let factor = gain / 32_768
    let kept = KeptSound(Self.words, factor: factor, fadeIn: fadeIn, fadeOut: fadeOut)
    let samples = Self.samples(
      of: Self.words, factor: factor, fadeIn: fadeIn, fadeOut: fadeOut)
    #expect(kept.samples(in: 0..<kept.count) == samples)
    let limited = AudioBuffer(samples: samples).limited()
    #expect(Sound.kept(kept.limited()).buffer == limited)
    #expect(kept.limited().peak == limited.samples.reduce(0) { max($0, $1.magnitude) })
    #expect((gain > 0.5) == (limited.samples != samples))
  }

  @Test func `any stretch comes out the same, whole or in parts`() {
    let sound = KeptSound(Self.words, factor: 3 / 32_768, fadeIn: 144, fadeOut: 384).limited()
    let whole = sound.samples(in: -100..<sound.count + 100)
    for size in [1, 47, 1000, 26_900] {
      let parts = stride(from: -100, to: sound.count + 100, by: size).flatMap {
        sound.samples(in: $0..<min(sound.count + 100, $0 + size))
      }
      #expect(parts == whole)
    }
  }

  @Test func `mixed it is what its samples are, also cut and padded`() {
    let sound = KeptSound(Self.words, factor: 3 / 32_768, fadeIn: 144, fadeOut: 384).limited()
    let kept = Sound.kept(sound).padded(to: 50_000)
    #expect(kept.count == 50_000)
    #expect(kept.padded(to: 10) == kept)
    let samples = Sound.samples(kept.buffer)
    for cut in [0, 500, 70_000] {
      let mixes = [kept, samples].map { sound in
        let placed = PlacedBuffer(start: -300, sound: sound, cut: cut, gain: 0.7)
        var mix = [Int16](repeating: 1, count: 60_000)
        Mixer([placed, PlacedBuffer(start: 900, sound: sound, gain: 0.9)]).render(
          from: 0, into: &mix)
        return mix
      }
      #expect(mixes[0] == mixes[1])
      let left = PlacedBuffer(start: 0, sound: kept, cut: cut, gain: 1)
      #expect(left.end == max(0, 50_000 - cut))
      #expect(left.buffer.samples == Array(kept.buffer.samples.dropFirst(cut)))
    }
  }

  @Test func `the part that reaches a level is from its first to its last frame`() {
    let sound = KeptSound(Self.words, factor: 1 / 32_768, fadeIn: 144, fadeOut: 384)
    let samples = sound.samples(in: 0..<sound.count)
    for level in [0.001, 0.01, 0.3] as [Float] {
      let first = samples.firstIndex { abs($0) >= level }
      let last = samples.lastIndex { abs($0) >= level }
      #expect(sound.part(reaching: level)?.lowerBound == first)
      #expect(sound.part(reaching: level)?.upperBound == last.map { $0 + 1 })
    }
    #expect(sound.part(reaching: 2) == nil)
    #expect(KeptSound([], factor: 1, fadeIn: 0, fadeOut: 0).limited().count == 0)
  }

  @Test func `a sound that rests elsewhere sounds the same`() {
    let source = Elsewhere(Self.noise(50_000, seed: 4))
    let pieces = [(7, 20_000, 0), (20_007, 9_000, 19_900)].map { first, count, start in
      let samples = source.all[first..<first + count]
      return KeptSound.Piece(
        samples: samples, start: start, reach: SampleReach(of: samples.span),
        source: (samples: source, first: first))
    }
    let awake = KeptSound(pieces, factor: 3 / 32_768, fadeIn: 144, fadeOut: 384).limited()
    let resting = awake.resting
    #expect(resting.pieces.allSatisfy { $0.samples.isEmpty })
    #expect(resting == awake.resting && resting != awake)
    #expect(Sound.kept(resting).buffer == Sound.kept(awake).buffer)
    #expect(resting.peak == awake.peak)
    for range in [0..<1, 100..<200, 19_800..<20_100, 28_000..<28_900] {
      #expect(resting.samples(in: range) == awake.samples(in: range))
    }
    // What cannot be read again stays.
    let kept = KeptSound(Self.words, factor: 1, fadeIn: 0, fadeOut: 0)
    #expect(kept.resting == kept)
  }

  @Test func `no sample reaches further than is said, nor bends more`() {
    let samples = Self.noise(5000, seed: 3) + [.min, .max]
    let reach = SampleReach(of: samples.span)
    #expect(reach.peak == 32_768)
    let bends = (1..<samples.count - 1).map { index in
      abs(Int(samples[index - 1]) + Int(samples[index + 1]) - 2 * Int(samples[index]))
    }
    #expect(reach.bend == bends.max())
  }
}

/// Samples that somebody else keeps.
private final class Elsewhere: SampleSource {
  let all: [Int16]

  init(_ all: [Int16]) { self.all = all }

  func samples(in range: Range<Int>) -> ArraySlice<Int16> { Array(all[range])[...] }
}
