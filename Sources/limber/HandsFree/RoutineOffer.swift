internal import Foundation
internal import LimberControl
internal import LimberDiagnostics
internal import LimberLog
internal import LimberScript
internal import LimberTimeline

/// A routine that may be chosen by voice.
struct RoutineOffer: Sendable {
  /// The script that is played, and no other of the same name.
  let script: RoutineFinder.Found
  /// What it is called.
  let title: String
  /// How long it lasts at the usual dose.
  let length: Milliseconds

  /// The routines of the library in a language, the most fitting first.
  static func all(in language: String, now: Date = .now) -> [RoutineOffer] {
    let practice = RecentPractice(now: now)
    return RoutineFinder().everything.compactMap { script -> (RoutineOffer, Fitness)? in
      guard let routine = Compilation(of: script.source, in: script.library).routine,
        routine.language.lowercased().hasPrefix(language)
      else { return nil }
      let timeline = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
      let offer = RoutineOffer(script: script, title: routine.title, length: timeline.duration)
      return (offer, practice.fitness(of: routine, isPersonal: script.path != nil))
    }.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
      .map(\.element.0)
  }
}

/// What a person has practised lately, as far as their log can be read.
private struct RecentPractice {
  private let sessions: [LoggedSession]
  private let now: Date

  /// No schedule looks back farther than to the start of a month, in days.
  private static let memory = 32

  init(now: Date) {
    self.now = now
    let since = LogText.calendar.date(byAdding: .day, value: -Self.memory, to: now)
    // Where the log cannot be read, the playing of the session says so.
    sessions = (try? LogReading.open().sessions(PracticeLog.Query(since: since))) ?? []
  }

  /// How fitting a routine is; a schedule counts where the routine is the person's, as with
  /// `limber week`.
  func fitness(of routine: Routine, isPersonal: Bool) -> Fitness {
    let practised = sessions.compactMap {
      Practised(routine.id, isPose: !routine.isSession, in: $0)
    }
    let row = WeekRow(
      id: routine.id, title: routine.title, about: routine.about, practised: practised, now: now)
    let last = practised.map(\.began).max()
    return Fitness(
      isDue: row.isDue && (isPersonal || !practised.isEmpty),
      secondsAgo: last.map { Int(now.timeIntervalSince($0).rounded()) },
      isSession: routine.isSession)
  }
}
