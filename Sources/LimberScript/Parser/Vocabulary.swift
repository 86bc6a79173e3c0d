internal import LimberDiagnostics

/// The words of one language, quick to find: what may start a line, what may follow a number, and
/// the numbers.
///
/// Everything that reads a line needs it, so copies share it.
final class Vocabulary: Sendable {
  /// The words as they were collected.
  let words: VocabularyWords
  /// Keywords by their spelling.
  let keywords: WordTable<Keyword>
  /// The keywords that may start a line, as shown to people.
  let lineStarts: Suggestion.Candidates
  /// Units by their spelling.
  let units: WordTable<Quantity.Unit>
  /// The units of one word that can be nothing else, so that a number and one of them is an amount.
  let plainUnits: WordTable<Quantity.Unit>
  /// How a round is called, for lines that may mean one.
  let roundWord: String
  /// The first words of all keywords, which most sentences can be told apart by.
  private let starts: LineStarts
  /// The first words of keywords of more than one word.
  private let longStarts: WordTable<Bool>
  /// The first words of the marker for both sides.
  private let sideStarts: WordTable<Bool>
  /// The first words of what says how much time is left, where it is not the amount.
  private let timeLeftStarts: WordTable<Bool>
  /// The first words of units of two words.
  private let unitStarts: WordTable<Bool>
  /// Numbers of one word, and words that numbers and units of several words are made of.
  private let parts: WordTable<Bool>
  /// What words inside lines can be.
  private let meanings: WordTable<[Word]>
  /// The words that stand around an amount.
  private let patterns: (each: [AmountPattern], timeLeft: [AmountPattern], atMost: [AmountPattern])

  /// A word, or words, inside a line.
  enum Word: String, Hashable, Sendable, CaseIterable {
    case to, about, rightFirst, leftFirst, rightOnly, leftOnly, instead, onPurpose
    case oneSideAtATime, each, timeLeft, untilReady, atMost, on, off, from
    case doneSeparately, none, gentle, moderate, strong
    case `in`, out, empty, easy, slow, calm, even, eachSideSlips
    case and, half, long, between, perSide

    /// Whether a language may do without it.
    var isOptional: Bool {
      switch self {
      case .and, .half, .long, .between, .perSide: true
      default: false
      }
    }

    /// Whether an amount stands among the words, in the place of "…".
    var hasAmount: Bool { self == .each || self == .timeLeft || self == .atMost }
  }

  /// Makes words quick to find.
  init(_ words: VocabularyWords) {
    self.words = words
    keywords = WordTable(words.keywords)
    lineStarts = Suggestion.Candidates(words.allSpellings)
    units = WordTable(words.units)
    let joins = Set(words.insideLines[.to] ?? [])
    plainUnits = WordTable(
      words.units.filter { $0.key != "m" && !$0.key.contains(" ") && !joins.contains($0.key) })
    let rounds = words.units.filter { $0.value == .round }.keys
    roundWord = rounds.min { ($0.count, $0) < ($1.count, $1) } ?? ""
    starts = LineStarts(words)
    longStarts = WordTable(startsOf: words.keywords.keys.filter { $0.contains(" ") })
    sideStarts = WordTable(startsOf: words.keywords.filter { $0.value == .eachSide }.keys)
    unitStarts = WordTable(startsOf: words.units.keys.filter { $0.contains(" ") })
    parts = WordTable(words.parts.union(words.numbers.keys.filter { !$0.utf8.contains(0x20) }))
    var meanings: [String: [Word]] = [:]
    for (word, spellings) in words.insideLines {
      for spelling in spellings { meanings[spelling, default: []].append(word) }
    }
    self.meanings = WordTable(meanings)
    func patterns(_ word: Word) -> [AmountPattern] {
      (words.insideLines[word] ?? []).compactMap(AmountPattern.init)
    }
    self.patterns = (patterns(.each), patterns(.timeLeft), patterns(.atMost))
    timeLeftStarts = WordTable(startsOf: self.patterns.timeLeft.compactMap(\.firstWord))
  }
}

extension Vocabulary {
  /// Whether a line may start with a keyword; most sentences do not.
  func mayStart(_ content: Span<UInt8>) -> Bool { starts.mayStart(content) }

  /// The same of an excerpt.
  func mayStart(_ content: borrowing Excerpt) -> Bool {
    mayStart(content.source.span.extracting(content.range))
  }

  /// Whether words may start with the marker for both sides.
  func mayStartSides(_ words: Span<UInt8>) -> Bool {
    sideStarts.mayContain(startOf: words)
      && sideStarts[words.extracting(words.leadingWordWithoutMark)] != nil
  }

  /// Whether words may say how much time is left, if they do not start with the amount.
  func mayStartTimeLeft(_ words: Span<UInt8>) -> Bool {
    timeLeftStarts[words.extracting(words.leadingWord)] != nil
  }

  /// Whether keywords of several words start with a word.
  func mayGoOn(behind word: Span<UInt8>) -> Bool { longStarts[word] != nil }

  /// How a keyword is written.
  func spelling(of keyword: Keyword) -> String {
    words.spellings[keyword] ?? keyword.rawValue
  }

  /// How a word is written.
  func spelling(of word: Word) -> String {
    words.insideNames[word] ?? word.rawValue
  }

  /// How a unit is written for more than one.
  func name(of unit: Quantity.Unit) -> String {
    words.unitNames[unit] ?? unit.rawValue
  }

  /// How a unit is written that is spelled like this, folded.
  func spelling(ofUnit folded: String) -> String {
    let own = Set(words.unitNames.values).union(words.namesOfOne.values)
    return own.first { $0.lowercased() == folded } ?? folded
  }

  /// How a unit is written for one.
  func nameOfOne(_ unit: Quantity.Unit) -> String {
    words.namesOfOne[unit] ?? unit.rawValue
  }

  /// Whether folded text is one of the spellings of `word`.
  func has(_ folded: String, _ word: Word) -> Bool {
    meanings[spelling: folded]?.contains(word) ?? false
  }

  /// Whether a text is one of the spellings of `word`.
  func has(_ text: Excerpt, _ word: Word) -> Bool {
    meanings[text]?.contains(word) ?? false
  }

  /// What a text inside a line can be.
  func meanings(of text: Excerpt) -> [Word] { meanings[text] ?? [] }

  /// What may stand in the place of "…" if `excerpt` is written like `word`: `4 seconds` of
  /// `4 seconds each`.
  func amounts(in excerpt: Excerpt, like word: Word) -> [Excerpt] {
    let patterns =
      switch word {
      case .each: patterns.each
      case .timeLeft: patterns.timeLeft
      case .atMost: patterns.atMost
      default: [AmountPattern]()
      }
    var amounts: [Excerpt] = []
    for pattern in patterns {
      if let amount = pattern.amount(in: excerpt) { amounts.append(amount) }
    }
    return amounts
  }

  /// Whether a number in words may start with a word.
  func mayStartNumber(_ word: Excerpt) -> Bool {
    parts[word] != nil
  }

  /// The same of a word that is part of no excerpt.
  func mayStartNumber(_ word: Span<UInt8>) -> Bool { parts[word] != nil }

  /// The number that folded words make, in thousandths.
  func number(_ folded: String) -> Int? {
    words.numbers[folded]
  }

  /// The unit that two words make.
  func unit(_ first: Excerpt, _ second: Excerpt) -> Quantity.Unit? {
    unitStarts[first] == nil ? nil : units[spelling: "\(first.folded) \(second.folded)"]
  }

  /// Whether a single word can stand in an amount.
  func isOfAmount(_ word: Excerpt) -> Bool {
    parts[word] != nil || units[word] != nil
  }
}

/// What the keywords of some words start with.
struct LineStarts: Sendable {
  private let words: WordTable<Bool>

  /// Collects the first words of all keywords.
  init(_ words: VocabularyWords) { self.words = WordTable(startsOf: words.keywords.keys) }

  /// Whether a line may start with a keyword; most sentences do not.
  func mayStart(_ content: Span<UInt8>) -> Bool {
    words.mayContain(startOf: content)
      && words[content.extracting(content.leadingWordWithoutMark)] != nil
  }
}

extension WordTable<Bool> {
  /// The first words of some spellings.
  fileprivate convenience init(startsOf spellings: some Sequence<String>) {
    self.init(Set(spellings.compactMap { $0.split(separator: " ").first.map(String.init) }))
  }

  /// A set of spellings.
  fileprivate convenience init(_ spellings: Set<String>) {
    self.init(Dictionary(uniqueKeysWithValues: spellings.map { ($0, true) }))
  }
}
