import LimberScript
import LimberTimeline
import Testing

struct PlanOptionsTests {
  @Test(arguments: [
    ("gentle", 750), ("steady", 1000), ("Brisk", 1250), ("0.5", 500), ("2", 2000), ("1.125", 1125),
  ])
  func `paces`(text: String, pace: Int) {
    #expect(PlanOptions.pace(parsing: text) == pace)
  }

  @Test(arguments: [
    "", "0.4", "2.1", "fast", "-1", "nan", "inf", "1e3", "1.", ".5", "1,5", "١",
    "99999999999999999",
  ])
  func `what is not a pace`(text: String) {
    #expect(PlanOptions.pace(parsing: text) == nil)
  }

  @Test(arguments: [
    ("low", 0), ("middle", 500), ("high", 1000), ("0.399", 399), ("1", 1000), ("week 3 of 6", 400),
    ("week 1 of 2", 0), ("week 6 of 6", 1000),
  ])
  func `doses`(text: String, dose: Int) {
    #expect(PlanOptions.dose(parsing: text) == dose)
  }

  @Test(arguments: ["week 7 of 6", "week 0 of 6", "week 1 of 1", "1.5", "more", "0.1234"])
  func `what is not a dose`(text: String) {
    #expect(PlanOptions.dose(parsing: text) == nil)
  }

  @Test(arguments: [
    ("12min", 720_000), ("20 minutes", 1_200_000), ("1:30", 90_000), ("half a minute", 30_000),
  ])
  func `lengths`(text: String, length: Int) {
    #expect(PlanOptions.length(parsing: text) == Milliseconds(length))
  }

  @Test(arguments: ["", "12", "5 breaths", "0 minutes", "5m", "900 minutes"])
  func `what is not a length`(text: String) {
    #expect(PlanOptions.length(parsing: text) == nil)
  }

  @Test func `breaths`() {
    #expect(BreathPattern(parsing: "4 in, 6 out") == BreathPattern(inhale: 4000, exhale: 6000))
    #expect(
      BreathPattern(parsing: "4.5 IN, 6 out, 1 pause")
        == BreathPattern(inhale: 4500, exhale: 6000, pause: 1000))
    #expect(BreathPattern(parsing: "calm") == BreathPattern(inhale: 4000, exhale: 6000))
    for text in ["", "4 in", "4 in, 6 in", "4 in, 6 out, 2 hold", "0 in, 6 out", "99 in, 6 out"] {
      #expect(BreathPattern(parsing: text) == nil)
    }
  }
}
