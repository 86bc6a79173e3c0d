internal import Foundation
internal import LimberLog
internal import LimberTerminal
internal import LimberTimeline

/// How people read the log.
enum LogText {
  /// One line about how a session went, without a full stop.
  static func story(of session: LoggedSession) -> String {
    let tries = session.lastTries
    let parts =
      [ending(of: session)] + hurts(session) + [
        counted(tries, .skipped, "skipped"), counted(tries, .enough, "cut short"),
        session.moments.contains { $0.kind == .soundLost } ? "the sound was lost" : nil,
        session.start.speed > 1 ? "at \(session.start.speed) times the speed" : nil,
      ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  /// A place in words: the pose, its side and its set.
  static func words(for place: SessionPlace) -> String {
    let side = place.side.map { "\($0.rawValue) side" }
    let set = place.set > 1 ? "set \(place.set)" : nil
    return [place.title, side, set].compactMap(\.self).joined(separator: ", ")
  }

  /// A moment by the clock on the wall: `2026-11-21 07:10`.
  static func minute(_ date: Date) -> String {
    let parts = parts(of: date)
    return "\(day(parts)) \(two(parts.hour)):\(two(parts.minute))"
  }

  /// A moment with its time zone: `2026-11-21T07:10:00+01:00`.
  static func full(_ date: Date) -> String {
    let parts = parts(of: date)
    let offset = TimeZone.current.secondsFromGMT(for: date) / 60
    let zone = "\(offset < 0 ? "-" : "+")\(two(abs(offset) / 60)):\(two(abs(offset) % 60))"
    return "\(day(parts))T\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))\(zone)"
  }

  /// A day: `2026-11-21`.
  static func day(_ date: Date) -> String {
    day(parts(of: date))
  }

  /// The days and times of this machine, in weeks that everybody can read.
  static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .current
    return calendar
  }()

  private static func ending(of session: LoggedSession) -> String {
    let place = session.place.map { " in \(words(for: $0))" } ?? ""
    return switch session.ending {
    case .finished: "to its end"
    case .stopped: "stopped\(place)"
    case .interrupted: "interrupted\(place)"
    case .failed: "failed\(place)"
    case nil where session.isRunning: "being played"
    case nil: "cut off\(place)"
    }
  }

  private static func hurts(_ session: LoggedSession) -> [String] {
    var seen: Set<String> = []
    let pains = session.moments.filter { $0.kind == .pain }.compactMap(\.place).map(words)
    return pains.filter { seen.insert($0).inserted }.map { "hurt in \($0)" }
  }

  private static func counted(
    _ windows: [LoggedWindow], _ ending: LoggedWindow.Ending, _ word: String
  ) -> String? {
    let count = windows.count { $0.ending == ending }
    return count > 0 ? "\(count) \(word)" : nil
  }

  private static func parts(of date: Date) -> DateComponents {
    calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
  }

  private static func day(_ parts: DateComponents) -> String {
    let year = String(parts.year ?? 0)
    return
      "\(String(repeating: "0", count: max(0, 4 - year.count)))\(year)-\(two(parts.month))-\(two(parts.day))"
  }

  private static func two(_ number: Int?) -> String {
    let digits = String(number ?? 0)
    return digits.count < 2 ? "0" + digits : digits
  }
}
