internal import LimberDiagnostics
internal import LimberScript
internal import LimberTimeline

/// Makes the single, obvious changes to a script, as long as they mend something.
struct Mending {
  /// The script as it is now.
  private(set) var source: Source
  /// What has been mended, in the order of the changes.
  private(set) var mended: [Diagnostic] = []

  /// One change can uncover another; more rounds than this would be no progress.
  private static let mostRounds = 10

  init(_ source: Source, in library: Library) {
    self.source = source
    for _ in 0..<Self.mostRounds {
      let report = Self.report(on: self.source, in: library)
      let (next, done) = self.source.fixed(by: report)
      guard !done.isEmpty, next != self.source else { return }
      guard Self.report(on: next, in: library).diagnostics.count < report.diagnostics.count else {
        return
      }
      self.source = next
      mended += done
    }
  }

  /// What compiling and planning notice.
  ///
  /// Planning uses a fixed 400 ms a word: no voice is needed to check a script, and the answer is
  /// the same everywhere.
  static func report(on source: Source, in library: Library) -> Report {
    let compilation = Compilation(of: source, in: library)
    var report = compilation.report
    if let plan = compilation.routine?.plan(PlanOptions(), measure: FixedMeasure()) {
      report.append(plan.diagnostics)
    }
    return report
  }
}
