internal import ArgumentParser
internal import LimberDiagnostics
internal import LimberScript

/// `limber check`: what is wrong with scripts.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what is wrong with scripts, and how to mend it.",
    discussion: """
      Exits with 1 if a script has errors. "limber explain R303" tells more about a code.
      """)

  @Argument(help: "Files, or names of routines; - for standard input.")
  var files: [String]

  @Flag(help: "Fail on warnings too.")
  var strict = false

  @Flag(name: [.short, .long], help: "Also tell what is only worth knowing.")
  var verbose = false

  @Flag(help: "Make the single, obvious changes; with -, the result goes to standard output.")
  var fix = false

  @Flag(help: "One JSON object for each thing noticed, a line each, on standard output.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Compare with this script: same timed lines, same doses, same markers.", valueName: "file"))
  var like: String?

  func validate() throws {
    if fix, json, files.contains("-") {
      throw ValidationError("--fix - and --json would both write to standard output")
    }
  }

  func run() async throws {
    var isClean = true
    for file in files {
      do {
        if try !self.isClean(file) { isClean = false }
      } catch let failure as Failure {
        Message.say(failure.message, hint: failure.hint)
        isClean = false
      }
    }
    if !isClean { throw ExitCode(1) }
  }

  /// Tells what is wrong with one file; false if that is a failure.
  private func isClean(_ file: String) throws -> Bool {
    let found = try RoutineFinder().find(file)
    let source = fix ? try mended(found, file) : found.source
    var report = Mending.report(on: source, in: found.library)
    if let like {
      let original = try RoutineFinder().find(like).source
      let differences = TranslationCheck.report(on: source, like: original, in: found.library)
      report.append(differences.diagnostics)
    }
    tell(report)
    return !report.hasErrors && !(strict && report.count(of: .warning) > 0)
  }

  private func tell(_ report: Report) {
    guard json else {
      Reports.tell(report, includingNotes: verbose)
      return
    }
    for diagnostic in report.diagnostics where verbose || diagnostic.severity != .note {
      Output.write(DiagnosticRecord(diagnostic).line + "\n")
    }
  }

  /// The script after its fixes, written back where it came from.
  private func mended(_ found: RoutineFinder.Found, _ file: String) throws -> Source {
    let mending = Mending(found.source, in: found.library)
    if file == "-" {
      Output.write(mending.source.text(in: 0..<mending.source.bytes.count))
    } else if !mending.mended.isEmpty {
      guard let path = found.path else {
        throw Failure("\(file) is a shipped routine", hint: "copy it, and mend the copy")
      }
      try RewrittenFile.write(mending.source.bytes, to: path)
    }
    for diagnostic in mending.mended {
      Message.say("mended \(diagnostic.code.name) in line \(diagnostic.place.line) of \(file)")
    }
    return mending.source
  }
}
