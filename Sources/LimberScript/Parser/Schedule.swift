/// How often something is meant to be done: so many times in so many days.
public struct Schedule: Hashable, Sendable {
  /// The fewest and the most times; nil for whenever it is needed.
  public var times: ClosedRange<Int>?
  /// The days in which they fall: 1, 2, 7 for a week or 30 for a month.
  public var days: Int

  /// Reads `3-5 times a week`, `daily`, `twice a week`, `every other day`, `as needed`; nil if the
  /// words are anything else.
  init?(parsing text: String, in vocabulary: Vocabulary) {
    var folded = Substring(text.lowercased())
    while folded.utf8.last == UInt8(ascii: ".") { folded.removeLast() }
    let known = vocabulary.words.schedule
    if let known = known.phrases[String(folded)] {
      self = known
      return
    }
    var words = Self.words(of: folded)
    guard let days = Self.period(at: &words, known), !words.isEmpty else { return nil }
    if let last = words.last, known.times.contains(last) { words.removeLast() }
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
  private static func period(at words: inout [String], _ known: ScheduleWords) -> Int? {
    guard let last = words.popLast() else { return nil }
    if let adverb = known.phrases[last], adverb.times == 1...1 { return adverb.days }
    guard let days = known.periods[last], let article = words.popLast() else { return nil }
    if known.per.contains(article) { return days }
    guard let before = words.popLast() else { return nil }
    return known.per.contains("\(before) \(article)") ? days : nil
  }

  private static func times(_ words: [String], in vocabulary: Vocabulary) -> ClosedRange<Int>? {
    let text = words.joined(separator: " ")
    if let known = vocabulary.words.schedule.counts[text] { return known }
    let excerpt = Excerpt(text)
    let read = try? QuantityReader.read(excerpt, in: vocabulary, implied: .time)
    guard let read, read.unit == .time, read.low >= 1 else { return nil }
    return read.low...read.high
  }
}
