internal import ArgumentParser
internal import LimberDiagnostics
internal import LimberExport
internal import LimberLog
internal import LimberTerminal
internal import LimberTimeline

/// `limber log`: what was practised.
struct Log: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what was practised, the last session first.",
    discussion: """
      The log never leaves this machine; docs/log.md tells what is in it, and how to be rid of it.

        limber log
        limber log desk-break --limit 5
        limber log --csv > sessions.csv
      """)

  @Argument(help: "The name of a routine; without it, all of them.")
  var routine: String?

  @Option(help: ArgumentHelp("How many sessions; 0 for all.", valueName: "number"))
  var limit = 20

  @Flag(help: "Print one JSON object a line instead.")
  var json = false

  @Flag(help: "Print comma-separated values instead.")
  var csv = false

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is a number from 0, not \(limit)") }
    guard !json || !csv else { throw ValidationError("take one of --json and --csv") }
  }

  func run() async throws {
    try await Message.reportingFailure {
      let sessions = try sessions()
      if json {
        Output.write(sessions.map { LogJSON.object(for: $0).text + "\n" }.joined())
      } else if csv {
        Output.write(CSV.text(Self.header, sessions.map(Self.fields)))
      } else if sessions.isEmpty {
        Message.say(routine.map { "no session of \($0) is logged" } ?? "no session is logged yet")
      } else {
        Output.write(Table.text([["DAY", "ROUTINE", "PRACTISED", "HOW"]] + sessions.map(Self.row)))
      }
    }
  }

  private func sessions() throws -> [LoggedSession] {
    let log = try LogReading.open()
    let most = limit == 0 ? nil : limit
    guard let name = routine.map(RoutineName.init) else {
      return try LogReading.reading {
        try log.sessions(PracticeLog.Query(limit: most))
      }
    }
    let all = try LogReading.reading { try log.sessions() }
    return Array(all.filter { name.matches($0.start) }.prefix(most ?? .max))
  }

  private static func row(_ session: LoggedSession) -> [String] {
    let given = "\(session.given.clock) of \(session.practice.clock)"
    return [
      LogText.minute(session.began), session.start.title, given, LogText.story(of: session),
    ].map(DisplayWidth.shown)
  }

  private static let header = [
    "began", "ended", "ending", "routine", "id", "title", "speed", "length_ms", "practice_ms",
    "given_ms", "in_full", "cut_short", "skipped", "hurt", "pains", "pauses",
  ]

  private static func fields(_ session: LoggedSession) -> [CSV.Field] {
    let tries = session.lastTries
    let ending = session.ending?.rawValue ?? (session.isRunning ? "playing" : "cut off")
    let endings: [LoggedWindow.Ending] = [.full, .enough, .skipped, .hurt]
    let kinds: [LoggedMoment.Kind] = [.pain, .pause]
    let texts = [
      LogText.full(session.began), session.ended.map(LogText.full) ?? "", ending,
      session.start.routine, session.start.id, session.start.title,
    ]
    let numbers =
      [
        session.start.speed, session.length.count, session.practice.count, session.given.count,
      ] + endings.map { ending in tries.count { $0.ending == ending } }
      + kinds.map { kind in session.moments.count { $0.kind == kind } }
    return texts.map { .text($0) } + numbers.map { .number($0) }
  }
}
