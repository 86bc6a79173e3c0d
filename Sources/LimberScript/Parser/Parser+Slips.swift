internal import LimberDiagnostics
internal import LimberTimeline

/// Lines that say in other words what the language has words for.
extension Parser {
  /// `Title: Cobra`, `Duration: 30 seconds`, `Right side:`.
  mutating func acceptOtherWord(_ head: LineHead) -> Statement? {
    let words = OtherWords.english
    if let side = words.sides[head.words.folded] { return acceptOneSide(side, head) }
    guard let keywords = words.heads[head.words.folded] else { return nil }
    let meant = keywords.filter { fits(head.value, $0) }
    guard !meant.isEmpty else { return nil }
    let spellings = meant.map { vocabulary.spelling(of: $0) }
    diagnostics.append(.misspeltWord(head.words, spellings, source))
    return opened(by: meant[0], head) ?? .broken(isTimed: meant.contains(where: \.isTimed))
  }

  /// The heading that a faulty line stands for, so that what follows is not blamed for it.
  func opened(by keyword: Keyword, _ head: LineHead) -> Statement? {
    switch keyword {
    case .pose, .session, .part:
      head.valueRange.isEmpty ? nil : .heading(Heading(keyword: keyword, name: head.value))
    default: nil
    }
  }

  /// Whether what follows could stand behind a word, so that the offer is not the next error.
  private func fits(_ value: Excerpt, _ keyword: Keyword) -> Bool {
    guard !value.isEmpty else { return keyword == .afterwards }
    let amount = try? QuantityReader.read(
      withoutPurpose(value).0, in: vocabulary,
      implied: keyword == .sets ? .set : keyword.impliedUnit)
    switch keyword {
    case .sets: return amount.map { $0.unit == .set || $0.unit == .time } ?? false
    case .length: return amount?.unit.isTime ?? false
    case .breath: return BreathPattern(parsing: value, in: .english) != nil
    case _ where keyword.isTimed: return amount.map { keyword.canLast($0.unit) } ?? false
    default: return true
    }
  }

  /// `Right side:` as a heading, or in front of a sentence.
  private mutating func acceptOneSide(_ side: Side, _ head: LineHead) -> Statement {
    let first = vocabulary.spelling(of: .firstSide)
    let second = vocabulary.spelling(of: .secondSide)
    let order = vocabulary.spelling(of: side == .left ? .leftFirst : .rightFirst)
    let marker = "\(vocabulary.spelling(of: .eachSide)), \(order)"
    let offers = head.valueRange.isEmpty ? [marker] : [first, second]
    diagnostics.append(.misspeltSide(head.words, offers, vocabulary, source))
    return .broken(isTimed: false)
  }

  /// `Caution no pain`: what keeps people safe must not be lost among the sentences.
  mutating func acceptCautionWithoutColon(_ content: Excerpt) -> Statement? {
    guard let (keyword, rest) = acceptKeyword(content), keyword == .caution, !rest.isEmpty
    else { return nil }
    let signs = rest.text.prefix { !$0.isLetter }.utf8.count
    guard content.upTo(rest.start).place(of: ",") == nil, signs < rest.range.count else {
      return nil
    }
    noteColonMissing(before: rest.from(rest.start + signs), rest, in: content)
    return .broken(isTimed: false)
  }

  /// `Hold - 30 seconds`, `Hold = 30 seconds`: a time that would only be said.
  mutating func acceptTimedBehindSign(
    _ keyword: Keyword, _ rest: Excerpt, _ content: Excerpt
  ) -> Statement? {
    guard let first = rest.firstByte, !Excerpt.isLetter(first) else { return nil }
    let signs = rest.text.prefix { " -\u{2013}\u{2014}=;,".contains($0) }.utf8.count
    guard signs > 0, signs < rest.range.count else { return nil }
    let amount = rest.from(rest.start + signs)
    guard isAmount(withoutPurpose(amount).0, keyword) else { return nil }
    noteColonMissing(before: amount, rest, in: content)
    return .broken(isTimed: true)
  }

  /// A colon belongs where there are other signs, or none, in front of a value.
  private mutating func noteColonMissing(
    before value: Excerpt, _ rest: Excerpt, in content: Excerpt
  ) {
    let word = content.upTo(rest.start).trimmed
    let say = vocabulary.spelling(of: .say)
    diagnostics.append(
      Diagnostic(
        .error, Diagnostic.Code("R104"), "\"\(word.words)\" needs a colon after it", in: source,
        at: Label(word.range)
      ).advising(
        .fix(Edit(word.end..<value.start, ": ")),
        .note("to have it said as any sentence, start the line with \"\(say):\"")))
  }

  /// `at least 20 seconds`, `20+ seconds`: what a timed line cannot promise, with what it can.
  func acceptBound(_ value: Excerpt, _ keyword: Keyword) -> (bound: Excerpt, amount: Excerpt)? {
    for bound in OtherWords.english.bounds where value.folded.hasPrefix(bound + " ") {
      let count = bound.split(separator: " ").count
      let words = value.eachWord
      guard words.count > count else { return nil }
      let rest = value.from(words[count].start)
      let isAmount = (try? QuantityReader.read(rest, in: vocabulary)) != nil
      return isAmount ? (value.upTo(rest.start).trimmed, rest) : nil
    }
    guard let plus = value.place(of: "+"), value.upTo(plus).text.last?.isNumber == true else {
      return nil
    }
    let amount = value.upTo(plus).words + " " + value.from(plus + 1).trimmed.words
    guard (try? QuantityReader.read(Excerpt(amount), in: vocabulary)) != nil else { return nil }
    return (value[plus..<plus + 1], value)
  }

  /// An amount behind "at least" or in front of a plus, for a line that lasts exactly its dose.
  func bounded(_ value: Excerpt, _ keyword: Keyword) -> Diagnostic? {
    guard let (bound, amount) = acceptBound(value, keyword) else { return nil }
    let isSign = bound.text == "+"
    let end = isSign ? bound.range.upperBound : amount.start
    let isMore = isSign || bound.folded.hasSuffix("least") || bound.folded.hasPrefix("min")
    let edit = Edit(bound.start..<end, "")
    let diagnostic = Diagnostic(
      .error, Diagnostic.Code("R220"), "a \(keyword.noun) lasts exactly as long as it says",
      in: source,
      at: Label(
        bound.range,
        "take this away, or write a range like 20-30 \(vocabulary.name(of: .second))"))
    // Less is the careful reading of "at least"; of "up to" nobody can tell.
    return diagnostic.advising(isMore ? .fix(edit) : .maybe(edit))
  }
}

extension Diagnostic {
  fileprivate static func misspeltSide(
    _ word: Excerpt, _ offers: [String], _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      .error, Code("R101"), "\"\(word.words)\" is not a word that can start a line", in: source,
      at: Label(word.range))
    for offer in offers { diagnostic.advice.append(.maybe(Edit(word.range, offer))) }
    return diagnostic.advising(
      .note(
        "the lines under \(vocabulary.quoted(.eachSide)) are written once, with {side}, and done on "
          + "both"))
  }
}
