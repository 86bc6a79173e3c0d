import LimberTerminal
import LimberTesting
import LimberTimeline
import Testing

struct CueLineTests {
  @Test func `a cue is a line of time, side and words`() {
    let lines = WorkedExample.timeline.cues[2...4].map(CueLine.text)
    #expect(
      lines == [
        "0:12  left   Reach your left arm up.", "0:16  left   Hold for ten seconds.",
        "0:18  left   (tone: start)",
      ])
  }

  @Test(arguments: [
    (Milliseconds(-1), "0:00"), (999, "0:00"), (59_999, "0:59"), (60_000, "1:00"),
    (3_599_999, "59:59"), (3_600_000, "1:00:00"), (36_061_000, "10:01:01"),
  ])
  func `times are rounded down, so that they are never early`(time: Milliseconds, text: String) {
    #expect(time.clock == text)
  }
}
