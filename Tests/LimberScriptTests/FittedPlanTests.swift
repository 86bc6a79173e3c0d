import LimberDiagnostics
import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// Where even the shortest words are too long, a voice that can hurries a little.
struct FittedPlanTests {
  func plan(_ script: String, _ times: [String: Int], hasty: Bool = true) throws -> Timeline {
    let source = Source(name: "a.routine", text: script)
    let routine = try #require(Compilation(of: source, in: Library()).routine)
    let listed = ListedMeasure(times.map { "@ \($0.value) \($0.key)" }.joined(separator: "\n"))
    let measure: any SpeechMeasure = hasty ? HastyMeasure(usual: listed) : listed
    let timeline = routine.plan(PlanOptions(), measure: measure).draft.timeline
    #expect(TimelineInvariants.violations(in: timeline) == [])
    return timeline
  }

  func spoken(_ kind: Cue.Kind, in timeline: Timeline) -> [String] {
    timeline.cues.filter { $0.kind == kind }.compactMap { cue in
      cue.text.map { "\($0) \(cue.duration.count)" }
    }
  }

  static let hold = """
    Pose: A
    Sit.
    Hold: 30 seconds
    """

  @Test func `a number is hurried before all of them become tones`() throws {
    let times = ["Three.": 900, "Two.": 300, "One.": 800]
    let timeline = try plan(Self.hold, times)
    #expect(spoken(.countdown, in: timeline) == ["Three. 750", "Two. 300", "One. 750"])
    #expect(timeline.dropped == [])
    let steady = try plan(Self.hold, times, hasty: false)
    #expect(spoken(.countdown, in: steady) == [])
    #expect(steady.dropped.map(\.kind) == [.countdown])
    #expect(spoken(.countdown, in: try plan(Self.hold, ["One.": 940])) == [])
  }

  @Test func `a breath is named faster before it is only a tone`() throws {
    let script = """
      Pose: A
      Sit.
      Flow: 2 breaths
      Breath: 2 in, 2 out
      Inhale: Rise with your whole body. | Rise.
      Exhale: Sink. | Sink.
      """
    let times = ["In, rise.": 2400, "In.": 2000, "Out, sink.": 1500]
    let timeline = try plan(script, times)
    #expect(spoken(.breathIn, in: timeline) == ["In. 1750", "In. 1750"])
    #expect(spoken(.breathOut, in: timeline).last == "Out, sink. 1500")
    let steady = try plan(script, times, hasty: false)
    #expect(spoken(.breathIn, in: steady) == [])
  }

  @Test func `a line is hurried where its short form is too long`() throws {
    let script = """
      Pose: A
      Sit.
      Hold: 12 seconds
      Countdown: off
      At 9 seconds: Let your shoulders sink down now. | Let them sink.
      """
    let times = ["Let your shoulders sink down now.": 6000, "Let them sink.": 4500]
    let timeline = try plan(script, times)
    #expect(spoken(.prompt, in: timeline) == ["Let them sink. 3750"])
    let prompts = timeline.cues.filter { $0.kind == .prompt }
    #expect(timeline.dropped.map(\.replacement) == prompts.map(\.sound))
    #expect(spoken(.prompt, in: try plan(script, times, hasty: false)) == [])
  }

  @Test(arguments: UInt64(0)..<100)
  func `every timeline of a voice that hurries keeps the invariants`(seed: UInt64) throws {
    let script = GeneratedScript(seed: seed)
    let source = Source(name: "seed.routine", text: script.text)
    let routine = try #require(Compilation(of: source, in: GeneratedLibrary.library).routine)
    for dose in [0, 500, 1000] {
      var options = PlanOptions()
      options.dose = dose
      let usual = RandomMeasure(seed: seed)
      let timeline = routine.plan(options, measure: HastyMeasure(usual: usual)).draft.timeline
      #expect(TimelineInvariants.violations(in: timeline) == [])
      for case .speech(let utterance) in timeline.cues.map(\.sound) {
        guard let fit = utterance.fit else { continue }
        var natural = utterance
        natural.fit = nil
        #expect(usual.extent(of: natural).map { $0.duration > fit } == true)
        #expect(utterance.role != .safety)
      }
      #expect(timeline.slots == routine.plan(options, measure: usual).draft.timeline.slots)
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func `words are asked for until none is missing, and never twice`(seed: UInt64) throws {
    let source = Source(name: "seed.routine", text: GeneratedScript(seed: seed).text)
    let routine = try #require(Compilation(of: source, in: GeneratedLibrary.library).routine)
    let voice = HastyMeasure(usual: RandomMeasure(seed: seed))
    var known = KnownWords()
    var draft = routine.plan(PlanOptions(), measure: known).draft
    while let next = draft.missing.first {
      try #require(known.extents[next] == nil)
      known.extents[next] = voice.extent(of: next)
      let grown = routine.plan(PlanOptions(), measure: known).draft
      #expect(grown.settled >= draft.settled)
      draft = grown
    }
    #expect(draft == routine.plan(PlanOptions(), measure: voice).draft)
  }
}

/// What has been spoken so far.
private struct KnownWords: SpeechMeasure {
  var extents: [Utterance: SpeechExtent] = [:]

  func extent(of utterance: Utterance) -> SpeechExtent? { extents[utterance] }
}
