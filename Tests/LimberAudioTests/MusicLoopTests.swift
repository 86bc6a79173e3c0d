import LimberAudio
import LimberTesting
import Testing

struct MusicLoopTests {
  /// Noise whose neighbours are alike, as in music: no step is larger than a sixteenth.
  private static func noise(_ frames: Int, seed: UInt64) -> [Int16] {
    var random = SeededGenerator(seed: seed)
    var level: Float = 0
    return (0..<frames).map { _ in
      level += (Float.random(in: -1...1, using: &random) - level) / 16
      return Int16(level * 30_000)
    }
  }

  /// A sine that is at the same point at both ends.
  private static func sine(cycles: Int, frames: Int) -> [Int16] {
    (0..<frames).map { frame in
      let turn = Double(frame * cycles % frames) / Double(frames)
      return Int16((16_000 * sine(turn)).rounded())
    }
  }

  /// A sine by a curve that is close enough to one.
  private static func sine(_ turn: Double) -> Double {
    let x = turn < 0.5 ? turn * 4 - 1 : 3 - turn * 4
    return x
      * (1.570_8 - 0.645_9 * x * x + 0.079_7 * x * x * x * x - 0.004_6 * x * x * x * x * x * x)
  }

  private static func samples(_ loop: MusicLoop, _ frames: Range<Int>) -> [Float] {
    frames.map { loop.sample(at: $0) }
  }

  private static func power(_ samples: some Collection<Float>) -> Float {
    samples.reduce(0) { $0 + $1 * $1 } / Float(samples.count)
  }

  @Test(arguments: [50_000, 100_000, 480_000])
  func `a loop comes round without a click`(frames: Int) throws {
    let piece = Self.noise(frames, seed: 1)
    let loop = try #require(MusicLoop(piece, gain: 1))
    let heard = Self.samples(loop, 0..<3 * frames)
    let within =
      zip(piece, piece.dropFirst()).map { abs(Float($1) - Float($0)) / 32_768 }.max() ?? 0
    let largest = zip(heard, heard.dropFirst()).map { abs($1 - $0) }.max() ?? 1
    #expect(largest <= 1.5 * within)
  }

  @Test func `the power stays where the end flows into the beginning`() throws {
    let loop = try #require(MusicLoop(Self.noise(480_000, seed: 2), gain: 1))
    let heard = Self.samples(loop, loop.period - 96_000..<loop.period + 192_000)
    let whole = Self.power(heard)
    for start in stride(from: 0, to: heard.count - 9600, by: 9600) {
      let part = Self.power(heard[start..<start + 9600])
      #expect((0.7...1.4).contains(part / whole), "\(start)")
    }
  }

  @Test func `a piece that is a loop already does not swell at its seam`() throws {
    let loop = try #require(MusicLoop(Self.sine(cycles: 1100, frames: 240_000), gain: 1))
    let heard = Self.samples(loop, loop.period..<loop.period + 96_000)
    // Its end overlaps its beginning by two seconds, which is a whole number of cycles.
    let loudest = heard.map(abs).max() ?? 1
    #expect((0.45...0.5).contains(loudest))
  }

  @Test func `it swells from silence once, and then repeats itself`() throws {
    let piece = Self.noise(300_000, seed: 3)
    let loop = try #require(MusicLoop(piece, gain: 0.5))
    #expect(loop.sample(at: -1) == 0)
    #expect(loop.sample(at: 0) == 0)
    #expect(abs(loop.sample(at: 60_000) - Float(piece[60_000]) / 65_536) < 1e-6)
    let second = Self.samples(loop, loop.period..<loop.period + 2000)
    #expect(second == Self.samples(loop, 2 * loop.period..<2 * loop.period + 2000))
    #expect(loop.sample(at: 1_000_000_000_000).magnitude < 1)
  }

  @Test func `silence at the ends is left out`() throws {
    let silence = [Int16](repeating: 3, count: 20_000)
    let piece = [9000] + Self.noise(100_000, seed: 4) + [9000]
    let bare = try #require(MusicLoop(piece, gain: 1))
    let padded = try #require(MusicLoop(silence + piece + silence, gain: 1))
    #expect(padded.period == bare.period)
    #expect(Self.samples(padded, 0..<200_000) == Self.samples(bare, 0..<200_000))
  }

  @Test func `less than a second is no music`() {
    #expect(MusicLoop([], gain: 1) == nil)
    #expect(MusicLoop([Int16](repeating: 0, count: 480_000), gain: 1) == nil)
    #expect(MusicLoop([Int16](repeating: 9000, count: 47_999), gain: 1) == nil)
  }
}
