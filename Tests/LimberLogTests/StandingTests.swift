import Foundation
import LimberLog
import Testing

/// What falls due when; 2026-11-16 is a Monday.
struct StandingTests {
  private static func calendar(_ zone: String = "Europe/Berlin") -> Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
    // What a locale would say must not count.
    calendar.firstWeekday = 1
    return calendar
  }

  private func date(_ day: Int, _ hour: Int = 12, month: Int = 11, zone: String = "Europe/Berlin")
    -> Date
  {
    Self.calendar(zone).date(
      from: DateComponents(year: 2026, month: month, day: day, hour: hour)) ?? .distantPast
  }

  private func state(
    _ times: ClosedRange<Int>?, _ days: Int, on day: Int, after sessions: [Date]
  ) -> Standing.State {
    Standing(
      times: times, days: days, sessions: sessions, now: date(day), calendar: Self.calendar()
    ).state
  }

  @Test func `three times a week fall due on Wednesday, Friday and Sunday`() {
    let never = (16...22).map { state(3...5, 7, on: $0, after: []) }
    #expect(never == [.onTrack, .onTrack, .due, .due, .due, .due, .due])
    let once = (16...22).map { state(3...5, 7, on: $0, after: [date(16, 7)]) }
    #expect(once == [.onTrack, .onTrack, .onTrack, .onTrack, .due, .due, .due])
    let thrice = [16, 18, 19].map { date($0) }
    #expect(state(3...5, 7, on: 22, after: thrice) == .done)
  }

  @Test func `a week begins on Monday at midnight, on the clock on the wall`() {
    let sunday = date(15, 23)
    #expect(state(1...1, 7, on: 22, after: [sunday]) == .due)
    #expect(state(1...1, 7, on: 15, after: [sunday]) == .done)
    #expect(state(1...1, 7, on: 22, after: [date(16, 0)]) == .done)
    let week = Standing.week(around: date(18), in: Self.calendar())
    #expect(week == date(16, 0)..<date(23, 0))
  }

  @Test func `the same moment is another day elsewhere`() {
    // Monday, 02:00 in Berlin is still Sunday in New York.
    let moment = date(16, 2)
    for (zone, done) in [("Europe/Berlin", 1), ("America/New_York", 0)] {
      let standing = Standing(
        times: 1...1, days: 7, sessions: [moment], now: date(18), calendar: Self.calendar(zone))
      #expect(standing.done == done)
    }
  }

  @Test func `a week in which the clocks change has seven days`() {
    let calendar = Self.calendar()
    let week = Standing.week(around: date(25, month: 10), in: calendar)
    #expect(week.upperBound.timeIntervalSince(week.lowerBound) == 169 * 3600)
    let sunday = Standing(
      times: 7...7, days: 7, sessions: (19...24).map { date($0, month: 10) },
      now: date(25, month: 10), calendar: calendar)
    #expect(sunday.state == .due)
  }

  @Test func `what is daily is due until it is done today`() {
    #expect(state(1...1, 1, on: 18, after: [date(17, 23)]) == .due)
    #expect(state(1...1, 1, on: 18, after: [date(18, 0)]) == .done)
    #expect(state(2...3, 1, on: 18, after: [date(18, 0)]) == .due)
  }

  @Test func `every other day rests on the day after`() {
    #expect(state(1...1, 2, on: 18, after: [date(17)]) == .done)
    #expect(state(1...1, 2, on: 18, after: [date(16)]) == .due)
  }

  @Test func `a month is shared out over its days`() {
    let never = [1, 14, 15, 29, 30].map { state(2...2, 30, on: $0, after: []) }
    #expect(never == [.onTrack, .onTrack, .due, .due, .due])
    #expect(state(2...2, 30, on: 29, after: [date(2)]) == .onTrack)
    #expect(state(2...2, 30, on: 30, after: [date(2)]) == .due)
    #expect(state(2...2, 30, on: 30, after: [date(31, month: 10)]) == .due)
  }

  @Test func `what is done as needed is never due`() {
    #expect(state(nil, 1, on: 18, after: []) == .free)
  }
}
