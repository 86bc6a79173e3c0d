/// The words that scripts are written with.
extension LanguageFields {
  /// All words; throws if one of them means something else in `other`.
  func vocabulary(
    _ phrasebook: Phrasebook, besides other: VocabularyWords?
  ) throws(LanguageError) -> VocabularyWords {
    var vocabulary = VocabularyWords()
    try addKeywords(to: &vocabulary, besides: other)
    try addWords(to: &vocabulary)
    try addUnits(to: &vocabulary, besides: other)
    try addNumbers(phrasebook, to: &vocabulary)
    vocabulary.schedule = try scheduleWords()
    return vocabulary
  }

  private func addKeywords(
    to vocabulary: inout VocabularyWords, besides other: VocabularyWords?
  ) throws(LanguageError) {
    let keywords = Keyword.allCases.filter { $0 != .left }
    let fields = try fields("keywords")
    try fields.allow(keywords.map(\.rawValue.kebab))
    for keyword in keywords {
      let texts = try fields.texts(keyword.rawValue.kebab)
      vocabulary.spellings[keyword] = texts[0].words
      for text in texts {
        let folded = text.words.folded
        let taken = vocabulary.keywords[folded] ?? other?.keywords[folded] ?? keyword
        guard taken == keyword else {
          throw error(text, "\"\(text.words)\" already means \"\(taken.rawValue.kebab)\"")
        }
        vocabulary.keywords[folded] = keyword
        vocabulary.allSpellings.append(text.words)
      }
    }
  }

  private func addWords(to vocabulary: inout VocabularyWords) throws(LanguageError) {
    let fields = try fields("words")
    try fields.allow(Vocabulary.Word.allCases.map(\.rawValue.kebab))
    for word in Vocabulary.Word.allCases {
      if word.isOptional, !fields.has(word.rawValue.kebab) { continue }
      let texts = try fields.texts(word.rawValue.kebab)
      for text in texts where word.hasAmount != (text.words.count(where: { $0 == "…" }) == 1) {
        let reason =
          word.hasAmount ? "write … once, where the amount goes" : "… has no meaning here"
        throw error(text, reason)
      }
      vocabulary.insideLines[word] = texts.map(\.words.folded)
    }
  }

  private func addUnits(
    to vocabulary: inout VocabularyWords, besides other: VocabularyWords?
  ) throws(LanguageError) {
    let fields = try fields("units")
    try fields.allow(Quantity.Unit.allCases.map(\.rawValue))
    for unit in Quantity.Unit.allCases {
      let texts = try fields.texts(unit.rawValue)
      vocabulary.unitNames[unit] = texts[0].words
      vocabulary.namesOfOne[unit] = texts[min(1, texts.count - 1)].words
      for text in texts {
        let folded = text.words.folded
        let taken = vocabulary.units[folded] ?? other?.units[folded] ?? unit
        guard taken == unit else {
          throw error(text, "\"\(text.words)\" already means \"\(taken.rawValue)\"")
        }
        vocabulary.units[folded] = unit
      }
    }
  }

  /// The numbers, with those that are only understood.
  private func addNumbers(
    _ phrasebook: Phrasebook, to vocabulary: inout VocabularyWords
  ) throws(LanguageError) {
    let words = phrasebook.numbers
    var table = words.table
    guard table.count == 1000 else {
      throw error(try fields("numbers").names[0], "two numbers have the same words")
    }
    var long = (words.small + words.hundreds + words.openHundreds).map(NumberWords.folded)
    for amount in phrasebook.amounts.values where !amount.endings.isEmpty {
      let fitted = words.fitted(to: amount)
      table.merge(fitted.table) { own, _ in own }
      long += (fitted.small + fitted.hundreds).map(NumberWords.folded)
    }
    let fields = try fields("numbers")
    if fields.has("also") {
      let also = try fields.fields("also")
      for name in also.names {
        let folded = NumberWords.folded(name.words)
        table[folded] = try also.thousandths(name.words)
        long.append(folded)
      }
    }
    vocabulary.numbers = table
    let split = (long + vocabulary.units.keys).map { $0.split(separator: " ") }
    vocabulary.parts = Set(split.joined().map(String.init))
    // The hundreds and what follows them.
    vocabulary.longestNumber = 2 * (split.map(\.count).max() ?? 1)
  }
}

extension String {
  /// A name such as `betweenPoses` as files write it: `between-poses`.
  var kebab: String {
    var result = ""
    for character in self {
      if character.isUppercase { result += "-" }
      result += character.lowercased()
    }
    return result
  }

  /// The text as it is looked up.
  fileprivate var folded: String { Excerpt(self).folded }
}
