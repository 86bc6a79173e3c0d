import LimberDiagnostics
import LimberScript
import LimberTesting
import LimberTimeline

/// What libFuzzer calls with every input it makes up.
///
/// The first byte chooses how the routine is planned; the rest is the script.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = bytes.first else { return 0 }
  Attempt(choice: choice, script: Array(bytes.dropFirst())).run()
  return 0
}

/// One script, from its bytes to its timeline.
struct Attempt {
  let choice: UInt8
  let script: [UInt8]

  func run() {
    let source = Source(name: "fuzz.routine", bytes: script)
    let compilation = Compilation(of: source, in: Self.library)
    require((compilation.routine == nil) == compilation.report.hasErrors, "a routine or an error")
    check(compilation.report)
    guard let routine = compilation.routine else { return }
    let plan = routine.plan(options, measure: FixedMeasure())
    let timeline = plan.draft.timeline
    require(plan.draft.isFinal, "all words have a length")
    // A doubled brace is a real one, which the checker cannot tell from a placeholder.
    let violations = TimelineInvariants.violations(in: timeline)
      .filter { !$0.hasSuffix("has an unfilled placeholder") }
    require(violations.isEmpty, violations.joined(separator: "\n"))
  }

  /// Every message points into its script, and holds nothing that steers a terminal.
  private func check(_ report: Report) {
    for diagnostic in report.diagnostics {
      let bytes = diagnostic.source.bytes.count
      let ranges = [diagnostic.label.range] + diagnostic.related.map(\.range)
      require(ranges.allSatisfy { $0.upperBound <= bytes }, "\(diagnostic.code.name) points out")
    }
    let text = DiagnosticRenderer(usesColor: false).text(of: report)
    let isPlain = text.unicodeScalars.allSatisfy {
      $0 == "\n" || !($0.value < 0x20 || (0x7F..<0xA0).contains($0.value))
    }
    require(isPlain, "control characters in \(text.debugDescription)")
  }

  private var options: PlanOptions {
    var options = PlanOptions()
    options.dose = [0, 333, 500, 1000][Int(choice & 3)]
    options.pace = [500, 1000, 1250, 2000][Int(choice >> 2 & 3)]
    if choice & 16 != 0 { options.length = Milliseconds(Int(choice >> 5) * 60_000 + 30_000) }
    return options
  }

  private func require(_ isSo: Bool, _ what: String) {
    if !isSo { fatalError(what) }
  }

  private static let library = Library(places: [
    Library.Place(
      name: "in the built-in library",
      sources: [
        Source(
          name: "figure-four.routine", text: "Pose: Figure four\nEach side:\nHold: 10 seconds"),
        Source(name: "pigeon.routine", text: "Pose: Pigeon\nEasier: use fuzz\nHold: 3 breaths"),
      ])
  ])
}
