internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import LimberExport
internal import LimberPlayer
internal import LimberTimeline

/// `limber export`: a session as text.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a session as a cue script.",
    discussion: """
      The times are those that limber play keeps, with the same options.

        limber export desk-break --as text
        limber export desk-break -o desk-break.vtt
      """)

  @OptionGroup var argument: RoutineArgument
  @OptionGroup var planning: PlanningOptions

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The format: \(ExportFormat.all.map(\.name).joined(separator: ", ")).", valueName: "format"))
  var format: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"))
  var output: String = "-"

  func validate() throws {
    _ = try chosenFormat()
  }

  func run() async throws {
    try await Message.reportingFailure {
      let format = try chosenFormat()
      let score = try await VoicedRoutine(
        argument.compiled(planning), planning, besides: argument.folder
      ).finalScore()
      let text = format.text(of: score.timeline)
      guard output != "-" else {
        Output.write(text)
        return
      }
      try write(text)
    }
  }

  /// Whole or not at all; but what is no plain file, a pipe or a device, is written to and stays.
  private func write(_ text: String) throws {
    let isNew = !FileManager.default.fileExists(atPath: output)
    let isWhole = isNew || ScriptFiles.isRegular(output)
    do {
      try Data(text.utf8).write(to: URL(filePath: output), options: isWhole ? .atomic : [])
    } catch {
      throw Failure("cannot write \(output)", hint: "check the folder and whether you may write")
    }
  }

  private func chosenFormat() throws -> ExportFormat {
    let names = ExportFormat.all.map(\.name).joined(separator: ", ")
    if let format {
      if let known = ExportFormat.named(format) { return known }
      throw ValidationError("--as takes \(names), not \"\(DisplayWidth.shown(format))\"")
    }
    let pathExtension = URL(filePath: output).pathExtension
    if let format = ExportFormat.forPathExtension(pathExtension) { return format }
    throw ValidationError("which format? add --as with one of \(names)")
  }
}
