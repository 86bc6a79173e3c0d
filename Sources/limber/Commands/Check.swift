internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import LimberScript
internal import LimberSpeech
internal import LimberTimeline

/// `limber check`: what is wrong with scripts.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what is wrong with scripts, voices and languages, and how to mend it.",
    discussion: """
      limber explain tells more about a code such as R303.

        limber check desk-break.routine
        limber check --fix desk-break.routine
        limber check Voices/mine.voice
        limber check Voices/it.phrases
        limber check --like figure-four.routine viererfigur.routine
      """)

  @Argument(help: "Files, or names of routines; - for standard input.", completion: .checked)
  var files: [String]

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Flag(name: [.short, .long], help: "Also tell what is only worth knowing.")
  var verbose = false

  @Flag(help: "Print one JSON object a line, for editors.")
  var json = false

  @Flag(help: "Make the changes that are certain; - filters.")
  var fix = false

  @Option(
    help: ArgumentHelp("Compare with a script of which this is a translation."),
    completion: .scripts)
  var like: String?

  func validate() throws {
    if json, fix, files.contains("-") {
      throw ValidationError("with --fix, - writes the script to standard output; leave out --json")
    }
  }

  func run() async throws {
    var isClean = true
    let finder = RoutineFinder()
    let scripts = files.filter { CheckedFile($0) == .script }
    if !scripts.isEmpty {
      LanguageFinder.tellMistakesOfReadings(
        besides: Set(scripts.compactMap { RoutineArgument.folder(of: $0) }))
    }
    for file in files where try await !self.isClean(file, finder) { isClean = false }
    if !isClean { throw ExitCode(1) }
  }

  /// Tells what is wrong with one file; false if that is a failure.
  private func isClean(_ file: String, _ finder: RoutineFinder) async throws -> Bool {
    do {
      let report = try await judged(fix ? fixed(file) : self.report(on: file, finder))
      tell(report)
      return !report.hasErrors
    } catch let failure as Failure {
      Message.say(failure.message, hint: failure.hint)
      return false
    }
  }

  private func tell(_ report: Report) {
    guard json else {
      Reports.tell(report, includingNotes: verbose)
      return
    }
    let shown = report.diagnostics.filter { verbose || $0.severity != .note }
    Output.write(shown.map(\.jsonLine).joined())
  }

  /// The same report, more severe if that is asked for.
  private func judged(_ report: Report) -> Report {
    guard strict else { return report }
    return Report(
      report.diagnostics.map { diagnostic in
        var diagnostic = diagnostic
        if diagnostic.severity == .warning { diagnostic.severity = .error }
        return diagnostic
      })
  }

  /// Makes the certain changes to a file; what is wrong with it after them.
  private func fixed(_ file: String) async throws -> Report {
    // No change to the file of a language is certain.
    guard CheckedFile(file) != .language else { return try CheckedFile.reportOnLanguage(file) }
    let edit = try ScriptEdit(file)
    guard CheckedFile(file) != .voice else {
      let there = await VoiceSurroundings.here(besides: file, VoiceFile(edit.source).profile)
      return VoiceFile(
        try mended(edit) { VoiceFile($0, among: there).report }, among: there
      ).report
    }
    // Standard input has been read to its end.
    let library = try edit.isFilter ? RoutineFinder().library : RoutineFinder().find(file).library
    let source = try mended(edit) { source in
      Self.report(on: RoutineFinder.Found(source: source, library: library))
    }
    return try report(on: RoutineFinder.Found(source: source, library: library))
  }

  /// The file after the certain changes, which are told.
  private func mended(_ edit: ScriptEdit, _ report: (Source) -> Report) throws -> Source {
    let mending = Mending(edit.source, report: report)
    try edit.replace(with: mending.source)
    if !mending.fixes.isEmpty {
      Message.write(mending.fixes.map { $0.text + "\n" }.joined())
    }
    return mending.source
  }

  private func report(on file: String, _ finder: RoutineFinder) async throws -> Report {
    switch CheckedFile(file) {
    case .script: try report(on: finder.find(file))
    case .voice: try await CheckedFile.reportOnVoice(file)
    case .language: try CheckedFile.reportOnLanguage(file)
    }
  }

  private func report(on found: RoutineFinder.Found) throws -> Report {
    var report = Self.report(on: found)
    if let like {
      let other = try RoutineFinder().find(like).source
      report.append(
        Likeness.diagnostics(
          of: found.source, like: other, languages: found.library.languages))
    }
    return report
  }

  /// What compiling and planning notice.
  ///
  /// Planning uses a fixed 400 ms a word: no voice is needed to check a script, and the answer is
  /// the same everywhere.
  private static func report(on found: RoutineFinder.Found) -> Report {
    let compilation = Compilation(of: found.source, in: found.library)
    var report = compilation.report
    if let plan = compilation.routine?.plan(PlanOptions(), measure: FixedMeasure()) {
      report.append(plan.diagnostics)
    }
    return report
  }
}
