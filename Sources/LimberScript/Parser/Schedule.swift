/// How often something is meant to be done: so many times in so many days.
public struct Schedule: Hashable, Sendable {
  /// The fewest and the most times; nil for whenever it is needed.
  public var times: ClosedRange<Int>?
  /// The days in which they fall: 1, 2, 7 for a week or 30 for a month.
  public var days: Int

  /// Reads `3-5 times a week`, `daily`, `twice a week`, `every other day`, `as needed`; nil if the
  /// words are anything else.
  init?(parsing text: String, in vocabulary: Vocabulary) {
    let folded = text.lowercased().trimmingSuffix { $0 == "." }
    if let known = Self.phrases[String(folded)] {
      self = known
      return
    }
    var words = Self.words(of: folded)
    guard let days = Self.period(at: &words), !words.isEmpty else { return nil }
    if words.last == "times" || words.last == "time" || words.last == "days" { words.removeLast() }
    guard let times = Self.times(words, in: vocabulary), times.upperBound <= 70 else { return nil }
    self.init(times: times, days: days)
  }

  private static func words(of text: Substring) -> [String] {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    return text.utf8.split { $0 <= 0x20 && ($0 == 0x20 || $0 &- 0x09 < 5) }.map {
      String(Substring($0))
    }
  }

  init(times: ClosedRange<Int>?, days: Int) {
    self.times = times
    self.days = days
  }

  /// The period that the words end with, which is taken away.
  private static func period(at words: inout [String]) -> Int? {
    guard let last = words.popLast() else { return nil }
    if let days = adverbs[last] { return days }
    guard let days = periods[last], let article = words.popLast(),
      ["a", "per", "each", "every", "/"].contains(article)
    else { return nil }
    return days
  }

  private static func times(_ words: [String], in vocabulary: Vocabulary) -> ClosedRange<Int>? {
    let text = words.joined(separator: " ")
    if let known = counts[text] { return known }
    let excerpt = Excerpt(text)
    let read = try? QuantityReader.read(excerpt, in: vocabulary, implied: .time)
    guard let read, read.unit == .time, read.low >= 1 else { return nil }
    return read.low...read.high
  }

  private static let phrases: [String: Schedule] = [
    "daily": Schedule(times: 1...1, days: 1), "every day": Schedule(times: 1...1, days: 1),
    "weekly": Schedule(times: 1...1, days: 7), "every week": Schedule(times: 1...1, days: 7),
    "every other day": Schedule(times: 1...1, days: 2),
    "every second day": Schedule(times: 1...1, days: 2),
    "every morning": Schedule(times: 1...1, days: 1),
    "every evening": Schedule(times: 1...1, days: 1),
    "as needed": Schedule(times: nil, days: 1), "whenever needed": Schedule(times: nil, days: 1),
    "most days": Schedule(times: 4...6, days: 7),
  ]

  private static let periods = ["day": 1, "week": 7, "month": 30]
  private static let adverbs = ["daily": 1, "weekly": 7]
  private static let counts = [
    "once": 1...1, "twice": 2...2, "once or twice": 1...2, "two or three": 2...3,
  ]
}
