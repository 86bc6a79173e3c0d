import LimberTesting
import LimberTimeline
import Testing

struct CueTests {
  @Test func `a spoken count begins to sound before its beat`() {
    var count = WorkedExample.timeline.cues[5]
    count.lead = 90
    #expect(count.text == "Three.")
    #expect(count.audibleStart == 25_410)
    #expect(count.audibleEnd == 25_810)
  }

  @Test func `a cue has words or a tone, never both`() {
    for cue in WorkedExample.timeline.cues {
      #expect((cue.text == nil) != (cue.tone == nil))
    }
  }

  @Test func `safety ranks before everything else, and the preview after it`() {
    let ranked = Cue.Kind.allCases.sorted { $0.priority < $1.priority }
    #expect(ranked.first == .safety)
    #expect(ranked.last == .next)
    #expect(Cue.Kind.allCases.filter { $0.priority == 0 } == [.safety])
  }

  @Test func `doses are fixed, and words are elastic`() {
    let fixed = Slot.Kind.allCases.filter(\.isFixed)
    #expect(fixed == [.hold, .move, .flow, .reps, .pause])
  }
}
