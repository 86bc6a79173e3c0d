import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// Lines inside windows, repeats, sets, sides and gates: when each is heard.
struct PromptTests {
  private func timeline(_ script: String, pace: Int = 1000) throws -> Timeline {
    let compilation = Compilation(of: Source(name: "prompt.routine", text: script), in: Library())
    #expect(compilation.report.diagnostics.map(\.message) == [])
    var options = PlanOptions()
    options.pace = pace
    return try #require(compilation.routine).plan(options, measure: FixedMeasure()).draft.timeline
  }

  /// The words heard in the fixed slots, with their seconds from the start of the slot.
  private func inside(_ timeline: Timeline, _ kind: Cue.Kind) -> [String] {
    timeline.cues.filter { $0.kind == kind }.map { cue in
      let start = timeline.slots[cue.anchor.slot].start
      return "\((cue.start - start).count) \(cue.text ?? "tone")"
    }
  }

  @Test func `a line is said after its time, before the end, and again and again`() throws {
    let timeline = try timeline(
      """
      Pose: P
      Hold: 60 seconds
      Halfway: off
      At 5 seconds: Settle.
      After 12 seconds: Deeper.
      Every 20 seconds: Breathe out. | Breathe.
      With 10 seconds left: Nearly.
      """)
    #expect(
      inside(timeline, .prompt) == [
        "5000 Settle.", "12000 Deeper.", "20000 Breathe out.", "40000 Breathe.", "50000 Nearly.",
      ])
  }

  @Test func `a line shifts a little for the countdown, and else is told of`() throws {
    let script = "Pose: P\nHold: 20 seconds\nHalfway: off\nAt 16.5 seconds: Hold on.\n"
    #expect(inside(try timeline(script), .prompt) == ["15950 Hold on."])
    let late = try timeline(script.replacing("16.5", with: "18"))
    #expect(inside(late, .prompt) == [])
    let dropped = try #require(late.dropped.first)
    #expect(dropped.reason == "there is no room for this line: the countdown is speaking")
    #expect(dropped.detail == "needs 18.0 s to 18.8 s; the countdown starts at 17.0 s")
  }

  @Test func `in breaths, a line waits for a free place in its breath`() throws {
    let timeline = try timeline(
      "Pose: P\nHold: 5 breaths\nHalfway: off\nAt 2 breaths: Feel your back grow wide and long.")
    #expect(inside(timeline, .prompt) == ["19500 Feel your back grow wide and long."])
  }

  @Test func `a line for any time is said where there is room`() throws {
    let timeline = try timeline("Pose: P\nMove: 30 seconds\nDuring: Keep it light.")
    #expect(inside(timeline, .prompt) == ["10000 Keep it light."])
  }

  @Test func `repeats are counted at their tempo, and the last one is named`() throws {
    let script = "Pose: P\nReps: 4, 3 seconds each\nLast: Last one.\nRelease: And rest."
    for pace in [500, 1000, 2000] {
      let timeline = try timeline(script, pace: pace)
      #expect(inside(timeline, .rep) == ["0 One.", "3000 Two.", "6000 Three."])
      #expect(inside(timeline, .last) == ["9000 Last one."])
      #expect(timeline.slots.first { $0.kind == .reps }?.duration == .seconds(12))
      #expect(timeline.cues.last?.text == "And rest.")
    }
  }

  @Test func `the tempo of repeats follows the pace only where none is written`() throws {
    let lengths = try [500, 1000, 2000].map { pace in
      try timeline("Pose: P\nReps: 4", pace: pace).slots.first { $0.kind == .reps }?.duration
    }
    #expect(lengths == [.seconds(32), .seconds(16), .seconds(8)])
  }

  @Test func `the last breath has words of its own, or none`() throws {
    let script = "Pose: P\nHold: 3 breaths\n"
    #expect(inside(try timeline(script), .last) == ["16000 Last breath."])
    #expect(inside(try timeline(script + "Last: One more."), .last) == ["16000 One more."])
    #expect(inside(try timeline(script + "Last: off"), .last) == [])
  }

  @Test func `a window ends with its own words, the usual ones, or a tone`() throws {
    let script = "Pose: P\nHold: 10 seconds\n"
    #expect(inside(try timeline(script), .release) == ["0 And release."])
    #expect(inside(try timeline(script + "Release: Let go."), .release) == ["0 Let go."])
    #expect(inside(try timeline(script + "Release: off"), .release) == ["0 tone"])
  }

  @Test func `a part is done once a set, and what is around it once`() throws {
    let timeline = try timeline(
      "Pose: P\nSets: 2\nLie down.\nEach set:\nLift. | Up.\nAfterwards: Rest.")
    #expect(
      timeline.cues.compactMap(\.text) == [
        "P.", "Lie down.", "Lift.", "Set two of two.", "Up.", "Rest.",
      ])
  }

  @Test func `a line for one side is said on that side only`() throws {
    let timeline = try timeline(
      """
      Pose: P
      Each side, left first:
      First side: This is the {side} side.
      Reach.
      Second side: And this the {side}. | Again.
      Switch: Over to the {side}.
      """)
    #expect(
      timeline.cues.compactMap(\.text) == [
        "P.", "This is the left side.", "Reach.", "Over to the right.", "Reach.",
        "And this the right.",
      ])
  }

  @Test func `a gate lasts its limit, and is explained once`() throws {
    let timeline = try timeline(
      "Pose: P\nWait: until ready\nLie.\nWait: until ready, 20 seconds at most\nSit.")
    let gates = timeline.slots.filter { $0.kind == .gate }
    #expect(gates.map(\.duration) == [.seconds(10), .seconds(20)])
    #expect(inside(timeline, .announce) == ["0 When you are ready.", "0 tone"])
  }

  @Test func `a minute left is said once, in the words that are written`() throws {
    let timeline = try timeline("Pose: P\nMove: 4 minutes\n1 minute left: Slow down.")
    #expect(inside(timeline, .prompt) == ["180000 Slow down."])
    #expect(inside(timeline, .timeLeft) == [])
  }
}
