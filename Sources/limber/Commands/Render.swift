internal import ArgumentParser
internal import Foundation
internal import LimberAudio
internal import LimberPlayer
internal import LimberTimeline

/// `limber render`: a session as a sound file.
struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a session as a sound file, to take along.",
    discussion: "The file holds the very samples that limber play would play.")

  @OptionGroup var argument: RoutineArgument
  @OptionGroup var planning: PlanningOptions

  @Option(
    name: [.customShort("o"), .customLong("output")], help: "The file to write; ends with .wav.")
  var output: String

  func validate() throws {
    guard output.lowercased().hasSuffix(".wav") else {
      throw ValidationError("-o takes a name that ends with .wav, not \"\(output)\"")
    }
  }

  func run() async throws {
    try await Message.reportingFailure {
      let score = try await VoicedRoutine(argument.compiled(), planning).finalScore()
      do throws(WAVFileError) {
        try WAVFile.write(score.feed, to: output)
      } catch {
        throw Failure("cannot write \(error.path): \(error.reason)")
      }
      Message.say("\(output): \(score.timeline.title), \(Clock.text(score.timeline.duration))")
    }
  }
}
