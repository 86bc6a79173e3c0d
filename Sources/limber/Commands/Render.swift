internal import ArgumentParser
internal import Foundation
internal import LimberAudio
internal import LimberDiagnostics
internal import LimberPlayer
internal import LimberTerminal
internal import LimberTimeline

/// `limber render`: a session as a sound file.
struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a session as a sound file, to take along.",
    discussion: "The file holds the very samples that limber play would play.")

  @OptionGroup var argument: RoutineArgument
  @OptionGroup var planning: PlanningOptions
  @OptionGroup var background: MusicOption

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write; ends with .wav.", valueName: "file"))
  var output: String

  func validate() throws {
    guard output.lowercased().hasSuffix(".wav") else {
      throw ValidationError(
        "-o takes a name that ends with .wav, not \"\(DisplayWidth.shown(output))\"")
    }
  }

  func run() async throws {
    try await Message.reportingFailure {
      let voiced = try VoicedRoutine(
        argument.compiled(planning), planning, besides: argument.folder, music: background.loop())
      let score = try await Interruption.cancelling { [output] in
        let score = try await voiced.finalScore()
        try Self.write(score, to: output)
        return score
      }
      Message.say("\(output): \(score.timeline.title), \(score.timeline.duration.clock)")
    }
  }

  private static func write(_ score: Score, to path: String) throws {
    do throws(WAVFileError) {
      try WAVFile.write(score.feed, to: path)
    } catch {
      throw Failure("cannot write \(error.path): \(error.reason)")
    }
  }
}
