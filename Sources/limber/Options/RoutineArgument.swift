internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import LimberScript

/// The routine a command works on.
struct RoutineArgument: ParsableArguments {
  @Argument(
    help: "A file, - for standard input, or the name of a shipped or personal routine.",
    completion: .routines)
  var routine: String

  /// The compiled routine; its diagnostics are told, and errors end the command.
  func compiled(_ planning: PlanningOptions) throws -> Routine {
    try Self.compiled(routine, planning)
  }

  /// The same routine in its other variants, which a person may ask for while it plays; `script` is
  /// where it comes from, if that is known.
  static func forms(
    of compiled: Routine, named routine: String, from script: RoutineFinder.Found? = nil,
    _ planning: PlanningOptions
  ) throws -> RoutineForms {
    let choice = try planning.choice()
    // Standard input can be read once only.
    let isPlanned = compiled.plannedVoice != nil
    let isGone = routine == "-" || isPlanned
    let found = try script ?? (isGone ? nil : RoutineFinder().find(routine))
    return RoutineForms(compiled) { variant in
      var choice = choice
      choice.variant = variant
      return found.flatMap { Compilation(of: $0.source, in: $0.library, choosing: choice).routine }
    }
  }

  /// The folder of the script, if a file or standard input was named.
  var folder: String? { Self.folder(of: routine) }

  /// The folder that the script of an argument lies in; the working folder for standard input, and
  /// nil for a routine of the library.
  static func folder(of name: String) -> String? {
    if name == "-" { return "." }
    guard FileManager.default.fileExists(atPath: name) else { return nil }
    return name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "."
  }

  /// The same of a routine that is named in another argument.
  static func compiled(_ name: String, _ planning: PlanningOptions) throws -> Routine {
    try compiled(RoutineFinder().find(name), named: name, planning)
  }

  /// The same of a routine that was found before.
  static func compiled(
    _ found: RoutineFinder.Found, named name: String, _ planning: PlanningOptions
  ) throws -> Routine {
    if PlannedSession.isNamed(name) || name == "-" && PlannedSession.isIn(found.source) {
      return try PlannedSession.routine(in: found, named: name, planning)
    }
    let choice = try planning.choice()
    let compilation = Compilation(of: found.source, in: found.library, choosing: choice)
    Reports.tell(compilation.report)
    if let unknown = compilation.unknownChoices.first {
      throw Failure(
        "--choose: \(unknown)",
        hint: name == "-" ? nil : "limber show \(name) tells its poses and their versions",
        code: Failure.wrongUsage)
    }
    guard let routine = compilation.routine else { throw ExitCode(1) }
    return routine
  }
}

/// Tells diagnostics to the person.
enum Reports {
  /// Writes a report to standard error, in colour only on a terminal.
  static func tell(_ report: Report, includingNotes: Bool = false) {
    let shown = report.diagnostics.filter { includingNotes || $0.severity != .note }
    guard !shown.isEmpty else { return }
    let renderer = DiagnosticRenderer(usesColor: TerminalStyle.standardError.usesColor)
    Message.write(renderer.text(of: Report(shown)))
  }
}
