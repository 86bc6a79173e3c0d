import LimberAudio
import LimberTesting
import Testing

struct MixerTests {
  @Test(arguments: UInt64(0)..<100)
  func `pieces of any size are the same bits as the whole`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let mixer = Self.mixer(clips: 30, within: 20_000, &random)
    let whole = Self.render(mixer, -500..<24_000)
    var pieces: [Int16] = []
    var frame = -500
    while frame < 24_000 {
      let end = min(24_000, frame + Int.random(in: 1...3000, using: &random))
      pieces += Self.render(mixer, frame..<end)
      frame = end
    }
    #expect(pieces == whole)
  }

  @Test(arguments: UInt64(0)..<20)
  func `the mix is the sum of what sounds`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var clips = Self.clips(20, within: 10_000, &random)
    // So soft that even all of them together are not too loud.
    for index in clips.indices { clips[index].gain /= 30 }
    let heard = Self.render(Mixer(clips), 0..<12_000)
    for frame in stride(from: 0, to: 12_000, by: 7) {
      let sum = clips.reduce(0.0) { sum, clip in
        let index = frame - clip.start
        guard clip.buffer.samples.indices.contains(index) else { return sum }
        return sum + Double(clip.buffer.samples[index] * clip.gain)
      }
      #expect(abs(Double(heard[frame]) - sum * 32_767) <= 0.51)
    }
  }

  @Test func `where nothing is placed there is exact zero`() {
    let clip = PlacedBuffer(start: 1000, buffer: AudioBuffer(samples: [0.5, 0.5]), gain: 1)
    let heard = Self.render(Mixer([clip]), 0..<3000)
    #expect(heard[1000] == 16_384 && heard[1001] == 16_384)
    #expect(heard.enumerated().allSatisfy { $1 == 0 || (1000...1001).contains($0) })
  }

  @Test func `a mixer is a complete feed that ends with its last sample`() {
    let clip = PlacedBuffer(start: 100, buffer: AudioBuffer(samples: [1, 1, 1]), gain: 1)
    #expect(Mixer([clip]).readyFrames == 103)
    #expect(Mixer([]).readyFrames == 0)
    #expect(Mixer([]).isComplete)
  }

  @Test func `a stretch of a long session costs far less than it lasts`() {
    var random = SeededGenerator(seed: 1)
    let session = 4 * 3600 * 48_000
    let mixer = Self.mixer(clips: 20_000, within: session, &random)
    var samples = [Int16](repeating: 0, count: 4800)
    let starts = (0..<1000).map { _ in Int.random(in: 0..<session, using: &random) }
    let elapsed = ContinuousClock().measure {
      for start in starts { mixer.render(from: start, into: &samples) }
    }
    #expect(elapsed / starts.count < .milliseconds(1), "100 ms of sound")
  }

  private static func render(_ mixer: Mixer, _ frames: Range<Int>) -> [Int16] {
    var samples = [Int16](repeating: 77, count: frames.count)
    mixer.render(from: frames.lowerBound, into: &samples)
    return samples
  }

  private static func mixer(
    clips: Int, within frames: Int, _ random: inout SeededGenerator
  ) -> Mixer {
    Mixer(self.clips(clips, within: frames, &random))
  }

  /// Clips of one shared second of noise, of many lengths and gains.
  private static func clips(
    _ count: Int, within frames: Int, _ random: inout SeededGenerator
  ) -> [PlacedBuffer] {
    let noise = (0..<48_000).map { _ in Float.random(in: -0.5...0.5, using: &random) }
    let buffers = [20, 500, 4800, 48_000].map { AudioBuffer(samples: Array(noise.prefix($0))) }
    return (0..<count).map { _ in
      PlacedBuffer(
        start: .random(in: -400..<frames, using: &random),
        buffer: buffers[.random(in: 0..<4, using: &random)],
        gain: .random(in: 0...1, using: &random))
    }
  }
}
