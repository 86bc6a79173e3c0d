internal import LimberDiagnostics

/// Times in sentences that nothing times: they would only be said.
extension Lint {
  /// Warns about the first such time of a line; whether there is one.
  mutating func checkTimes(of line: LintLine, at index: Int, in group: LintGroup) -> Bool {
    guard line.isPlain, line.traits.contains(.unit) || line.traits.contains(.digit) else {
      return false
    }
    if checkMoment(of: line, at: index, in: group) || checkCount(of: line, in: group) {
      return true
    }
    for text in texts(of: line) where line.traits.contains(.digit) || mayCount(text) {
      let said = SaidAmount.all(in: text, vocabulary, words)
      guard let amount = said.first(where: { isUntimed($0, at: index, in: group) }) else {
        continue
      }
      diagnostics.append(.untimed(amount, syntax(of: line), language, source))
      return true
    }
    return false
  }

  /// A look at the bytes of a text without digits: whether a word of it may be a number.
  private func mayCount(_ text: Excerpt) -> Bool {
    let bytes = text.source.span.extracting(text.range)
    var offset = 0
    while offset < bytes.count {
      let start = offset
      while offset < bytes.count, Excerpt.isLetter(bytes[offset]) { offset += 1 }
      if offset > start {
        let word = bytes.extracting(start..<offset)
        if vocabulary.mayStartNumber(word) || word.isHalf { return true }
      } else {
        // Letters of other kinds, and words of several parts, need a closer look.
        if bytes[offset] >= 0x80 || bytes[offset] == UInt8(ascii: "-") { return true }
        offset += 1
      }
    }
    return false
  }

  private func isUntimed(_ amount: SaidAmount, at index: Int, in group: LintGroup) -> Bool {
    if group.isSession, amount.verb == nil { return false }
    if amount.quantity.unit == .time, amount.verb != .reps { return false }
    if amount.quantity.unit == .set {
      return amount.verb != nil && !group.isSession && !group.hasSets
    }
    let below = group.lines[(index + 1)...].first
    if let timed = below.flatMap(timed(by:)), timed.quantity.isLike(amount.quantity) {
      return false
    }
    return !group.timed.contains { $0.overlaps(amount.quantity) }
  }
}

extension Span<UInt8> {
  /// Whether this is the word "half".
  fileprivate var isHalf: Bool { count == 4 && few(at: 0).isHalf }
}

extension EightBytes {
  fileprivate var isHalf: Bool { lowercased == 0x666C_6168 }
}

extension Quantity {
  /// Whether it is counted as `amount` is: by a clock, by breaths, by repeats.
  fileprivate func isLike(_ amount: Quantity) -> Bool {
    unit == amount.unit || (unit.isTime && amount.unit.isTime)
  }

  fileprivate func overlaps(_ amount: Quantity) -> Bool {
    isLike(amount) && low <= amount.high && amount.low <= high
  }
}

extension Diagnostic {
  fileprivate static func untimed(
    _ amount: SaidAmount, _ line: LineSyntax, _ language: Language, _ source: Source
  ) -> Diagnostic {
    let said = amount.excerpt.words
    let isSets = amount.quantity.unit == .set
    let isCount = amount.quantity.unit == .time || isSets
    let missing = isCount ? "counted" : "timed"
    let content = line.head.start..<line.content.range.upperBound
    let sets = language.vocabulary.spelling(of: .sets)
    let digits = said.prefix { !$0.isLetter }.trimmingSuffix { $0 == " " }
    let change: Advice =
      isSets
      ? .help("write \"\(sets): \(digits)\" above the first step")
      : .maybe(
        Edit(content, amount.timedLine(in: language)), title: isCount ? "to count it" : "to time it"
      )
    let diagnostic = Diagnostic(
      .warning, Code("R603"), "this sentence mentions \"\(said)\" but nothing here is \(missing)",
      in: source, at: Label(amount.excerpt.range)
    ).advising(change)
    let keep = language.vocabulary.keepingSentence
    guard amount.mentionsSwapping else { return diagnostic.advising(keep) }
    return diagnostic.advising(
      .note("swapping sides is automatic under \(language.vocabulary.quoted(.eachSide))"), keep)
  }
}
