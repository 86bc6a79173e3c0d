public import Foundation

/// How a routine stands against its schedule on one day.
///
/// Days are those of the calendar's time zone, and weeks begin on Monday whatever the locale says.
/// A week and a month are shared out evenly, and what falls due does so on the last day on which it
/// can: of three times a week the first is due on Wednesday, the second on Friday, the third on
/// Sunday.
public struct Standing: Hashable, Sendable {
  /// What is to be done.
  public enum State: String, Hashable, Sendable {
    /// It should be practised today.
    case due
    /// More is to come in this time, but not today.
    case onTrack
    /// The fewest times are done.
    case done
    /// Nothing is asked for.
    case free
  }

  /// What is to be done.
  public let state: State
  /// How often it was practised in the time that counts.
  public let done: Int
  /// The fewest times asked for in it.
  public let fewest: Int
  /// The first day after it, at its very start.
  public let end: Date

  /// Judges what was practised until `now`.
  ///
  /// - Parameters:
  ///   - times: The fewest and the most times; nil for whenever it is needed.
  ///   - days: The days in which they fall: 7 is a week, 30 a month, fewer the last days with today.
  ///   - sessions: When it was practised.
  ///   - now: When it is judged.
  ///   - calendar: Whose days these are; its time zone counts.
  public init(
    times: ClosedRange<Int>?, days: Int, sessions: [Date], now: Date, calendar: Calendar
  ) {
    let time = Period(days: days, around: now, in: Self.mondays(calendar))
    done = sessions.count { time.start <= $0 && $0 < time.end }
    fewest = times?.lowerBound ?? 0
    end = time.end
    let byToday = fewest * time.day / time.days
    if times == nil {
      state = .free
    } else if done >= fewest {
      state = .done
    } else {
      state = done < byToday ? .due : .onTrack
    }
  }

  /// The week around a day: from Monday to before the next one.
  public static func week(around now: Date, in calendar: Calendar) -> Range<Date> {
    let week = Period(days: 7, around: now, in: mondays(calendar))
    return week.start..<week.end
  }

  private static func mondays(_ calendar: Calendar) -> Calendar {
    var calendar = calendar
    calendar.firstWeekday = 2
    calendar.minimumDaysInFirstWeek = 4
    return calendar
  }
}

/// Some days on which something is to be done so many times.
private struct Period {
  var start: Date
  var end: Date
  /// How many days it has.
  var days: Int
  /// Which of them it is, counted from 1.
  var day: Int

  init(days: Int, around now: Date, in calendar: Calendar) {
    let today = calendar.startOfDay(for: now)
    let unit: Calendar.Component? = days == 7 ? .weekOfYear : days >= 28 ? .month : nil
    let found = unit.flatMap { calendar.dateInterval(of: $0, for: now) }
    let first = calendar.date(byAdding: .day, value: 1 - max(days, 1), to: today) ?? today
    start = found?.start ?? first
    end = found?.end ?? calendar.date(byAdding: .day, value: 1, to: today) ?? now
    self.days = Self.days(from: start, to: end, calendar)
    day = Self.days(from: start, to: today, calendar) + 1
  }

  private static func days(from start: Date, to end: Date, _ calendar: Calendar) -> Int {
    calendar.dateComponents([.day], from: start, to: end).day ?? 1
  }
}
