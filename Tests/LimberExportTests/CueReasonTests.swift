import LimberExport
import LimberTimeline
import Testing

struct CueReasonTests {
  private let origin = Origin(file: "a.routine", line: 3)

  private func timeline(_ kind: Slot.Kind, _ dose: Dose?, _ cue: Cue) -> Timeline {
    let options = Timeline.Options(dose: 500, pace: 1000, breath: .slow, voice: "test")
    let slot = Slot(
      kind: kind, start: .seconds(10), end: .seconds(30), section: 0, side: nil, set: 1,
      dose: dose, origin: origin)
    return Timeline(title: "A", language: "en", options: options, slots: [slot], cues: [cue])
  }

  private func cue(_ kind: Cue.Kind, _ edge: Cue.Anchor.Edge, _ offset: Milliseconds) -> Cue {
    let start: Milliseconds = (edge == .start ? .seconds(10) : .seconds(30)) + offset
    return Cue(
      kind: kind, start: start, lead: .zero, duration: 18_800, sound: .tone(.end),
      anchor: Cue.Anchor(slot: 0, edge: edge, offset: offset), side: nil, origin: origin,
      isDefault: true)
  }

  @Test func `a place is told from the nearer edge`() {
    let hold = Dose(value: 20_000, unit: .second)
    for (edge, offset, words) in [
      (Cue.Anchor.Edge.end, Milliseconds(-3000), "3 seconds before the end of the hold"),
      (.start, 1000, "1 second after the start of the hold"),
      (.start, 12_500, "12.5 seconds after the start of the hold"),
      (.end, 0, "at the end of the hold"), (.start, 0, "at the start of the hold"),
    ] {
      let cue = cue(.countdown, edge, offset)
      #expect(CueReason.place(of: cue, in: timeline(.hold, hold, cue)) == words)
      #expect(CueReason.length(of: cue, in: timeline(.hold, hold, cue)) == nil)
    }
  }

  @Test func `words with a time of their own tell what is left of it`() {
    let cue = cue(.instruct, .start, 0)
    let plan = timeline(.instruct, nil, cue)
    #expect(CueReason.place(of: cue, in: plan) == "at the start of the time it has for itself")
    #expect(
      CueReason.length(of: cue, in: plan)
        == "an instruction; it lasts as long as it sounds, and 1.2 seconds more")
  }

  @Test(arguments: [
    (Slot.Kind.hold, Dose(value: 20_000, unit: .second), "a hold of 20 seconds"),
    (.flow, Dose(value: 5, unit: .breath), "a flow of 5 breaths, 20 seconds"),
    (.reps, Dose(value: 10, unit: .time), "repeats of 10 times, 20 seconds"),
  ])
  func `a dose tells how long it is`(kind: Slot.Kind, dose: Dose, words: String) {
    let slot = timeline(kind, dose, cue(.prompt, .start, 0)).slots[0]
    #expect(CueReason.words(for: slot) == "\(words); nothing changes its length")
  }

  @Test func `what is elastic says so`() {
    let slot = timeline(.instruct, nil, cue(.instruct, .start, 0)).slots[0]
    #expect(
      CueReason.words(for: slot)
        == "an instruction; it lasts as long as its words, and time to follow")
  }

  @Test func `every kind has words and a rule`() {
    #expect(Set(Cue.Kind.allCases.map(\.words)).count == Cue.Kind.allCases.count)
    for kind in Cue.Kind.allCases { #expect(CueReason.rule(for: kind).last != ".") }
  }

  @Test func `a breath is written as scripts write it`() {
    #expect(
      BreathPattern(inhale: 4500, exhale: 6000, pause: 1000).words == "4.5 in, 6 out, 1 pause")
    #expect(BreathPattern.slow.words == "3 in, 5 out")
  }
}
