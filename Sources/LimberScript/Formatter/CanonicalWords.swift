internal import LimberTimeline

/// The canonical spellings of one language, apart from amounts.
struct CanonicalWords {
  let language: Language
  var vocabulary: Vocabulary { language.vocabulary }

  /// How a keyword is written.
  func spelling(of keyword: Keyword) -> String {
    vocabulary.spelling(of: keyword)
  }

  /// How a word inside a line is written.
  func spelling(of word: Vocabulary.Word) -> String {
    vocabulary.spelling(of: word)
  }

  /// How words around an amount are written.
  func spelling(of word: Vocabulary.Word, _ amount: String) -> String {
    vocabulary.spelling(of: word).replacing("…", with: amount)
  }

  /// A keyword as it stands inside a line: small, unless the language has capitals there.
  func small(_ word: String) -> String {
    language.phrasebook.isSmallAfterLabel ? word.prefix(1).lowercased() + word.dropFirst() : word
  }

  /// `right first`.
  func order(startingWith side: Side) -> String {
    spelling(of: side == .left ? .leftFirst : .rightFirst)
  }

  /// `right side only`.
  func only(_ side: Side) -> String {
    spelling(of: side == .left ? .leftOnly : .rightOnly)
  }

  /// One of a few words as it is usually spelled, or else what stands there.
  func choice(of words: [Vocabulary.Word], _ value: Excerpt) -> String {
    let word = words.first { vocabulary.has(value, $0) }
    return word.map(spelling) ?? value.words
  }

  /// A preset by its name, or the seconds of each phase.
  func breath(_ pattern: BreathPattern, as value: Excerpt) -> String {
    guard value.text.contains(where: \.isNumber) else {
      return choice(of: [.easy, .slow, .calm, .even], value)
    }
    let phases: [(Milliseconds, Vocabulary.Word)] = [
      (pattern.inhale, .in), (pattern.exhale, .out), (pattern.pause, .empty),
    ]
    return phases.filter { $0.0 > .zero }
      .map { "\(Self.decimal($0.0.count)) \(spelling(of: $0.1))" }.joined(separator: ", ")
  }
}
