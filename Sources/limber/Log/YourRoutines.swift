internal import Foundation
internal import LimberDiagnostics
internal import LimberLog
internal import LimberScript

/// The routines whose schedules concern a person.
struct YourRoutines {
  /// What was named; without names, what is the person's.
  let names: [String]
  let now: Date

  init(named names: [String], now: Date) {
    self.names = names
    self.now = now
  }

  /// What was played in so many days belongs to the person.
  private static let memory = 28
  /// No schedule looks back farther than to the start of a month.
  private static let farthest = 32

  /// The routines with a schedule, and those practised this week, what is due first.
  func rows() throws -> [WeekRow] {
    let day = LogText.calendar.startOfDay(for: now)
    let since = LogText.calendar.date(byAdding: .day, value: -Self.farthest, to: day)
    let log = try LogReading.open()
    let sessions = try LogReading.reading {
      try log.sessions(PracticeLog.Query(since: since))
    }
    let all = try names.isEmpty ? known(from: sessions) : named()
    let rows = all.map { row($0, sessions) }
      .filter { !names.isEmpty || $0.standing != nil || $0.sessions > 0 }
    return rows.filter(\.isDue) + rows.filter { !$0.isDue }
  }

  /// A routine that may be gone: then the log alone knows it.
  private struct Known {
    var id: String
    var title: String
    var about: About?
    var isPose: Bool

    init(_ routine: Routine) {
      (id, title, about) = (routine.id, routine.title, routine.about)
      isPose = !routine.isSession
    }

    init(_ start: SessionStart) {
      (id, title, isPose) = (start.id, start.title, false)
    }
  }

  private func row(_ routine: Known, _ sessions: [LoggedSession]) -> WeekRow {
    let practised = sessions.compactMap { Practised(routine.id, isPose: routine.isPose, in: $0) }
    return WeekRow(
      id: routine.id, title: routine.title, about: routine.about, practised: practised, now: now)
  }

  private func named() throws -> [Known] {
    try names.map { name in
      let found = try RoutineFinder().find(name)
      guard let routine = Compilation(of: found.source, in: found.library).routine else {
        throw Failure("\(name) has mistakes", hint: "limber check \(name) tells which")
      }
      return Known(routine)
    }
  }

  /// The personal routines, then those that were played lately, each once, by their names.
  private func known(from sessions: [LoggedSession]) -> [Known] {
    let finder = RoutineFinder()
    let recent = LogText.calendar.date(byAdding: .day, value: -Self.memory, to: now) ?? now
    let personal = finder.personal.compactMap {
      Compilation(of: $0, in: finder.library).routine
    }.map(Known.init)
    var seen = Set(personal.map(\.id))
    let played = sessions.filter { $0.began >= recent && $0.isPractice }.map(\.start)
      .filter { seen.insert($0.id).inserted }.map { start in
        let found = try? finder.find(start.routine)
        let routine = found.flatMap { Compilation(of: $0.source, in: $0.library).routine }
        // Another routine of the same name is not the one that was played.
        return routine.flatMap { $0.id == start.id ? Known($0) : nil } ?? Known(start)
      }
    return (personal + played).sorted { ($0.title, $0.id) < ($1.title, $1.id) }
  }
}
