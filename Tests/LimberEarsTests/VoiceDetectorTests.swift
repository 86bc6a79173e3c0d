import LimberEars
import Testing

/// Where utterances begin and end.
struct VoiceDetectorTests {
  /// Noise of a level in dB below full scale, the same in every run.
  static func noise(_ level: Float, blocks: Int, seed: UInt64 = 1) -> [[Float]] {
    var state = seed
    // Evenly spread noise has a root mean square of its peak over √3.
    var gain: Float = 1.732
    for _ in 0..<Int(-level / 20) { gain /= 10 }
    gain *= (level.truncatingRemainder(dividingBy: 20) == 0) ? 1 : 0.316
    return (0..<blocks).map { _ in
      (0..<VoiceDetector.block).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return gain * (Float(state >> 40) / Float(1 << 23) - 1)
      }
    }
  }

  private func events(_ blocks: [[Float]]) -> [VoiceDetector.Event] {
    var detector = VoiceDetector()
    return blocks.compactMap { detector.take($0) }
  }

  @Test func `in an even room nobody speaks`() {
    #expect(events(Self.noise(-50, blocks: 500)).isEmpty)
    #expect(events([[Float]](repeating: [Float](repeating: 0, count: 320), count: 500)).isEmpty)
  }

  @Test func `an utterance is given whole, with a little of the room around it`() throws {
    let events = events(
      Self.noise(-60, blocks: 100) + Self.noise(-30, blocks: 40) + Self.noise(-60, blocks: 50))
    try #require(events.count == 2)
    #expect(events[0] == .began)
    guard case .ended(let utterance) = events[1] else {
      Issue.record("it did not end")
      return
    }
    #expect((88 * 320...92 * 320).contains(utterance.start))
    #expect((60 * 320...72 * 320).contains(utterance.samples.count))
    #expect(!utterance.isCut && !utterance.isContinued)
  }

  @Test func `endless speech is cut into pieces that overlap and know it`() throws {
    // Words with gaps too short to end an utterance.
    let speech = (0..<40).flatMap { _ in
      Self.noise(-30, blocks: 10) + Self.noise(-60, blocks: 6)
    }
    let cut = events(Self.noise(-60, blocks: 300) + speech).compactMap {
      if case .cut(let utterance) = $0 { utterance } else { nil }
    }
    let first = try #require(cut.first)
    #expect(first.samples.count == 300 * 320)
    #expect(first.isCut && !first.isContinued)
    #expect(cut.dropFirst().allSatisfy { $0.isContinued })
  }

  @Test func `one sample that is no number does not deafen`() {
    var blocks = Self.noise(-60, blocks: 100) + Self.noise(-30, blocks: 40)
    blocks[10][5] = .nan
    #expect(events(blocks) == [.began])
  }

  @Test func `the room's level follows the room`() {
    var detector = VoiceDetector()
    for block in Self.noise(-60, blocks: 400) { _ = detector.take(block) }
    #expect(abs(detector.floor + 60) < 2)
    for block in Self.noise(-40, blocks: 600) { _ = detector.take(block) }
    #expect(abs(detector.floor + 40) < 2)
  }
}
