internal import Foundation
internal import LimberExport
internal import LimberLog
internal import LimberScript
internal import LimberTerminal
internal import LimberTimeline

/// A routine in the week that goes on.
struct WeekRow {
  let id: String
  let title: String
  /// The schedule in the author's words, if there is one.
  let schedule: String?
  let standing: Standing?
  /// The fewest times asked for, and in how many days; zero if nothing is asked for.
  let fewest: Int
  let days: Int
  /// How often it was practised since Monday, and for how long.
  let sessions: Int
  let given: Milliseconds

  init(
    id: String, title: String, about: About?, practised: [Practised], now: Date
  ) {
    let calendar = LogText.calendar
    let week = Standing.week(around: now, in: calendar)
    let ofWeek = practised.filter { week.contains($0.began) }
    self.id = id
    self.title = title
    schedule = about?.schedule
    fewest = about?.frequency?.times?.lowerBound ?? 0
    days = about?.frequency?.days ?? 0
    standing = about?.frequency.map {
      Standing(
        times: $0.times, days: $0.days, sessions: practised.map(\.began), now: now,
        calendar: calendar)
    }
    sessions = ofWeek.count
    given = ofWeek.lazy.map(\.given).reduce(.zero, +)
  }

  /// Whether it should be practised today.
  var isDue: Bool { standing?.state == .due }

  /// What is to be done, in words.
  var words: String {
    guard let standing else { return "–" }
    let left = standing.fewest - standing.done
    switch standing.state {
    case .due: return "due today"
    case .onTrack: return "\(left) more by \(LogText.day(standing.end.addingTimeInterval(-1)))"
    case .done: return "done"
    case .free: return "whenever you need it"
    }
  }

  /// The row as JSON; times are milliseconds.
  var json: JSONValue {
    .object([
      "id": .string(id), "title": .string(title), "schedule": .string(schedule),
      "fewest": .integer(fewest), "days": .integer(days), "sessions": .integer(sessions),
      "given": .integer(given.count), "done": .integer(standing?.done ?? 0),
      "state": .string(state),
    ])
  }

  /// What is to be done, for programs.
  var state: String { standing?.state.rawValue ?? "unscheduled" }
}

/// One time that a routine was practised.
struct Practised {
  let began: Date
  let given: Milliseconds

  /// How a session practised the routine: as itself, or as a pose of another one; nil if it did not.
  init?(_ id: String, isPose: Bool, in session: LoggedSession) {
    began = session.began
    if session.start.id == id {
      guard session.isPractice else { return nil }
      given = session.given
      return
    }
    let windows = session.windows.filter { $0.place.pose == id }
    let planned = session.lastTries.lazy.filter { $0.place.pose == id }.map(\.planned)
      .reduce(Milliseconds.zero, +)
    given = windows.lazy.map(\.given).reduce(.zero, +)
    guard isPose, session.start.speed == 1, planned > .zero, given * 2 >= planned else {
      return nil
    }
  }
}
