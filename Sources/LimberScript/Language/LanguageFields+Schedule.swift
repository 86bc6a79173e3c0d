/// How often something is meant to be done, in words.
extension LanguageFields {
  /// What is not there is not understood.
  func scheduleWords() throws(LanguageError) -> ScheduleWords {
    var words = ScheduleWords()
    guard has("schedule") else { return words }
    let fields = try fields("schedule")
    try fields.allow(["phrases", "periods", "per", "times", "counts"])
    let phrases = try fields.fields("phrases")
    for name in phrases.names {
      let text = try phrases.text(name.words)
      guard let schedule = Self.schedule(text.words) else {
        throw error(text, "write times and days, like 3-5/7, or needed")
      }
      words.phrases[name.words.lowercased()] = schedule
    }
    let periods = try fields.fields("periods")
    for name in periods.names {
      words.periods[name.words.lowercased()] = try periods.thousandths(name.words) / 1000
    }
    words.per = Set(try fields.texts("per").map { $0.words.lowercased() })
    words.times = Set(try fields.texts("times").map { $0.words.lowercased() })
    let counts = try fields.fields("counts")
    for name in counts.names {
      let text = try counts.text(name.words)
      guard let range = Self.range(text.words[...]) else {
        throw error(text, "write a number like 2, or a range like 2-3")
      }
      words.counts[name.words.lowercased()] = range
    }
    return words
  }

  /// `3-5/7`, or `needed`.
  private static func schedule(_ text: String) -> Schedule? {
    if text == "needed" { return Schedule(times: nil, days: 1) }
    let parts = text.split(separator: "/")
    guard parts.count == 2, let times = range(parts[0]), let days = Int(parts[1]), days > 0 else {
      return nil
    }
    return Schedule(times: times, days: days)
  }

  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-").compactMap { Int($0) }
    guard let low = ends.first, let high = ends.last, low >= 1, low <= high else { return nil }
    return low...high
  }
}
