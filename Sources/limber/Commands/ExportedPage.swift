internal import ArgumentParser
internal import LimberDiagnostics
internal import LimberFiles
internal import LimberPage
internal import LimberPlayer
internal import LimberScript
internal import LimberTerminal
internal import LimberTimeline

/// A session as a page for a browser.
struct ExportedPage: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "In html, the sound: mp3, which plays everywhere, or opus, which is smaller.",
      valueName: "kind"))
  var audio: String?

  /// What it is called where formats are listed.
  static let name = "html"
  /// What it is for.
  static let purpose = "a page with its sound, for a phone or a browser"
  /// How the names of such files end.
  private static let endings = [".html", ".htm"]
  /// What a browser can play.
  private static let kinds: [SoundFormat] = [.mp3, .opus]

  /// Whether a page is asked for, by its name or by the end of a file's name.
  static func isMeant(by format: String?, _ output: String?) -> Bool {
    if let format { return format == name }
    return endings.contains { output?.lowercased().hasSuffix($0) ?? false }
  }

  func validate() throws { _ = try kind() }

  /// Throws if a sound was chosen for what has none.
  func expectNothing() throws {
    guard audio == nil else { throw ValidationError("--audio is for html") }
  }

  private func kind() throws -> SoundFormat {
    guard let audio else { return .mp3 }
    if let kind = Self.kinds.first(where: { $0.pathExtension == audio }) { return kind }
    throw ValidationError("--audio takes mp3 or opus, not \"\(DisplayWidth.shown(audio))\"")
  }

  /// Speaks a session and writes its page.
  func write(
    _ argument: RoutineArgument, _ planning: PlanningOptions, to path: String, replaces: Bool
  ) async throws {
    let routine = try argument.compiled(planning)
    let voiced = try VoicedRoutine(routine, planning, besides: argument.folder)
    let kind = try kind()
    let (score, sound) = try await Interruption.cancelling {
      let score = try await voiced.finalScore()
      return (score, try Self.sound(of: score, as: kind))
    }
    let text = Page(score.timeline, audio: sound, facts: Self.facts(of: routine)).text
    try WrittenText.write(text, to: path, replaces: replaces)
    guard path != "-" else { return }
    let tenths = (text.utf8.count + 50_000) / 100_000
    Message.say(
      "\(path): \(score.timeline.title), \(score.timeline.duration.clock), "
        + "\(tenths / 10).\(tenths % 10) MB")
  }

  private static func sound(of score: Score, as kind: SoundFormat) throws -> PageAudio {
    do throws(SoundWritingError) {
      let sound = try SmallSound(score.feed, as: kind)
      return PageAudio(sound.bytes, mediaType: kind.mediaType, delay: sound.delay)
    } catch {
      throw Failure(error)
    }
  }

  private static func facts(of routine: Routine) -> PageFacts {
    let abouts = [routine.about] + routine.poses.map(\.about)
    return PageFacts(
      askFirst: abouts.flatMap(\.askFirst), cautions: routine.poses.flatMap(\.cautions),
      equipment: abouts.flatMap(\.equipment), schedule: routine.about.schedule,
      notes: abouts.flatMap(\.notes))
  }
}
