/// The words of one language for how often.
struct ScheduleWords: Sendable {
  /// Whole wordings, in lower case: "every other day".
  var phrases: [String: Schedule] = [:]
  /// What a number of times is counted in, in days: "week".
  var periods: [String: Int] = [:]
  /// What stands between the times and the period: "a", "per".
  var per: Set<String> = []
  /// What may stand behind the number: "times".
  var times: Set<String> = []
  /// Counts in words: "twice".
  var counts: [String: ClosedRange<Int>] = [:]

  /// The same with the words of `other` where it has none of its own.
  func joined(with other: ScheduleWords) -> ScheduleWords {
    var joined = self
    joined.phrases.merge(other.phrases) { own, _ in own }
    joined.periods.merge(other.periods) { own, _ in own }
    joined.per.formUnion(other.per)
    joined.times.formUnion(other.times)
    joined.counts.merge(other.counts) { own, _ in own }
    return joined
  }
}
