import LimberAudio
import LimberTesting
import Testing

struct KeepAwakeFeedTests {
  private let silence = KeepAwakeFeed(Mixer([]))

  @Test func `silence becomes one bit of noise without a bias`() {
    let noise = samples(silence, 0..<48_000)
    #expect(Set(noise) == [-1, 0, 1])
    #expect(abs(noise.reduce(0) { $0 + Int($1) }) < 600)
    #expect((22_000...26_000).contains(noise.count { $0 != 0 }))
  }

  @Test func `the noise depends on the frame alone`() {
    let whole = samples(silence, 0..<10_000)
    let pieces = [0..<1, 1..<777, 777..<10_000].flatMap { samples(silence, $0) }
    #expect(whole == pieces)
  }

  @Test func `what is not silent stays as it is`() {
    let feed = CodedFeed(shift: 0, readyFrames: 10_000, isComplete: false)
    #expect(samples(KeepAwakeFeed(feed), 0..<10_000) == samples(feed, 0..<10_000))
    #expect(KeepAwakeFeed(feed).readyFrames == 10_000)
    #expect(!KeepAwakeFeed(feed).isComplete)
  }

  private func samples(_ feed: some AudioFeed, _ frames: Range<Int>) -> [Int16] {
    var samples = [Int16](repeating: 0, count: frames.count)
    feed.render(from: frames.lowerBound, into: &samples)
    return samples
  }
}
