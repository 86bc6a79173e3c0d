internal import ArgumentParser
internal import LimberAudio
internal import LimberFiles
internal import LimberPage
internal import LimberPlayer
internal import LimberScript
internal import LimberTimeline

/// A session as a page for a browser.
struct ExportedPage {
  /// What it is called where formats are listed.
  static let name = "html"
  /// How the names of such files end.
  static let pathExtensions = ["html", "htm"]

  /// Whether a page is asked for, by its name or by the end of a file's name.
  static func isMeant(by format: String?, _ output: String) -> Bool {
    if let format { return format == name }
    return pathExtensions.contains { output.lowercased().hasSuffix(".\($0)") }
  }

  /// The page of a session that has been spoken.
  static func text(of score: Score, _ routine: Routine, as kind: PageAudio) -> String {
    Page(score.timeline, audio: kind, facts: facts(of: routine)).text
  }

  private static func facts(of routine: Routine) -> PageFacts {
    let abouts = [routine.about] + routine.poses.map(\.about)
    return PageFacts(
      askFirst: abouts.flatMap(\.askFirst), cautions: routine.poses.flatMap(\.cautions),
      equipment: abouts.flatMap(\.equipment), schedule: routine.about.schedule,
      notes: abouts.flatMap(\.notes))
  }
}
