internal import ArgumentParser
internal import LimberDiagnostics
internal import LimberExport
internal import LimberPlayer
internal import LimberScript
internal import LimberTerminal
internal import LimberTimeline

/// `limber explain`: what a diagnostic means, or why a sound is heard when it is.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a diagnostic, or a sound of a session.",
    discussion: """
      limber explain                every code there is
      limber explain R303           what a code means, with examples
      limber explain cat-cow 1:20   which line sounds at 1:20, and why then
      """)

  @Argument(help: "A code such as R303, or a routine.", completion: .routines)
  var subject: String?

  @Argument(help: "A time of the session: 75, 3:20 or 1:02:03.")
  var time: String?

  @OptionGroup var planning: PlanningOptions

  func validate() throws {
    guard let subject else { return }
    if Explanation.isCode(subject) {
      guard time == nil else { throw ValidationError("a code is explained without a time") }
      guard CodePages.page(for: subject) == nil else { return }
      throw ValidationError(Self.unknown(subject))
    }
    guard let time else {
      throw ValidationError(
        "at which time? as in \"limber explain \(DisplayWidth.shown(subject)) 0:30\"; "
          + "a code is an R, a V, an L or an S and three digits")
    }
    guard Self.second(time) != nil else {
      throw ValidationError(
        "a time is written like 75, 3:20 or 1:02:03, not \"\(DisplayWidth.shown(time))\"")
    }
  }

  func run() async throws {
    guard let subject else {
      Output.write(CodePages.list)
      return
    }
    if let page = CodePages.page(for: subject), Explanation.isCode(subject) {
      Output.write(CodePages.text(of: page))
      return
    }
    guard let second = time.flatMap(Self.second) else { return }
    try await Message.reportingFailure {
      let routine = try RoutineArgument.compiled(subject, planning)
      let voiced = try VoicedRoutine(
        routine, planning, besides: RoutineArgument.folder(of: subject))
      let timeline = try await voiced.finalScore().timeline
      guard second < timeline.duration else {
        throw Failure(
          "the session is over by then", hint: "it lasts \(timeline.duration.clock)")
      }
      let page = SoundPage(
        routine: routine, timeline: timeline, options: voiced.options, second: second)
      Output.write(page.text)
    }
  }

  private static func unknown(_ code: String) -> String {
    let codes = CodePages.families.flatMap(\.pages).map(\.code)
    let close = Suggestion.closest(to: code.uppercased(), among: codes)
    let question = close.isEmpty ? "" : "; did you mean \(close.joined(separator: " or "))?"
    return "there is no code \(code.uppercased())\(question)\n\"limber explain\" lists all codes"
  }

  /// The time that a person means; nil if it is none.
  private static func second(_ text: String) -> Milliseconds? {
    PlaceInSession(text: text).time
  }
}
