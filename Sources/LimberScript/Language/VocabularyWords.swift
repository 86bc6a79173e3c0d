/// The words of one language as its file lists them.
struct VocabularyWords: Sendable {
  /// Keywords by their folded spelling.
  var keywords: [String: Keyword] = [:]
  /// The spelling of keywords that is shown to people.
  var spellings: [Keyword: String] = [:]
  /// Every spelling of a keyword of its own, as it is shown to people.
  var allSpellings: [String] = []
  /// The words for how often.
  var schedule = ScheduleWords()
  /// Units by their folded spelling.
  var units: [String: Quantity.Unit] = [:]
  /// The units as they are shown to people, for more than one.
  var unitNames: [Quantity.Unit: String] = [:]
  /// The same, for one.
  var namesOfOne: [Quantity.Unit: String] = [:]
  /// Numbers that are only understood, by their folded words, in thousandths.
  var alsoNumbers: [String: Int] = [:]
  /// Numbers by their folded words, in thousandths.
  var numbers: [String: Int] = [:]
  /// The words inside lines, folded.
  var insideLines: [Vocabulary.Word: [String]] = [:]
  /// The words inside lines as they are shown to people.
  var insideNames: [Vocabulary.Word: String] = [:]
  /// Words that numbers and units of several words are made of.
  var parts: Set<String> = []
  /// Articles and the like, folded: a sentence goes on with them where a value hardly does.
  var articles: Set<String> = [
    "your", "my", "the", "its", "their", "that", "this", "a", "an", "both", "one", "each",
    "yourself", "it", "them", "all",
  ]
  /// The most words a number has.
  var longestNumber = 1

  /// Adds numbers, and the words that they and the units are made of.
  mutating func add(_ table: NumberTable) {
    numbers = table.numbers.merging(alsoNumbers) { _, also in also }
    let long = (table.long + alsoNumbers.keys + units.keys)
      .map { $0.utf8.split(separator: UInt8(ascii: " ")) }
    parts = Set(long.joined().map { String(Substring($0)) })
    // The hundreds and what follows them.
    longestNumber = 2 * (long.map(\.count).max() ?? 1)
  }

  /// The same with the words of `other` where it has none of its own.
  func joined(with other: VocabularyWords) -> VocabularyWords {
    var joined = self
    joined.keywords.merge(other.keywords) { own, _ in own }
    joined.units.merge(other.units) { own, _ in own }
    joined.numbers.merge(other.numbers) { own, _ in own }
    joined.insideLines.merge(other.insideLines) { own, others in own + others }
    joined.insideNames.merge(other.insideNames) { own, _ in own }
    joined.parts.formUnion(other.parts)
    joined.schedule = schedule.joined(with: other.schedule)
    joined.longestNumber = max(longestNumber, other.longestNumber)
    return joined
  }
}
