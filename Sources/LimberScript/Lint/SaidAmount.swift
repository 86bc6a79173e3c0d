internal import LimberDiagnostics

/// An amount that a sentence mentions, and what the sentence asks to be done with it.
struct SaidAmount {
  var quantity: Quantity
  var excerpt: Excerpt
  /// What makes such a thing last, if the sentence asks for something to last.
  var verb: Keyword?
  /// Whether the sentence asks for the other side too.
  var mentionsSwapping: Bool

  /// The amounts of a text that may be doses.
  static func all(
    in text: Excerpt, _ vocabulary: Vocabulary, _ words: LintWords
  ) -> [SaidAmount] {
    let tokens = QuantityLexer.tokens(of: text)
    var amounts: [SaidAmount] = []
    var index = 0
    while index < tokens.count {
      guard let end = amountEnd(from: index, in: tokens, vocabulary),
        let quantity = quantity(tokens[index..<end], in: text, vocabulary)
      else {
        index += 1
        continue
      }
      if isDose(index..<end, in: tokens, quantity, words) {
        amounts.append(
          SaidAmount(
            quantity: quantity, excerpt: joined(tokens[index..<end], in: text),
            verb: verb(around: index..<end, in: tokens, quantity.unit, words),
            mentionsSwapping: tokens.contains { words.swapping.contains($0.word) }))
      }
      index = end
    }
    return amounts
  }

  /// The line that makes it last, in the words of a language.
  func timedLine(in language: Language) -> String {
    let keyword = verb ?? .hold
    let vocabulary = language.vocabulary
    let isRange = quantity.low != quantity.high
    if quantity.unit == .time {
      let digits = isRange ? "\(quantity.low)-\(quantity.high)" : "\(quantity.low)"
      return "\(vocabulary.spelling(of: .reps)): \(digits)"
    }
    let isMinutes = quantity.unit == .minute && quantity.low % 60_000 == 0
    let scale = quantity.unit.isTime ? (isMinutes ? 60_000 : 1000) : 1
    let unit: Quantity.Unit = quantity.unit == .breath ? .breath : isMinutes ? .minute : .second
    let (low, high) = (quantity.low / scale, quantity.high / scale)
    let mayLast = keyword == .move || keyword == .hold || quantity.unit.isTime
    let head: Keyword = keyword == .reps ? .move : mayLast ? keyword : .hold
    let name = high == 1 ? vocabulary.nameOfOne(unit) : vocabulary.name(of: unit)
    return "\(vocabulary.spelling(of: head)): \(isRange ? "\(low)-\(high)" : "\(low)") \(name)"
  }
}

extension SaidAmount {
  /// Where an amount that starts at `start` ends, if one does: `30 to 40 seconds`.
  private static func amountEnd(
    from start: Int, in tokens: [QuantityToken], _ vocabulary: Vocabulary
  ) -> Int? {
    var index = start
    guard isNumber(tokens[index], vocabulary) else { return nil }
    index += tokens[index].word == "half" ? 2 : 1
    index += andHalf(at: index, in: tokens, vocabulary)
    if index + 1 < tokens.count, tokens[index].joinsRange, isNumber(tokens[index + 1], vocabulary) {
      index += 2
    }
    guard let unit = word(at: index, in: tokens) else { return nil }
    if let next = word(at: index + 1, in: tokens), vocabulary.unit(unit, next) != nil {
      return index + 2
    }
    guard let kind = vocabulary.units[unit] else { return nil }
    return index + 1 + (kind == .minute ? andHalf(at: index + 1, in: tokens, vocabulary) : 0)
  }

  /// How many words of `and a half` stand at an index; none if it is not there.
  private static func andHalf(
    at index: Int, in tokens: [QuantityToken], _ vocabulary: Vocabulary
  ) -> Int {
    guard let and = word(at: index, in: tokens), vocabulary.has(and, .and),
      let first = word(at: index + 1, in: tokens)
    else { return 0 }
    if vocabulary.has(first, .half) { return 2 }
    guard let second = word(at: index + 2, in: tokens) else { return 0 }
    return vocabulary.has("\(first.folded) \(second.folded)", .half) ? 3 : 0
  }

  private static func isNumber(_ token: QuantityToken, _ vocabulary: Vocabulary) -> Bool {
    if case .number = token.kind { return true }
    guard token.kind == .word else { return false }
    if token.excerpt.isWord("half") { return true }
    return vocabulary.mayStartNumber(token.excerpt) && vocabulary.number(token.word) != nil
  }

  private static func word(at index: Int, in tokens: [QuantityToken]) -> Excerpt? {
    guard index < tokens.count, tokens[index].kind == .word else { return nil }
    return tokens[index].excerpt
  }

  private static func quantity(
    _ tokens: ArraySlice<QuantityToken>, in text: Excerpt, _ vocabulary: Vocabulary
  ) -> Quantity? {
    let quantity = try? QuantityReader.read(joined(tokens, in: text), in: vocabulary)
    guard let quantity, quantity.unit != .round else { return nil }
    // "For a second" and "take a breath" are no amounts; "half a minute" is one.
    let isOne = quantity.low == quantity.high && quantity.low == quantity.unit.one
    return isOne && tokens.first?.kind == .word ? nil : quantity
  }

  private static func joined(_ tokens: ArraySlice<QuantityToken>, in text: Excerpt) -> Excerpt {
    guard let first = tokens.first, let last = tokens.last else { return text }
    return text[first.excerpt.start..<last.excerpt.end]
  }

  private static func isDose(
    _ range: Range<Int>, in tokens: [QuantityToken], _ quantity: Quantity, _ words: LintWords
  ) -> Bool {
    let before = tokens[..<range.lowerBound].suffix(2).map(\.word)
    let behind = word(at: range.upperBound, in: tokens)?.folded ?? ""
    if words.behindNoDose.contains(behind) { return false }
    let clause = tokens[..<range.lowerBound].reversed().prefix { $0.kind != .other }
    if clause.contains(where: { words.noDoseClauses.contains($0.word) }) { return false }
    if before.last == "over" && quantity.unit == .breath { return false }
    return !words.beforeNoDose.contains(before.last ?? "")
      && !(before.last == "the" && words.beforeNoDose.contains(before.first ?? ""))
  }

  /// The word that asks for something to last that long: before the amount, or right behind it.
  private static func verb(
    around range: Range<Int>, in tokens: [QuantityToken], _ unit: Quantity.Unit,
    _ words: LintWords
  ) -> Keyword? {
    let found =
      verb(before: range.lowerBound, in: tokens, words)
      ?? word(at: range.upperBound, in: tokens).flatMap { words.lasting[$0.folded] }
    // Sets are asked for by words of their own, and by those for repeats.
    let asksForSets = found == .sets || found == .reps
    return unit == .set ? (asksForSets ? found : nil) : found == .sets ? nil : found
  }

  /// The last word before the amount that asks for something to last, in the same sentence.
  private static func verb(
    before index: Int, in tokens: [QuantityToken], _ words: LintWords
  ) -> Keyword? {
    for token in tokens[..<index].reversed() {
      if token.kind == .other, token.excerpt.text == "." { return nil }
      if let keyword = words.lasting[token.word] { return keyword }
    }
    return nil
  }
}

extension QuantityToken {
  fileprivate var joinsRange: Bool { kind == .dash || word == "to" || word == "or" }
}
