internal import ArgumentParser
internal import LimberDiagnostics
internal import LimberScript
internal import LimberTimeline

/// `limber check`: what is wrong with scripts.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what is wrong with scripts, and how to mend it.")

  @Argument(help: "Files, or names of routines; - for standard input.")
  var files: [String]

  @Flag(help: "Fail on warnings too.")
  var strict = false

  @Flag(name: [.short, .long], help: "Also tell what is only worth knowing.")
  var verbose = false

  func run() async throws {
    var isClean = true
    for file in files {
      let report: Report = try await Message.reportingFailure { try self.report(on: file) }
      Reports.tell(report, includingNotes: verbose)
      let warnings = report.count(of: .warning)
      if report.hasErrors || (strict && warnings > 0) { isClean = false }
    }
    if !isClean { throw ExitCode(1) }
  }

  /// What compiling and planning notice.
  ///
  /// Planning uses a fixed 400 ms a word: no voice is needed to check a script, and the answer is
  /// the same everywhere.
  private func report(on file: String) throws -> Report {
    let found = try RoutineFinder().find(file)
    let compilation = Compilation(of: found.source, in: found.library)
    var report = compilation.report
    if let plan = compilation.routine?.plan(PlanOptions(), measure: FixedMeasure()) {
      report.append(plan.diagnostics)
    }
    return report
  }
}
