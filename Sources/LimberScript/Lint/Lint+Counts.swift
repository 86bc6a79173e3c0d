internal import LimberDiagnostics

/// Counts and moments in sentences that are only said.
extension Lint {
  /// Warns about a line that is nothing but a count; whether there is one.
  mutating func checkCount(of line: LintLine, in group: LintGroup) -> Bool {
    guard line.traits.contains(.digit) else { return false }
    let text = syntax(of: line).content
    guard text.range.count <= 40, let first = text.firstByte, Excerpt.isDigit(first),
      let count = BareCount(text.withoutFullStop, vocabulary),
      !group.timed.contains(where: { $0.unit == .time })
    else { return false }
    diagnostics.append(.countOnly(count, text, language, source))
    return true
  }

  /// Warns about a sentence that starts with a moment and a colon, below something timed.
  mutating func checkMoment(of line: LintLine, at index: Int, in group: LintGroup) -> Bool {
    guard line.traits.contains(.colon), let first = group.firstTimed, first < index,
      let text = texts(of: line).first, let cut = LineCuts(text).strict
    else { return false }
    let head = text[bytes: 0..<cut.colon].trimmed
    let words = head.eachWord
    guard words.count <= 6, !head.hasBrace, let amount = amount(among: words, of: head) else {
      return false
    }
    diagnostics.append(.momentOnly(amount, head, language, source))
    return true
  }

  /// The amount that some of the words make.
  private func amount(among words: [Excerpt], of head: Excerpt) -> Excerpt? {
    for start in words.indices
    where vocabulary.mayStartNumber(words[start]) || words[start].startsWithNumber {
      for end in words.indices.suffix(from: start).reversed() {
        let part = head[words[start].start..<words[end].end]
        let quantity = try? QuantityReader.read(part, in: vocabulary)
        guard let quantity, quantity.low == quantity.high else { continue }
        if quantity.unit.isTime || quantity.unit == .breath { return part }
      }
    }
    return nil
  }
}

/// `10 reps`, `3x10`, `3 sets of 10`, `3 x 30 seconds`.
struct BareCount {
  /// How many sets there are, if it says so.
  private(set) var sets: Excerpt?
  /// How many repeats, or how long.
  private(set) var amount: Excerpt?
  /// Whether it is how long.
  private(set) var isTime = false

  /// Nil if a text is anything else.
  init?(_ text: Excerpt, _ vocabulary: Vocabulary) {
    let tokens = QuantityLexer.tokens(of: text)
    guard (2...8).contains(tokens.count), tokens[0].kind.isNumber else { return nil }
    if let quantity = try? QuantityReader.read(text, in: vocabulary) {
      guard quantity.unit == .time || quantity.unit == .set else { return nil }
      if quantity.unit == .set { sets = text } else { amount = text }
      return
    }
    guard let sign = tokens.firstIndex(where: { Self.joins($0, vocabulary) }),
      tokens[..<sign].allSatisfy({ $0.kind.isNumber || $0.kind == .dash }),
      let next = tokens[(sign + 1)...].firstIndex(where: { $0.kind.isNumber }),
      next <= sign + 2
    else { return nil }
    let rest = text.from(tokens[next].excerpt.start)
    guard let quantity = try? QuantityReader.read(rest, in: vocabulary, implied: .time),
      quantity.unit == .time || quantity.unit.isTime || quantity.unit == .breath
    else { return nil }
    sets = text[tokens[0].excerpt.start..<tokens[sign - 1].excerpt.end]
    amount = rest
    isTime = quantity.unit != .time
  }

  private static func joins(_ token: QuantityToken, _ vocabulary: Vocabulary) -> Bool {
    let unit = vocabulary.units[token.excerpt]
    return unit == .set || unit == .time || ["×", "*", "x"].contains(token.excerpt.text)
  }
}

extension Diagnostic {
  fileprivate static func countOnly(
    _ count: BareCount, _ text: Excerpt, _ language: Language, _ source: Source
  ) -> Diagnostic {
    let words = language.vocabulary
    var diagnostic = Diagnostic(
      .warning, Code("R603"),
      "this sentence mentions \"\(text.words)\" but nothing here is \(count.isTime ? "timed" : "counted")",
      in: source, at: Label(text.range))
    if let amount = count.amount {
      let line = "\(words.spelling(of: count.isTime ? .hold : .reps)): \(amount.words)"
      diagnostic.advice.append(
        .maybe(Edit(text.range, line), title: count.isTime ? "to time it" : "to count it"))
    }
    if let sets = count.sets {
      let digits = sets.words.prefix { !$0.isLetter && !$0.isWhitespace }
      diagnostic.advice.append(
        .help("write \"\(words.spelling(of: .sets)): \(digits)\" above the first step"))
    }
    return diagnostic.advising(words.keepingSentence)
  }

  fileprivate static func momentOnly(
    _ amount: Excerpt, _ head: Excerpt, _ language: Language, _ source: Source
  ) -> Diagnostic {
    let words = language.vocabulary
    let left = words.spelling(of: .timeLeft).replacing("…", with: amount.words)
    let at = "\(words.spelling(of: .at)) \(amount.words)"
    return Diagnostic(
      .warning, Code("R603"),
      "this sentence mentions \"\(amount.words)\" but is not said at that time",
      in: source, at: Label(head.range)
    ).advising(
      .maybe(Edit(head.range, left.capitalizedFirst), title: "to say it before the end"),
      .maybe(Edit(head.range, at), title: "to say it after the start"),
      words.keepingSentence)
  }
}
