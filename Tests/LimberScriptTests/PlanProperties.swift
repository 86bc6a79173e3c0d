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
      of: Source(name: "seed-\(seed).routine", text: script.text), in: Library(),
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

  @Test(arguments: UInt64(0)..<300)
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
    for pace in [500, 750, 1250, 2000] {
      let other = timeline(routine, pace: pace, measure: RandomMeasure(seed: seed))
      #expect(fixed(other) == fixed(steady))
      #expect(exact(other) == exact(steady))
    }
  }

  private func fixed(_ timeline: Timeline) -> [String] {
    timeline.slots.filter(\.isFixed).map { "\($0.kind) \($0.duration) \($0.dose as Any)" }
  }

  /// What is heard inside fixed slots, and when, from their start.
  private func exact(_ timeline: Timeline) -> [String] {
    timeline.cues.compactMap { cue in
      let slot = timeline.slots[cue.anchor.slot]
      return slot.isFixed ? "\(cue.kind) \(cue.start - slot.start) \(cue.sound)" : nil
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `a higher dose or a slower pace never makes a session shorter`(seed: UInt64) throws {
    let routine = try routine(seed)
    let doses = stride(from: 0, through: 1000, by: 50).map {
      timeline(routine, dose: $0).slots.reduce(0) { $0 + ($1.isFixed ? $1.duration.count : 0) }
    }
    #expect(doses == doses.sorted())
    let lengths = stride(from: 0, through: 1000, by: 50).map {
      timeline(routine, dose: $0).duration
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
        of: script, in: Library(), choosing: Choice(variant: variant))
      return self.timeline(try #require(compilation.routine))
    }
    let standard = Set(cautions(try timeline(.standard)))
    for variant in [Variant.easier, .deeper] {
      #expect(standard.isSubset(of: cautions(try timeline(variant))))
    }
  }

  private func cautions(_ timeline: Timeline) -> [String] {
    timeline.cues.filter { $0.kind == .safety }.compactMap(\.text)
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

  @Test(arguments: UInt64(0)..<100)
  func `every prefix of a script compiles to something`(seed: UInt64) {
    let bytes = Array(GeneratedScript(seed: seed).text.utf8)
    for length in stride(from: 0, through: bytes.count, by: 7) {
      let source = Source(name: "prefix.routine", bytes: Array(bytes.prefix(length)))
      let compilation = Compilation(of: source, in: Library())
      #expect(compilation.routine != nil || compilation.report.hasErrors)
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `line ends do not matter`(end: String) throws {
    for seed in UInt64(0)..<20 {
      let text = GeneratedScript(seed: seed).text
      let other = text.replacing("\n", with: end) + (seed % 2 == 0 ? "" : end)
      let marked = (seed % 3 == 0 ? "\u{FEFF}" : "") + other
      let plain = Compilation(of: Source(name: "a.routine", text: text), in: Library())
      let changed = Compilation(of: Source(name: "a.routine", text: marked), in: Library())
      #expect(timeline(try #require(plain.routine)) == timeline(try #require(changed.routine)))
    }
  }
}
