import LimberDiagnostics
import LimberScript
import LimberTimeline

/// All that a script means, as lines of text without places: to compare it with another that is
/// only written differently.
struct ScriptMeaning: Equatable {
  private(set) var lines: [String] = []

  /// What `source` means in every variant, at three doses, and what is said about it.
  init(of source: Source, in library: Library = Library(), versions: [String: String] = [:]) {
    lines = SyntaxTree.text(of: source, languages: library.languages).split(separator: "\n").map(
      Self.withoutPlace)
    for variant in Variant.allCases {
      let choice = Choice(variant: variant, versions: versions)
      let compilation = Compilation(of: source, in: library, choosing: choice)
      lines.append("\(variant) \(compilation.names)")
      // White space that cannot be seen, which R004 tells, may become a plain space.
      lines += compilation.report.diagnostics.map(\.code.name).filter { $0 != "R004" }
      guard let routine = compilation.routine else { continue }
      lines.append("\(routine.title) \(routine.id) \(routine.language) \(routine.isSession)")
      lines.append("\(routine.about) \(routine.length as Any) \(routine.reasonsToStop)")
      lines += routine.poses.map { "\($0)" }
      for dose in [0, 500, 1000] { add(routine, at: dose) }
    }
  }

  /// A row of the tree without the number of its line, and with half a minute as 30 seconds.
  private static func withoutPlace(_ row: Substring) -> String {
    String(row.drop { $0 != " " }).replacing(#/\(amount (\d{1,5}) \1 minute\)/#) { amount in
      Int(amount.1).map { $0 < 60_000 && $0 > 0 } == true
        ? "(amount \(amount.1) \(amount.1) second)" : String(amount.0)
    }
  }

  private mutating func add(_ routine: Routine, at dose: Int) {
    var options = PlanOptions()
    options.dose = dose
    let plan = routine.plan(options, measure: FixedMeasure())
    lines += plan.diagnostics.map(\.code.name)
    let timeline = plan.draft.timeline
    lines += timeline.sections.map { "\($0)" }
    for slot in timeline.slots {
      // Half a minute and 30 seconds are the same dose.
      let dose = slot.dose.map { "\($0.value) \($0.unit == .minute ? .second : $0.unit)" } ?? ""
      lines.append("\(slot.kind) \(slot.start) \(slot.end) \(slot.side as Any) \(slot.set) \(dose)")
    }
    for cue in timeline.cues {
      lines.append("\(cue.kind) \(cue.start) \(cue.sound) \(cue.anchor) \(cue.side as Any)")
    }
    lines += timeline.dropped.map { "\($0.kind) \($0.text) \($0.reason)" }
  }
}

extension Source {
  /// Its whole text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
