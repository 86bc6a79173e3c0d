internal import LimberDiagnostics
internal import LimberTimeline

/// Lines that start with a word of the language.
extension Parser {
  mutating func parseStatement(
    _ meaning: HeadMeaning, _ head: LineHead, in content: Excerpt
  ) -> Statement {
    switch meaning {
    case .eachSide(let first): return .eachSide(first: first, also: also(head.value))
    case .keyword(let keyword): return parseStatement(keyword, head)
    case .timedPrompt(let keyword, let time): return parsePrompt(keyword, at: time, head)
    case .qualifier(let qualifier):
      diagnostics.append(.tooManyChoices(qualifier, source))
      return .broken(isTimed: false)
    case .faulty(_, let words):
      diagnostics.append(
        .sideOrderUnclear(
          words, [.rightFirst, .leftFirst].map(vocabulary.spelling(of:)), source))
      return .eachSide(first: .right, also: nil)
    }
  }

  mutating func parseStatement(_ keyword: Keyword, _ head: LineHead) -> Statement {
    if keyword.isSetting { return .setting(keyword, parseSetting(keyword, head)) }
    if keyword.isTimed { return parseTimed(keyword, head) }
    if keyword.isPrompt { return parsePrompt(keyword, head) }
    switch keyword {
    case .pose, .session, .part: return parseHeading(keyword, head)
    case .eachSet: return .eachSet(also: also(head.value))
    case .afterwards: return .afterwards(also: also(head.value))
    case .inhale: return spoken(head) { .phase(.inhale, $0) }
    case .exhale: return spoken(head) { .phase(.exhale, $0) }
    case .use: return parseUse(head)
    case .include: return parseInclude(head)
    case .wait: return parseWait(head)
    case .caution: return spoken(head) { .caution($0) }
    case .say: return spoken(head) { .spoken($0) }
    default: return .broken(isTimed: false)
    }
  }

  private mutating func parseHeading(_ keyword: Keyword, _ head: LineHead) -> Statement {
    guard !head.valueRange.isEmpty else {
      diagnostics.append(.nameMissing(vocabulary.spelling(of: keyword), head.words, source))
      return .heading(Heading(keyword: keyword, name: head.words))
    }
    if let comment = head.value.comment {
      diagnostics.append(.trailingComment(comment, source))
      let name = head.value.upTo(comment.start).trimmed
      return .heading(Heading(keyword: keyword, name: name.isEmpty ? head.words : name))
    }
    _ = hasBraces(head.value)
    guard keyword == .part, let comma = head.value.lastPlace(of: ",") else {
      if keyword == .part { noteRounds(in: head.value) }
      return .heading(Heading(keyword: keyword, name: head.value))
    }
    let tail = head.value.from(comma + 1).trimmed
    let (amount, _) = withoutPurpose(tail)
    guard let rounds = try? QuantityReader.read(amount, in: vocabulary), rounds.unit == .round
    else {
      if noteRounds(in: head.value) { return .heading(Heading(keyword: keyword, name: head.value)) }
      if tail.text.contains(where: \.isNumber) || tail.folded.contains(vocabulary.roundWord) {
        diagnostics.append(.roundsUnclear(tail, vocabulary, source))
      }
      return .heading(Heading(keyword: keyword, name: head.value))
    }
    return .heading(
      Heading(keyword: keyword, name: head.value.upTo(comma).trimmed, rounds: rounds))
  }

  /// A statement that says something; an error if it says nothing.
  mutating func spoken(
    _ head: LineHead, _ statement: (Wording) -> Statement
  ) -> Statement {
    guard !head.valueRange.isEmpty else {
      diagnostics.append(.nothingToSay(head.words, source))
      return .broken(isTimed: false)
    }
    return wording(head.value).map(statement) ?? .broken(isTimed: false)
  }

  /// The sentence that may follow a marker on its line.
  private mutating func also(_ value: Excerpt) -> Wording? {
    value.isEmpty ? nil : wording(value)
  }
}

extension Diagnostic {
  fileprivate static func sideOrderUnclear(
    _ words: Excerpt, _ orders: [String], _ source: Source
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      .error, Code("R106"), "\"\(words.words)\" does not say which side is first", in: source,
      at: Label(words.range, orders.joined(separator: ", or ")))
    diagnostic.advice = orders.map { .maybe(Edit(words.range, $0)) }
    return diagnostic
  }

  fileprivate static func roundsUnclear(
    _ tail: Excerpt, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R211"), "\"\(tail.words)\" does not say how many rounds", in: source,
      at: Label(tail.range, "write it like \(vocabulary.amount(2, .round))"))
  }

  fileprivate static func nameMissing(
    _ word: String, _ head: Excerpt, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R107"), "\"\(word)\" needs a name after it", in: source, at: Label(head.range))
  }

  fileprivate static func nothingToSay(_ head: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R108"), "there is nothing after \"\(head.words)\" to say", in: source,
      at: Label(head.range))
  }
}
