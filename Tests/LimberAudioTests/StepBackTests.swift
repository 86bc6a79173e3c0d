import LimberAudio
import LimberTesting
import Testing

struct StepBackTests {
  private static func curve(_ words: [(Double, Double)], end: Double? = nil) -> StepBack {
    StepBack(
      under: words.map { Int($0.0 * 48_000)..<Int($0.1 * 48_000) },
      end: end.map { Int($0 * 48_000) })
  }

  private static func gain(_ curve: StepBack, at second: Double) -> Float {
    curve.gain(at: Int(second * 48_000))
  }

  @Test func `it is down before the words, stays a little, and comes back`() {
    let curve = Self.curve([(10, 12)])
    #expect(Self.gain(curve, at: 9.6) == 1)
    for second in [9.96, 10, 11, 12, 12.4] {
      #expect(abs(Self.gain(curve, at: second) - StepBack.low) < 1e-5, "\(second)")
    }
    #expect((0.3...0.95).contains(Self.gain(curve, at: 13)))
    #expect(Self.gain(curve, at: 13.8) == 1)
  }

  @Test func `it does not come back between words that follow each other within three seconds`() {
    let curve = Self.curve([(10, 10.5), (11, 11.5), (12, 12.5), (15.5, 17)])
    for second in stride(from: 10.0, to: 17, by: 0.01) {
      #expect(abs(Self.gain(curve, at: second) - StepBack.low) < 1e-5, "\(second)")
    }
  }

  @Test func `between words that are further apart it comes back for a second at least`() {
    let curve = Self.curve([(10, 11), (14.2, 15)])
    let back = stride(from: 11.0, to: 14.2, by: 0.001).count { Self.gain(curve, at: $0) > 0.999 }
    #expect(back >= 1000)
  }

  @Test func `in the end it fades, even under words`() {
    let curve = Self.curve([(10, 11)], end: 20)
    #expect(Self.gain(curve, at: 20) == 1)
    #expect((0.4...0.6).contains(Self.gain(curve, at: 21.5)))
    #expect(Self.gain(curve, at: 23) == 0)
    #expect(Self.gain(curve, at: 1000) == 0)
  }

  @Test(arguments: UInt64(0)..<50)
  func `it never steps, whatever is said, and is down wherever a word sounds`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = (0..<12).map { _ in
      let start = Int.random(in: 20_000...2_000_000, using: &random)
      return start..<start + Int.random(in: 1...200_000, using: &random)
    }
    let curve = StepBack(under: words, end: 2_100_000)
    let gains = stride(from: 0, to: 2_300_000, by: 48).map { curve.gain(at: $0) }
    let steps = zip(gains, gains.dropFirst()).map { abs($1 - $0) }
    #expect((steps.max() ?? 1) < 0.004, "in a millisecond")
    for word in words {
      #expect(curve.gain(at: word.lowerBound) <= StepBack.low + 1e-5)
      #expect(curve.gain(at: word.upperBound) <= StepBack.low + 1e-5)
    }
  }

  @Test(arguments: UInt64(0)..<50)
  func `words that are further ahead than it can see change nothing`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = (0..<6).map { _ in
      let start = Int.random(in: 0...900_000, using: &random)
      return start..<start + Int.random(in: 1...90_000, using: &random)
    }
    let known = Int.random(in: 100_000...900_000, using: &random)
    let some = StepBack(under: words.filter { $0.lowerBound < known }, end: nil)
    let all = StepBack(under: words, end: 1_000_000)
    for frame in stride(from: 0, to: known - StepBack.foresight, by: 480) {
      #expect(some.gain(at: frame) == all.gain(at: frame))
    }
  }
}
