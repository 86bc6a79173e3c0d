internal import LimberDiagnostics
internal import LimberTimeline

/// Poses played inside a session.
extension Parser {
  mutating func parseUse(_ head: LineHead) -> Statement {
    let parts = head.value.split(at: ",")
    guard let name = parts.first, !name.isEmpty else {
      diagnostics.append(.poseMissing(head.words, source))
      return .broken(isTimed: false)
    }
    var use = UseSyntax(folder: "", name: name, modifiers: [])
    if let slash = name.lastPlace(of: "/") {
      use.folder = name.upTo(slash).text
      use.name = name.from(slash + 1)
    }
    var isBroken = false
    for part in parts.dropFirst() {
      guard let modifier = modifier(part) else {
        isBroken = true
        continue
      }
      use.modifiers.append(modifier)
    }
    return isBroken ? .broken(isTimed: false) : .use(use)
  }

  /// `use figure four` behind "Easier:"; with a full stop, as in "Use both hands.", a sentence.
  mutating func acceptUseWithoutColon(_ content: Excerpt) -> (Range<Int>, Statement)? {
    guard vocabulary.mayStart(content), vocabulary.keywords[content.leadingWord] == .use else {
      return nil
    }
    let (words, value) = content.firstWord
    guard words.end < content.end, let last = content.text.last, !".!?…|".contains(last),
      content.place(of: "|") == nil
    else { return nil }
    return (words.range, parseUse(LineHead(words: words, value: value)))
  }

  /// A change to the pose, or nil if an error about it has been told.
  ///
  /// What is not of the language may be a version: only the pose knows its own.
  private mutating func modifier(_ part: Excerpt) -> UseSyntax.Modifier? {
    if let variant = vocabulary.keywords[part]?.variant { return .variant(variant) }
    let folded = part.folded
    if vocabulary.has(folded, .leftFirst) { return .first(.left) }
    if vocabulary.has(folded, .rightFirst) { return .first(.right) }
    if vocabulary.has(folded, .leftOnly) { return .only(.left) }
    if vocabulary.has(folded, .rightOnly) { return .only(.right) }
    if let sets = try? QuantityReader.read(part, in: vocabulary), sets.unit == .set {
      guard (1...100).contains(sets.low), sets.high <= 100 else {
        diagnostics.append(.setsTooMany(part, source))
        return nil
      }
      return .sets(sets)
    }
    guard let (keyword, rest) = acceptKeyword(part), keyword.isTimed, !rest.isEmpty else {
      return .version(part)
    }
    guard let quantity = quantity(rest, for: keyword, part, implied: keyword.impliedUnit) else {
      return nil
    }
    guard keyword.canLast(quantity.unit) else {
      diagnostics.append(.unitUnfit(keyword, rest, vocabulary, source))
      return nil
    }
    return .timed(keyword, quantity)
  }

  /// `Include: more/poses.routine`.
  mutating func parseInclude(_ head: LineHead) -> Statement {
    if head.valueRange.isEmpty { diagnostics.append(.fileMissing(head.words, source)) }
    return .include(head.value)
  }
}

extension Diagnostic {
  fileprivate static func poseMissing(_ head: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R107"), "\"\(head.words)\" needs the name of a pose after it", in: source,
      at: Label(head.range))
  }

  fileprivate static func fileMissing(_ head: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R107"), "\"\(head.words)\" needs the name of a file after it", in: source,
      at: Label(head.range))
  }

  fileprivate static func setsTooMany(_ part: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R211"), "sets are a number from 1 to 100, or a range like 2-3", in: source,
      at: Label(part.range))
  }
}
