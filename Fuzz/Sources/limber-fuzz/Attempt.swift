import LimberDiagnostics
import LimberExport
import LimberScript
import LimberTesting
import LimberTimeline

/// One script, from its bytes to its timeline and what is made of it.
struct Attempt {
  let choice: UInt8
  let trial: Trial
  let files: ScriptFiles
  var languages: Languages { trial.contains(.languages) ? Phrasebooks.all : .english }

  func run() {
    let library = files.library(languages)
    let variants: [Variant] = trial.contains(.forms) ? [.standard, .easier, .deeper] : [.standard]
    for variant in variants { compile(in: library, variant) }
    let laws = ScriptLaws(library: library)
    if trial.contains(.format) { laws.checkFormat(of: files.main) }
    if trial.contains(.fixes) { laws.checkFixes(of: files.main) }
    if trial.contains(.likeness), let other = files.others.first {
      laws.check(
        Report(Likeness.diagnostics(of: files.main, like: other, languages: languages)))
    }
  }

  private func compile(in library: Library, _ variant: Variant) {
    let compilation = Compilation(
      of: files.main, in: library, choosing: Choice(variant: variant, versions: ["a": "b"]))
    require(
      (compilation.routine == nil) == compilation.report.hasErrors, "a routine or an error")
    ScriptLaws(library: library).check(compilation.report)
    guard let routine = compilation.routine else { return }
    let plan = routine.plan(options, measure: FixedMeasure())
    ScriptLaws(library: library).check(Report(plan.diagnostics))
    let timeline = plan.draft.timeline
    require(plan.draft.isFinal, "all words have a length")
    // A doubled brace is a real one, which the checker cannot tell from a placeholder.
    let violations = TimelineInvariants.violations(in: timeline)
      .filter { !$0.hasSuffix("has an unfilled placeholder") }
    require(violations.isEmpty, violations.joined(separator: "\n"))
    // Long ones only cost time.
    if trial.contains(.exports), timeline.cues.count < 300 { export(timeline) }
  }

  /// Every format can write the timeline, and what is read back is the same.
  private func export(_ timeline: Timeline) {
    for format in ExportFormat.all {
      let text = format.text(of: timeline)
      require(
        [nil, UInt8(ascii: "\n")].contains(text.utf8.last), "\(format.name) ends its last line")
      require(!text.utf8.contains(0), "\(format.name) holds NUL")
    }
    let bytes = Array(ExportFormat.json.text(of: timeline).utf8)
    do throws(UnreadableTimeline) {
      let read = try TimelineReader.timeline(from: bytes)
      require(read.duration == timeline.duration, "JSON keeps the length")
      require(
        Array(ExportFormat.json.text(of: read).utf8) == bytes, "JSON is the same when it was read")
    } catch {
      fatalError("JSON cannot be read: \(error.reason)")
    }
  }

  private var options: PlanOptions {
    var options = PlanOptions()
    options.dose = [0, 333, 500, 1000][Int(choice & 3)]
    options.pace = [500, 1000, 1250, 2000][Int(choice >> 2 & 3)]
    if choice & 16 != 0 { options.length = Milliseconds(Int(choice >> 5) * 60_000 + 30_000) }
    return options
  }
}
