internal import LimberDiagnostics

/// Rounds that stand in the name of a part, where they would only be a name.
extension Parser {
  /// `Again x2`, `Again, twice`, `Again (2 rounds)`: tells that nothing is repeated, and whether
  /// it did.
  @discardableResult
  mutating func noteRounds(in name: Excerpt) -> Bool {
    guard let (words, count) = rounds(in: name) else { return false }
    let rounds = vocabulary.name(of: .round)
    diagnostics.append(
      Diagnostic(
        .error, Diagnostic.Code("R211"), "\"\(words.words)\" does not say how many rounds",
        in: source, at: Label(words.range, "write it like 2 \(rounds)")
      ).advising(.fix(Edit(end(before: words, in: name)..<name.end, ", \(count) \(rounds)"))))
    return true
  }

  /// Where the name ends without the rounds.
  private func end(before words: Excerpt, in name: Excerpt) -> Int {
    var end = words.start
    while end > name.start,
      [0x20, UInt8(ascii: ","), UInt8(ascii: "(")].contains(name.source[end - 1])
    {
      end -= 1
    }
    return end
  }

  /// The words behind a name that say how often, and the count in them.
  private func rounds(in name: Excerpt) -> (Excerpt, String)? {
    var tokens = QuantityLexer.tokens(of: name)
    if let last = tokens.last, last.kind == .other, [")", "."].contains(last.excerpt.text) {
      tokens.removeLast()
    }
    guard tokens.count > 2 || (tokens.count == 2 && tokens[0].kind == .word),
      let last = tokens.last,
      let start = countStart(in: tokens), start > 0
    else { return nil }
    let words = name[tokens[start].excerpt.start..<last.excerpt.end]
    if last.kind == .word, let count = OtherWords.english.counts[last.word] {
      return (words, String(count))
    }
    let isBehindSign = last.kind.isNumber
    let count =
      isBehindSign
      ? last.excerpt : name[tokens[start].excerpt.start..<tokens[tokens.count - 2].excerpt.end]
    return (words, count.words)
  }

  /// The index of the first token of `x2`, `2x`, `2-3 times`, `twice` at the end.
  private func countStart(in tokens: [QuantityToken]) -> Int? {
    let last = tokens.count - 1
    if tokens[last].kind == .word, OtherWords.english.counts[tokens[last].word] != nil {
      return last
    }
    if tokens[last].kind.isNumber {
      return ["x", "×", "*"].contains(tokens[last - 1].excerpt.text.lowercased()) ? last - 1 : nil
    }
    let unit = vocabulary.units[tokens[last].excerpt]
    guard unit == .time || unit == .round else { return nil }
    var start = last
    while start > 0, isCount(tokens[start - 1]) { start -= 1 }
    return start < last ? start : nil
  }

  private func isCount(_ token: QuantityToken) -> Bool {
    switch token.kind {
    case .number, .dash: true
    case .word: vocabulary.number(token.word) != nil || vocabulary.has(token.excerpt, .to)
    case .clock, .other: false
    }
  }
}
