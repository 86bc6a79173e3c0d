import LimberDiagnostics
import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// What a person hears who wants fewer words.
struct CueStyleTests {
  private static func routine(_ text: String) throws -> Routine {
    let source = Source(name: "a.routine", text: text)
    let compilation = Compilation(of: source, in: GeneratedLibrary.library)
    return try #require(compilation.routine, "\(compilation.report.diagnostics)")
  }

  private static func timeline(
    _ routine: Routine, count: CueStyle = .words, breathCues: CueStyle = .words,
    _ measure: any SpeechMeasure = FixedMeasure()
  ) -> Timeline {
    var options = PlanOptions()
    options.count = count
    options.breathCues = breathCues
    return routine.plan(options, measure: measure).draft.timeline
  }

  /// What of `kinds` is heard, in short: words, or the name of a tone.
  private static func heard(_ timeline: Timeline, _ kinds: Cue.Kind...) -> [String] {
    timeline.cues.filter { kinds.contains($0.kind) }.map { $0.text ?? $0.tone?.rawValue ?? "" }
  }

  @Test(arguments: [
    (CueStyle.words, ["Three.", "Two.", "One."]), (.tones, ["count", "count", "count"]),
    (.off, []),
  ])
  func `a countdown is told in words, in tones, or not`(style: CueStyle, expected: [String]) throws
  {
    let routine = try Self.routine("Pose: A\nUp.\nHold: 10 seconds\nDown.\n")
    let timeline = Self.timeline(routine, count: style)
    #expect(Self.heard(timeline, .countdown) == expected)
    #expect(Self.heard(timeline, .start) == ["start"])
    #expect(timeline.dropped == [])
  }

  @Test(arguments: [
    (CueStyle.words, ["One.", "Two.", "Three."]), (.tones, ["count", "count", "count"]),
    (.off, ["start"]),
  ])
  func `repeats are counted in words, in tones, or only begun`(
    style: CueStyle, expected: [String]
  ) throws {
    let routine = try Self.routine("Pose: A\nUp.\nReps: 3\nDown.\n")
    #expect(Self.heard(Self.timeline(routine, count: style), .rep, .start) == expected)
  }

  @Test(arguments: [
    (CueStyle.words, ["Breathe in.", "And out.", "Last breath.", "breathOut"]),
    (.tones, ["breathIn", "breathOut", "Last breath.", "breathOut"]),
    (.off, ["start", "Last breath."]),
  ])
  func `the breaths of a hold are called in words, in tones, or only begun`(
    style: CueStyle, expected: [String]
  ) throws {
    let routine = try Self.routine("Pose: A\nSit.\nHold: 2 breaths\n")
    let timeline = Self.timeline(routine, breathCues: style)
    #expect(Self.heard(timeline, .breathIn, .breathOut, .start, .last) == expected)
  }

  @Test(arguments: [
    (CueStyle.tones, ["Breathe in. Rise.", "Breathe out. Sink.", "breathIn", "breathOut"]),
    (.off, ["Breathe in. Rise.", "Breathe out. Sink."]),
  ])
  func `what the author says in the first breath is always heard`(
    style: CueStyle, expected: [String]
  ) throws {
    let script =
      "Pose: A\nSit.\nFlow: 2 breaths\nBreath: 5 in, 5 out\nInhale: Rise.\nExhale: Sink.\n"
    let timeline = Self.timeline(try Self.routine(script), breathCues: style)
    #expect(Self.heard(timeline, .breathIn, .breathOut, .start) == expected)
  }

  @Test(arguments: UInt64(0)..<100)
  func `in every style a timeline keeps the invariants, its slots and its other cues`(
    seed: UInt64
  ) throws {
    let routine = try Self.routine(GeneratedScript(seed: seed).text)
    let measure = RandomMeasure(seed: seed)
    let usual = Self.timeline(routine, measure)
    for count in CueStyle.allCases {
      for breathCues in CueStyle.allCases {
        let timeline = Self.timeline(routine, count: count, breathCues: breathCues, measure)
        #expect(TimelineInvariants.violations(in: timeline) == [])
        #expect(timeline.slots == usual.slots)
        #expect(Self.lost(from: usual, in: timeline) == [], "\(count), \(breathCues)")
        #expect(Self.isTold(timeline, count, .countdown, .rep))
      }
    }
  }

  /// Cues that are neither counts nor breaths, and are heard no more.
  ///
  /// An author's line may take the room that a count leaves, and with it that of half time or of
  /// another line; then this is told.
  private static func lost(from usual: Timeline, in timeline: Timeline) -> [String] {
    usual.cues.filter { cue in
      ![.countdown, .rep, .breathIn, .breathOut].contains(cue.kind)
        && !timeline.dropped.contains {
          [.halfway, .prompt].contains(cue.kind) && $0.kind == cue.kind && $0.origin == cue.origin
        }
        && !timeline.cues.contains {
          ($0.anchor.slot, $0.kind, $0.origin) == (cue.anchor.slot, cue.kind, cue.origin)
        }
    }.map { "\($0.kind) \($0.text ?? "") at \($0.start)" }
  }

  /// Whether nothing of `kinds` is told in another way than `style` says.
  private static func isTold(
    _ timeline: Timeline, _ style: CueStyle, _ kinds: Cue.Kind...
  ) -> Bool {
    let cues = timeline.cues.filter { kinds.contains($0.kind) }
    return switch style {
    case .words: true
    case .tones: cues.allSatisfy { $0.tone == .count }
    case .off: cues.isEmpty
    }
  }
}
