/// The words of one language: what may start a line, what may follow a number, and the numbers.
struct Vocabulary: Sendable {
  /// Keywords by their folded spelling.
  private(set) var keywords: WordTable<Keyword> = [:]
  /// The first words of all keywords, which most sentences can be told apart by.
  private(set) var starts: WordTable<Bool> = [:]
  /// The first words of the marker for both sides.
  private(set) var sideStarts: WordTable<Bool> = [:]
  /// The keywords that may start a line, as shown to people.
  private(set) var lineStarts: [String] = []
  /// The same keywords, as they are collected.
  var folded: [String: Keyword] = [:]
  /// The spelling shown to people.
  var spellings: [Keyword: String] = [:]
  /// Units by their folded spelling.
  private(set) var units: WordTable<Quantity.Unit> = [:]
  /// The first words of units of two words.
  private(set) var unitStarts: WordTable<Bool> = [:]
  /// The same units, as they are collected.
  var foldedUnits: [String: Quantity.Unit] = [:]
  /// The units as they are shown to people, for more than one.
  var unitNames: [Quantity.Unit: String] = [:]
  /// The same, for one.
  var namesOfOne: [Quantity.Unit: String] = [:]
  /// Numbers by their folded words, in thousandths.
  private(set) var numbers: WordTable<Int> = [:]
  /// The first words of all numbers.
  private(set) var numberStarts: WordTable<Bool> = [:]
  /// The same numbers, as they are collected.
  var foldedNumbers: [String: Int] = [:]
  /// The words inside lines, folded; the first of each is shown to people.
  var words: [Word: [String]] = [:]
  /// What words inside lines can be, by their folded spelling.
  private var meanings: WordTable<[Word]> = [:]
  /// The words that stand around an amount.
  private var patterns: [Word: [AmountPattern]] = [:]
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

  /// Makes words quick to find, when all of them are there.
  mutating func index() {
    keywords = WordTable(folded)
    lineStarts = Array(spellings.values)
    starts = WordTable(startsOf: folded.keys)
    sideStarts = WordTable(startsOf: folded.filter { $0.value == .eachSide }.keys)
    units = WordTable(foldedUnits)
    unitStarts = WordTable(startsOf: foldedUnits.keys.filter { $0.contains(" ") })
    numbers = WordTable(foldedNumbers)
    numberStarts = WordTable(startsOf: foldedNumbers.keys)
    var meanings: [String: [Word]] = [:]
    for (word, spellings) in words {
      for spelling in spellings { meanings[spelling, default: []].append(word) }
    }
    self.meanings = WordTable(meanings)
    patterns = words.filter(\.key.hasAmount).mapValues { $0.compactMap(AmountPattern.init) }
  }

  /// Whether a line may start with a keyword; most sentences do not.
  func mayStart(_ content: Excerpt) -> Bool {
    starts[content.leadingWord.withoutMark] != nil
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

  /// Whether a text is one of the spellings of `word`.
  func has(_ text: Excerpt, _ word: Word) -> Bool {
    meanings[text]?.contains(word) ?? false
  }

  /// What may stand in the place of "…" if `excerpt` is written like `word`: `4 seconds` of
  /// `4 seconds each`.
  func amounts(in excerpt: Excerpt, like word: Word) -> [Excerpt] {
    (patterns[word] ?? []).compactMap { $0.amount(in: excerpt) }
  }

  /// The same with the words of `other` where it has none of its own.
  func joined(with other: Vocabulary) -> Vocabulary {
    var joined = self
    joined.folded.merge(other.folded) { own, _ in own }
    joined.foldedUnits.merge(other.foldedUnits) { own, _ in own }
    joined.foldedNumbers.merge(other.foldedNumbers) { own, _ in own }
    joined.words.merge(other.words) { own, others in own + others }
    joined.parts.formUnion(other.parts)
    joined.longestNumber = max(longestNumber, other.longestNumber)
    joined.index()
    return joined
  }

  /// Whether a single word can stand in an amount.
  func isOfAmount(_ word: Excerpt) -> Bool {
    numbers[word] != nil || units[word] != nil || parts.contains(word.folded)
  }
}

extension WordTable<Bool> {
  /// The first words of some spellings.
  fileprivate init(startsOf spellings: some Sequence<String>) {
    let firsts = spellings.compactMap { $0.split(separator: " ").first.map(String.init) }
    self.init(Dictionary(firsts.map { ($0, true) }) { first, _ in first })
  }
}

/// The words that stand around an amount: "… left", "with … left".
private struct AmountPattern: Sendable {
  private let before: [Excerpt]
  private let behind: [Excerpt]

  /// Cuts a pattern at its "…", of which there must be one.
  init?(_ pattern: String) {
    let parts = pattern.split(separator: "…", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    before = parts[0].split(separator: " ").map(Excerpt.init)
    behind = parts[1].split(separator: " ").map(Excerpt.init)
  }

  /// What stands between the words; nil if they do not stand there, or nothing else does.
  func amount(in excerpt: Excerpt) -> Excerpt? {
    var rest = excerpt.trimmed
    for word in behind.reversed() {
      guard let (before, last) = rest.lastWord, last.isSpelled(word) else { return nil }
      rest = before
    }
    for word in before {
      let (first, behind) = rest.firstWord
      guard !behind.isEmpty, first.isSpelled(word) else { return nil }
      rest = behind
    }
    return rest.isEmpty ? nil : rest
  }
}

extension Excerpt {
  /// Whether this is the one word, given in lower case.
  fileprivate func isSpelled(_ word: Excerpt) -> Bool {
    isASCII ? ShortWord(self) == ShortWord(word) : text.lowercased() == word.text
  }
}
