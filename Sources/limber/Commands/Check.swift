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
      if try await !self.isClean(file) { isClean = false }
    }
    if !isClean { throw ExitCode(1) }
  }

  /// Tells what is wrong with one file; false if that is a failure.
  private func isClean(_ file: String) async throws -> Bool {
    do {
      let report = try report(on: file)
      Reports.tell(report, includingNotes: verbose)
      return !report.hasErrors && !(strict && report.count(of: .warning) > 0)
    } catch let failure as Failure {
      Message.say(failure.message, hint: failure.hint)
      return false
    }
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
