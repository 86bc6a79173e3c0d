import LimberAudio
import LimberTesting
import Testing

struct CrossFadeTests {
  private let former = CodedFeed(shift: 0, readyFrames: 100_000, isComplete: true)
  private let next = CodedFeed(shift: 1_000_000, readyFrames: 100_000, isComplete: true)

  @Test(arguments: [1, 7, 1200, 5000])
  func `before it is the former feed, after it the next one`(length: Int) {
    let fade = CrossFade(from: former, to: next, at: 3000, over: length)
    let samples = fade.samples(0..<9000)
    #expect(Array(samples[..<3000]) == former.samples(0..<3000))
    #expect(Array(samples[(3000 + length)...]) == next.samples(3000 + length..<9000))
    #expect(samples[3000..<3000 + length] != next.samples(3000..<3000 + length)[...])
  }

  @Test func `in any pieces it is the same`() {
    let fade = CrossFade(from: former, to: next, at: 3000, over: 1200)
    let pieces = stride(from: 0, to: 9000, by: 250).flatMap { fade.samples($0..<$0 + 250) }
    #expect(pieces == fade.samples(0..<9000))
  }

  @Test func `what is the same in both stays as it was`() {
    let fade = CrossFade(from: former, to: former, at: 3000, over: 1200)
    #expect(fade.samples(0..<9000) == former.samples(0..<9000))
  }

  @Test func `what the former feed does not have is silence`() {
    let short = CodedFeed(shift: 0, readyFrames: 3000, isComplete: true)
    let fade = CrossFade(from: short, to: SilentFeed(), at: 2900, over: 1200)
    #expect(fade.samples(3000..<9000).allSatisfy { $0 == 0 })
    #expect(fade.samples(2900..<3000) != former.samples(2900..<3000))
  }

  @Test func `once it is over, the next feed is left alone`() {
    let fade = CrossFade(from: former, to: next, at: 3000, over: 1200)
    #expect(fade.rest(from: 4199) is CrossFade)
    #expect(fade.rest(from: 4200) as? CodedFeed != nil)
    let longer = CodedFeed(shift: 1_000_000, readyFrames: 200_000, isComplete: true)
    #expect(fade.extended(to: longer).readyFrames == 200_000)
  }
}
