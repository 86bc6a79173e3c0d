import LimberDiagnostics
import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// What holds for every script, told by seeds.
struct PlanProperties {
  private func routine(_ seed: UInt64) throws -> Routine {
    let script = GeneratedScript(seed: seed)
    let compilation = Compilation(
      of: Source(name: "seed-\(seed).routine", text: script.text), in: GeneratedLibrary.library,
      choosing: Choice(
        variant: Variant.allCases[Int(seed % 3)],
        versions: seed % 2 == 0 ? [:] : ["pose a": "with a block"]))
    let errors = compilation.report.diagnostics.filter { $0.severity == .error }
    return try #require(
      compilation.routine,
      "\(DiagnosticRenderer(usesColor: false).text(of: Report(errors)))\n\(script.text)")
  }

  private func timeline(
    _ routine: Routine, pace: Int = 1000, dose: Int = 500,
    measure: any SpeechMeasure = FixedMeasure()
  ) -> Timeline {
    var options = PlanOptions()
    options.pace = pace
    options.dose = dose
    return routine.plan(options, measure: measure).draft.timeline
  }

  @Test(arguments: UInt64(0)..<200)
  func `every timeline keeps the invariants, at any pace and dose and with any voice`(
    seed: UInt64
  ) throws {
    let routine = try routine(seed)
    for pace in [500, 750, 1000, 1250, 2000] {
      for dose in [0, 333, 500, 1000] {
        for measure in [FixedMeasure() as any SpeechMeasure, RandomMeasure(seed: seed)] {
          let timeline = timeline(routine, pace: pace, dose: dose, measure: measure)
          #expect(TimelineInvariants.violations(in: timeline) == [], "pace \(pace), dose \(dose)")
        }
      }
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `pace changes no fixed slot, no count and no words`(seed: UInt64) throws {
    let routine = try routine(seed)
    let steady = timeline(routine, measure: RandomMeasure(seed: seed))
    // Repeats without a written tempo last as long as the pace makes them (LANGUAGE.md 7.9).
    let paced = Set(
      steady.slots.indices.filter { index in
        let slot = steady.slots[index]
        return slot.kind == .reps && slot.duration.count == 4000 * (slot.dose?.value ?? 0)
      })
    for pace in [500, 750, 1250, 2000] {
      let other = timeline(routine, pace: pace, measure: RandomMeasure(seed: seed))
      #expect(other.slots.map(\.kind) == steady.slots.map(\.kind))
      #expect(other.slots.map(\.dose) == steady.slots.map(\.dose))
      #expect(fixed(other, but: paced) == fixed(steady, but: paced))
      #expect(exact(other, but: paced) == exact(steady, but: paced))
    }
  }

  private func fixed(_ timeline: Timeline, but others: Set<Int>) -> [String] {
    timeline.slots.indices.filter { timeline.slots[$0].isFixed && !others.contains($0) }.map {
      "\(timeline.slots[$0].kind) \(timeline.slots[$0].duration)"
    }
  }

  /// What is heard inside fixed slots, and when, from their start.
  private func exact(_ timeline: Timeline, but others: Set<Int>) -> [String] {
    timeline.cues.compactMap { cue in
      let slot = timeline.slots[cue.anchor.slot]
      guard slot.isFixed, !others.contains(cue.anchor.slot) else { return nil }
      return "\(cue.kind) \(cue.start - slot.start) \(cue.sound)"
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `a higher dose or a slower pace never makes a session shorter`(seed: UInt64) throws {
    let routine = try routine(seed)
    let doses = stride(from: 0, through: 1000, by: 50).map {
      timeline(routine, dose: $0).slots.reduce(0) { $0 + ($1.isFixed ? $1.duration.count : 0) }
    }
    #expect(doses == doses.sorted())
    // A larger dose may have fewer words, so they take the same time here.
    let lengths = stride(from: 0, through: 1000, by: 50).map {
      timeline(routine, dose: $0, measure: EvenMeasure()).duration
    }
    #expect(lengths == lengths.sorted())
    let paces = [2000, 1500, 1250, 1000, 750, 500].map { timeline(routine, pace: $0).duration }
    #expect(paces == paces.sorted())
  }

  @Test(arguments: UInt64(0)..<300)
  func `no form loses a caution`(
    seed: UInt64
  ) throws {
    let script = Source(name: "seed.routine", text: GeneratedScript(seed: seed).text)
    func timeline(_ variant: Variant) throws -> Timeline {
      let compilation = Compilation(
        of: script, in: GeneratedLibrary.library, choosing: Choice(variant: variant))
      return self.timeline(try #require(compilation.routine))
    }
    let standard = cautions(try timeline(.standard))
    for variant in [Variant.easier, .deeper] {
      let others = cautions(try timeline(variant))
      // The same words, or those of the same line: an amount in them may be another one.
      let lost = standard.filter { caution in
        !others.contains { $0.text == caution.text || $0.origin == caution.origin }
      }
      #expect(lost.map(\.text) == [], "\(variant)")
    }
  }

  private func cautions(_ timeline: Timeline) -> [Cue] {
    timeline.cues.filter { $0.kind == .safety }
  }

  @Test(arguments: UInt64(0)..<300)
  func `planning twice gives the same timeline`(seed: UInt64) throws {
    let measure = RandomMeasure(seed: seed)
    let first = timeline(try routine(seed), measure: measure)
    let second = timeline(try routine(seed), measure: measure)
    #expect(first == second)
  }

  @Test(arguments: UInt64(0)..<300)
  func `what is settled stays when more words are spoken`(seed: UInt64) throws {
    let routine = try routine(seed)
    let whole = RandomMeasure(seed: seed)
    for length in [nil, Milliseconds.seconds(200)] {
      var options = PlanOptions()
      options.length = length
      let final = routine.plan(options, measure: whole).draft
      #expect(final.isFinal)
      #expect(final.settled == final.timeline.duration)
      for known in [0, 30, 60, 90] {
        let draft = routine.plan(options, measure: RandomMeasure(seed: seed, known: known)).draft
        #expect(Set(draft.missing).count == draft.missing.count)
        #expect(before(draft.settled, draft.timeline) == before(draft.settled, final.timeline))
      }
    }
  }

  /// The slots and cues that begin before a time, and all that is in them.
  private func before(_ time: Milliseconds, _ timeline: Timeline) -> [String] {
    let slots = timeline.slots.prefix { $0.end <= time }
    let cues = timeline.cues.filter { $0.anchor.slot < slots.count }
    return slots.map { "\($0)" } + cues.map { "\($0)" }
  }

  @Test(arguments: UInt64(0)..<60)
  func `every prefix of a script compiles to something`(seed: UInt64) {
    let bytes = Array(GeneratedScript(seed: seed).text.utf8)
    for length in stride(from: 0, through: bytes.count, by: 7) {
      let source = Source(name: "prefix.routine", bytes: Array(bytes.prefix(length)))
      let compilation = Compilation(of: source, in: Library())
      #expect(compilation.routine != nil || compilation.report.hasErrors)
    }
  }

  private func compilation(of text: String) -> Compilation {
    Compilation(of: Source(name: "a.routine", text: text), in: GeneratedLibrary.library)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `line ends do not matter`(end: String) throws {
    for seed in UInt64(0)..<20 {
      let text = GeneratedScript(seed: seed).text
      let other = text.replacing("\n", with: end) + (seed % 2 == 0 ? "" : end)
      let marked = (seed % 3 == 0 ? "\u{FEFF}" : "") + other
      let plain = compilation(of: text)
      let changed = compilation(of: marked)
      #expect(timeline(try #require(plain.routine)) == timeline(try #require(changed.routine)))
    }
  }
}

/// A voice for which everything takes a second.
private struct EvenMeasure: SpeechMeasure {
  func extent(of utterance: Utterance) -> SpeechExtent? {
    SpeechExtent(duration: 1000, beat: .zero)
  }
}
