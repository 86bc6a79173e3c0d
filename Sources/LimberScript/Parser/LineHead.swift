internal import LimberTimeline

/// The words before a line's colon, and what follows it.
struct LineHead {
  var words: Excerpt
  var value: Excerpt

  /// The heads a line may have, most likely first: before the first colon of all, and before the
  /// first colon that is followed by white space or by the end (LANGUAGE.md 3.2, rule 6).
  static func candidates(in content: Excerpt) -> (loose: LineHead?, strict: LineHead?) {
    var loose: LineHead?
    for index in content.text.indices where isColon(content.text[index]) {
      let next = content.text.index(after: index)
      let head = LineHead(
        words: content.upTo(index).trimmed, value: content.from(next).trimmed)
      loose = loose ?? head
      if next == content.text.endIndex || content.text[next].isWhitespace { return (loose, head) }
    }
    return (loose, nil)
  }

  private static func isColon(_ character: Character) -> Bool {
    character == ":" || character == "："
  }
}

/// What the words before a colon mean.
enum HeadMeaning: Hashable {
  case keyword(Keyword)
  case eachSide(first: Side)
  /// A prompt with a time in its words, and where the time stands.
  case timedPrompt(Keyword, Excerpt)
  case qualifier(Qualifier)
  /// A word of the language followed by something it cannot take.
  case faulty(Keyword, Excerpt)
}

extension Vocabulary {
  /// What `words` before a colon mean, or nil if they are not of the language.
  ///
  /// With `isWhole`, the words are all there are, so "At 10 secnds" is a prompt with a slip in it;
  /// without, "At 1" may be the start of "At 1:30".
  func meaning(of words: Excerpt, isWhole: Bool) -> HeadMeaning? {
    guard let keyword = keywords[words.folded], keyword != .left else {
      return eachSide(words) ?? timedPrompt(words, isWhole) ?? replacement(words)
    }
    if keyword == .eachSide { return .eachSide(first: .right) }
    let kind = keyword.variant.map(Qualifier.Kind.variant) ?? keyword.turn.map(Qualifier.Kind.turn)
    return kind.map { .qualifier(Qualifier(kind: $0, excerpt: words)) } ?? .keyword(keyword)
  }

  private func eachSide(_ words: Excerpt) -> HeadMeaning? {
    var parts = words.split(at: ",")
    if parts.count == 1 { parts = words.splitBeforeOrder }
    guard parts.count == 2, keywords[parts[0].folded] == .eachSide else { return nil }
    switch parts[1].folded {
    case "right first": return .eachSide(first: .right)
    case "left first": return .eachSide(first: .left)
    default: return .faulty(.eachSide, parts[1])
    }
  }

  /// `At 10 seconds`, `Every 30 seconds`, `1 minute left`.
  private func timedPrompt(_ words: Excerpt, _ isWhole: Bool) -> HeadMeaning? {
    let parts = words.text.split(whereSeparator: \.isWhitespace)
    guard parts.count >= 2, let first = parts.first, let last = parts.last else { return nil }
    if last.lowercased() == "left" {
      let start = first.lowercased() == "with" ? parts[1].startIndex : first.startIndex
      guard start < last.startIndex else { return nil }
      let amount = words[start..<last.startIndex].trimmed
      return isAmount(amount, isWhole) ? .timedPrompt(.left, amount) : nil
    }
    guard let keyword = keywords[first.lowercased()], keyword.takesTime else { return nil }
    let amount = words.from(parts[1].startIndex)
    return isAmount(amount, isWhole) ? .timedPrompt(keyword, amount) : nil
  }

  /// Whether the words are an amount, or start like one: a slip in it must not be read aloud.
  private func isAmount(_ words: Excerpt, _ isWhole: Bool) -> Bool {
    (isWhole && words.text.first?.isNumber == true)
      || (try? QuantityReader.read(words, in: self)) != nil
  }

  /// `Easier instead`.
  private func replacement(_ words: Excerpt) -> HeadMeaning? {
    guard let space = words.text.lastIndex(where: \.isWhitespace),
      words.from(space).folded == "instead",
      let variant = keywords[words.upTo(space).folded]?.variant
    else { return nil }
    return .qualifier(
      Qualifier(
        kind: .variant(variant), instead: words.from(space).trimmed, excerpt: words))
  }
}

extension Excerpt {
  /// `Each side` and `right first`, where the comma between them is missing.
  fileprivate var splitBeforeOrder: [Excerpt] {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count > 2, words[words.count - 1].lowercased() == "first" else { return [] }
    let order = words[words.count - 2].startIndex
    return [upTo(order).trimmed, from(order).trimmed]
  }
}
