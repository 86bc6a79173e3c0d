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
      vocabulary.insideNames[word] = texts[0].words
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

  /// The numbers that are only understood; the others are worked out when they are looked for.
  private func addNumbers(
    _ phrasebook: Phrasebook, to vocabulary: inout VocabularyWords
  ) throws(LanguageError) {
    let fields = try fields("numbers")
    guard phrasebook.numbers.areDistinct else {
      throw error(fields.names[0], "two numbers have the same words")
    }
    guard fields.has("also") else { return }
    let also = try fields.fields("also")
    for name in also.names {
      vocabulary.alsoNumbers[NumberWords.folded(name.words)] = try also.thousandths(name.words)
    }
  }
}

extension String {
  /// A name such as `betweenPoses` as files write it: `between-poses`.
  var kebab: String {
    var result: [UInt8] = []
    for byte in utf8 {
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      if isCapital { result.append(UInt8(ascii: "-")) }
      result.append(isCapital ? byte | 0x20 : byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text as it is looked up.
  fileprivate var folded: String { Excerpt(self).folded }
}
