/// The words of one language: what may start a line, what may follow a number, and the numbers.
struct Vocabulary: Sendable {
  /// Keywords by their folded spelling.
  private(set) var keywords: WordTable<Keyword> = [:]
  /// The first words of all keywords, which most sentences can be told apart by.
  private(set) var starts: WordTable<Bool> = [:]
  /// The keywords that may start a line, as shown to people.
  private(set) var lineStarts: [String] = []
  /// The same keywords, as they are collected.
  var folded: [String: Keyword] = [:]
  /// The spelling shown to people.
  var spellings: [Keyword: String] = [:]
  /// Units by their folded spelling.
  var units: [String: Quantity.Unit] = [:]
  /// The units as they are shown to people, for more than one.
  var unitNames: [Quantity.Unit: String] = [:]
  /// The same, for one.
  var namesOfOne: [Quantity.Unit: String] = [:]
  /// Numbers by their folded words, in thousandths.
  var numbers: [String: Int] = [:]
  /// The words inside lines, folded; the first of each is shown to people.
  var words: [Word: [String]] = [:]
  /// Words that numbers and units of several words are made of.
  var parts: Set<String> = []
  /// The most words a number has.
  var longestNumber = 1

  /// A word, or words, inside a line.
  enum Word: String, Hashable, Sendable, CaseIterable {
    case to, about, rightFirst, leftFirst, rightOnly, leftOnly, instead, onPurpose
    case oneSideAtATime, each, timeLeft, untilReady, atMost, on, off, from
    case doneSeparately, none, gentle, moderate, strong
    case `in`, out, empty, easy, slow, calm, even, eachSideSlips

    /// Whether an amount stands among the words, in the place of "…".
    var hasAmount: Bool { self == .each || self == .timeLeft || self == .atMost }
  }

  /// Makes keywords quick to find.
  mutating func index() {
    keywords = WordTable(folded)
    lineStarts = Array(spellings.values)
    let firsts = folded.keys.compactMap { $0.split(separator: " ").first.map(String.init) }
    starts = WordTable(Dictionary(firsts.map { ($0, true) }) { first, _ in first })
  }

  /// Whether a line may start with a keyword; most sentences do not.
  func mayStart(_ content: Excerpt) -> Bool {
    starts[content.firstWord.word.withoutMark] != nil
  }

  /// How a keyword is written.
  func spelling(of keyword: Keyword) -> String {
    spellings[keyword] ?? keyword.rawValue
  }

  /// How a word is written.
  func spelling(of word: Word) -> String {
    words[word]?.first ?? word.rawValue
  }

  /// How a unit is written for more than one.
  func name(of unit: Quantity.Unit) -> String {
    unitNames[unit] ?? unit.rawValue
  }

  /// How a unit is written for one.
  func nameOfOne(_ unit: Quantity.Unit) -> String {
    namesOfOne[unit] ?? unit.rawValue
  }

  /// Whether folded text is one of the spellings of `word`.
  func has(_ folded: String, _ word: Word) -> Bool {
    words[word]?.contains(folded) ?? false
  }

  /// What may stand in the place of "…" if `excerpt` is written like `word`: `4 seconds` of
  /// `4 seconds each`.
  func amounts(in excerpt: Excerpt, like word: Word) -> [Excerpt] {
    (words[word] ?? []).compactMap { pattern in
      let parts = pattern.split(separator: "…", omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      return excerpt.dropping(
        prefix: parts[0].split(separator: " "), suffix: parts[1].split(separator: " "))
    }
  }

  /// The same with the words of `other` where it has none of its own.
  func joined(with other: Vocabulary) -> Vocabulary {
    var joined = self
    joined.folded.merge(other.folded) { own, _ in own }
    joined.index()
    joined.units.merge(other.units) { own, _ in own }
    joined.numbers.merge(other.numbers) { own, _ in own }
    joined.words.merge(other.words) { own, others in own + others }
    joined.parts.formUnion(other.parts)
    joined.longestNumber = max(longestNumber, other.longestNumber)
    return joined
  }

  /// Whether a single word can stand in an amount.
  func isOfAmount(_ word: String) -> Bool {
    numbers[word] != nil || units[word] != nil || parts.contains(word)
  }
}

extension Excerpt {
  /// What is left between words at its start and words at its end; nil if they do not stand there,
  /// or if nothing is left.
  func dropping(prefix: [Substring], suffix: [Substring]) -> Excerpt? {
    let own = text.split(whereSeparator: \.isWhitespace)
    let kept = own.count - prefix.count - suffix.count
    guard kept > 0, zip(own, prefix).allSatisfy({ $0.lowercased() == $1 }),
      zip(own.suffix(suffix.count), suffix).allSatisfy({ $0.lowercased() == $1 })
    else { return nil }
    let inner = own[prefix.count..<prefix.count + kept]
    guard let first = inner.first, let last = inner.last else { return nil }
    return self[first.startIndex..<last.endIndex]
  }
}
