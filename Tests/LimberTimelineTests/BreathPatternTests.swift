import LimberTimeline
import Testing

struct BreathPatternTests {
  @Test(arguments: [("easy", 7000), ("slow", 8000), ("calm", 10_000), ("even", 11_000)])
  func `a preset breath lasts as long as its phases`(name: String, cycle: Int) {
    #expect(BreathPattern.preset(name)?.cycle == Milliseconds(cycle))
  }

  @Test func `the pause after the exhale is part of the breath`() {
    #expect(BreathPattern(inhale: 4000, exhale: 6000, pause: 1000).cycle == 11_000)
  }

  @Test func `a breath nobody named has no pattern`() {
    #expect(BreathPattern.preset("frantic") == nil)
  }
}
