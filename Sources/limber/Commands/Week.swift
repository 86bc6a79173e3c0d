internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import LimberExport
internal import LimberTimeline
internal import LimberLog
internal import LimberScript
internal import LimberTerminal

/// `limber week`: what was practised this week, and what is due.
struct Week: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare this week's practice with the schedules of your routines.",
    discussion: """
      Your routines are those you named, or else your personal ones and those you played in the last \
      four weeks. Weeks begin on Monday. The exit status is 3 when something is due today.

        limber week
        limber week desk-break || limber play desk-break
      """)

  @Argument(help: "Names of routines; without them, all that are yours.")
  var routines: [String] = []

  @Flag(help: "Print one JSON object a line instead.")
  var json = false

  @Flag(help: "Print comma-separated values instead.")
  var csv = false

  func validate() throws {
    guard !json || !csv else { throw ValidationError("take one of --json and --csv") }
  }

  func run() async throws {
    let isDue = try await Message.reportingFailure {
      let rows = try YourRoutines(named: routines, now: Date()).rows()
      show(rows)
      return rows.contains(where: \.isDue)
    }
    if isDue { throw ExitCode(3) }
  }

  private func show(_ rows: [WeekRow]) {
    if json {
      Output.write(rows.map { $0.json.text + "\n" }.joined())
    } else if csv {
      Output.write(CSV.text(Self.header, rows.map(Self.fields)))
    } else if rows.isEmpty {
      Message.say("no routine of yours has a schedule, and none was practised this week")
    } else {
      let head = ["ROUTINE", "SCHEDULE", "THIS WEEK", "TIME", "NEXT"]
      Output.write(Table.text([head] + rows.map(Self.row)))
    }
  }

  private static func row(_ row: WeekRow) -> [String] {
    [row.title, row.schedule ?? "–", String(row.sessions), row.given.clock, row.words]
      .map(DisplayWidth.shown)
  }

  private static let header = [
    "id", "title", "schedule", "fewest", "days", "sessions", "given_ms", "state",
  ]

  private static func fields(_ row: WeekRow) -> [CSV.Field] {
    [
      .text(row.id), .text(row.title), .text(row.schedule ?? ""), .number(row.fewest),
      .number(row.days), .number(row.sessions), .number(row.given.count), .text(row.state),
    ]
  }
}
