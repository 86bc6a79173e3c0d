internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import LimberExport
internal import LimberFiles
internal import LimberTerminal

/// `limber render`: a session as a sound file.
struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a session as a sound file, to take along.",
    discussion: """
      The file holds the very samples that limber play would play, or what a
      codec makes of them, and the poses as chapters.

        limber render desk-break -o desk-break.opus
        limber render desk-break -o desk-break.flac --captions
        limber render --jobs sessions.jsonl
      """)

  @Argument(
    help: "A file, - for standard input, or the name of a shipped or personal routine.",
    completion: .routines)
  var routine: String?

  @OptionGroup var planning: PlanningOptions
  @OptionGroup var background: MusicOption

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "The file to write: \(OutputPlace.endings.joined(separator: ", ")); - for standard output, "
        + "as WAV.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Write what is said as captions (.vtt) beside it.")
  var captions = false

  @Flag(help: "Write the poses as chapters beside it.")
  var chapters = false

  @Flag(help: "Replace files that exist already.")
  var force = false

  @OptionGroup(title: "Many at once") var many: ManyJobs

  func validate() throws {
    if many.jobs != nil {
      guard routine == nil, output == nil else {
        throw ValidationError("--jobs names routines and outputs in its file")
      }
      if let option = optionsOfOne.first {
        throw ValidationError("\(option) belongs in the options of each line of the list")
      }
      return
    }
    try many.validateAlone()
    guard routine != nil else { throw ValidationError("which routine? limber list shows them") }
    guard let output else {
      throw ValidationError("Missing expected argument '--output <file>'")
    }
    _ = try OutputPlace.checkedFormat(of: output)
  }

  /// What was given that is said of a single session.
  private var optionsOfOne: [String] {
    let flags = [("--captions", captions), ("--chapters", chapters)]
    let music = background.music.map { _ in "--music" }
    return planning.words.map { String($0.prefix { $0 != "=" }) } + flags.filter(\.1).map(\.0)
      + [music].compactMap(\.self)
  }

  func run() async throws {
    try await Message.reportingFailure {
      if let jobs = many.jobs {
        return try await JobRun(many, isReplacing: force).run(jobs)
      }
      let place = try place(isReplacing: force)
      let job = try job(at: place, isForced: force)
      SoundFile.sweep(besides: place.path)
      let progress = RenderProgress(place.path)
      let result = try await Interruption.cancelling {
        defer { progress.end() }
        return try await job.make { progress.show($0) }
      }
      let loudness = result.loudness.map { ", \(Self.shown($0)) LUFS" } ?? ""
      Message.say("\(place.path): \(result.title), \(result.duration.clock)\(loudness)")
    }
  }

  /// Where the sound goes; a failure if it cannot go there.
  func place(isReplacing: Bool) throws -> OutputPlace {
    try OutputPlace(
      output ?? "-", isReplacing: isReplacing, keeping: sources)
  }

  /// What the sound is made from, as far as it lies in files that a person names.
  private var sources: [String] { [routine, background.music].compactMap(\.self) }

  /// What is asked for, with the routine compiled; `find` finds it.
  func job(
    at place: OutputPlace, isForced: Bool,
    find: (String) throws -> RoutineFinder.Found = RoutineFinder().find
  ) throws -> SoundJob {
    SoundJob(
      routine: try RoutineArgument.compiled(
        find(routine ?? "-"), named: routine ?? "-", planning), planning: planning,
      folder: RoutineArgument.folder(of: routine ?? "-"), background: background, place: place,
      texts: texts, sources: sources, isForced: isForced)
  }

  /// The names of everything that it writes.
  var files: [String] {
    guard let output, let format = try? OutputPlace.checkedFormat(of: output) else { return [] }
    return [output] + texts.map { OutputPlace.file(besides: output, format, $0.pathExtension) }
  }

  /// What is written beside the sound.
  private var texts: [ExportFormat] {
    let chapterTexts = chapters ? [ExportFormat.named("chapters")].compactMap(\.self) : []
    return (captions ? [.webVTT] : []) + chapterTexts
  }

  /// A number with one digit behind the point, in every locale.
  private static func shown(_ number: Double) -> String {
    let tenths = Int((abs(number) * 10).rounded())
    return "\(number < 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
  }
}
