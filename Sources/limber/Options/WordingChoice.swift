internal import ArgumentParser
internal import Foundation
internal import LimberLog
internal import LimberScript

/// How much is said, as it is asked for.
enum WordingChoice: String, ExpressibleByArgument, CaseIterable {
  case full, short
  /// Short once the log knows the routine.
  case auto

  /// The style for a routine; in full where the log cannot be read.
  func style(for routine: Routine) -> WordingStyle {
    switch self {
    case .full: return .full
    case .short: return .short
    case .auto:
      let since = Date(timeIntervalSinceNow: -Self.memory)
      let log = try? PracticeLog(LogFile(path: Folders.log))
      let times = (try? log?.timesFinished(id: routine.id, since: since)) ?? 0
      return times >= Self.known ? .short : .full
    }
  }

  /// A routine is known to whoever has played it to its end so many times.
  private static let known = 3
  /// They count for so many seconds, which are sixty days.
  private static let memory: TimeInterval = 60 * 24 * 60 * 60
}
