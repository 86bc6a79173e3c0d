internal import ArgumentParser
internal import Foundation
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
    help: "The format: \(ExportFormat.all.map(\.name).joined(separator: ", ")).")
  var format: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "The file to write; - for standard output.")
  var output: String = "-"

  func validate() throws {
    guard let format else { return }
    guard ExportFormat.named(format) != nil else {
      let names = ExportFormat.all.map(\.name).joined(separator: ", ")
      throw ValidationError("--as takes \(names), not \"\(format)\"")
    }
  }

  func run() async throws {
    try await Message.reportingFailure {
      let format = try chosenFormat()
      let score = try await VoicedRoutine(argument.compiled(), planning).finalScore()
      let text = format.text(of: score.timeline)
      guard output != "-" else {
        Output.write(text)
        return
      }
      do {
        try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
      } catch {
        throw Failure("cannot write \(output)", hint: "check the folder and whether you may write")
      }
    }
  }

  private func chosenFormat() throws -> ExportFormat {
    if let format = format.flatMap(ExportFormat.named) { return format }
    let pathExtension = URL(filePath: output).pathExtension
    if let format = ExportFormat.forPathExtension(pathExtension) { return format }
    throw Failure(
      "which format?",
      hint: "add --as with one of \(ExportFormat.all.map(\.name).joined(separator: ", "))")
  }
}
