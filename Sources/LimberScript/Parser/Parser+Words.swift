internal import LimberDiagnostics
internal import LimberTimeline

/// Lines whose first word is not followed by a colon, or is not of the language.
extension Parser {
  /// `Hold for 30 seconds.`: a timed word followed by an amount and nothing else.
  mutating func acceptTimedWithoutColon(_ content: Excerpt) -> Statement? {
    guard let (keyword, rest) = acceptKeyword(content), keyword.isTimed else { return nil }
    var value = rest
    if value.text.last == "." { value = value.upTo(value.text.index(before: value.text.endIndex)) }
    let (amount, isOnPurpose) = withoutPurpose(value)
    guard let quantity = try? QuantityReader.read(amount, in: vocabulary) else { return nil }
    guard !keyword.isAhead else { return ahead(keyword, content) }
    return timed(keyword, quantity, amount, isOnPurpose: isOnPurpose)
  }

  /// `Sets 2-3`, `Each side`: a setting or a marker that would be read aloud.
  mutating func acceptMissingColon(_ content: Excerpt) -> Statement? {
    let bare = content.text.last == "." ? String(content.text.dropLast()) : String(content.text)
    let marker = vocabulary.meaning(of: Excerpt(text: bare[...], start: content.start))
    switch marker {
    case .eachSide?, .keyword(.afterwards)?, .keyword(.eachSet)?:
      let end = content.start + bare.utf8.count..<content.range.upperBound
      diagnostics.append(.colonMissing(content, insertingAt: end, source))
      return .broken(isTimed: false)
    default: break
    }
    guard let (keyword, rest) = acceptKeyword(content), keyword.isSetting,
      (try? QuantityReader.read(rest, in: vocabulary, implied: .set)) != nil
    else { return nil }
    let word = content.upTo(rest.text.startIndex).trimmed
    let gap = word.range.upperBound..<word.range.upperBound
    diagnostics.append(.colonMissing(word, insertingAt: gap, source))
    return .broken(isTimed: false)
  }

  /// One to three words without digits and a colon: an error, never silently speech.
  mutating func acceptUnknownWord(_ head: LineHead, in content: Excerpt) -> Statement? {
    let count = head.words.text.split(whereSeparator: \.isWhitespace).count
    guard (1...3).contains(count), !head.words.text.contains(where: \.isNumber) else { return nil }
    let candidates = vocabulary.spellings.filter { $0.key != .left }.values
    let close = Suggestion.closest(to: head.words.words, among: candidates)
    guard !close.isEmpty else {
      diagnostics.append(.unknownWord(head.words, content, source))
      return .broken(isTimed: true)
    }
    diagnostics.append(.misspeltWord(head.words, close, source))
    return .broken(isTimed: true)
  }

  /// A word of the language that later versions play.
  mutating func ahead(_ keyword: Keyword, _ words: Excerpt) -> Statement {
    diagnostics.append(.notPlayedYet(vocabulary.spelling(of: keyword), words, source))
    return .broken(isTimed: keyword.isTimed)
  }

  /// The keyword of one to three words that `content` starts with, and what follows it.
  private func acceptKeyword(_ content: Excerpt) -> (Keyword, Excerpt)? {
    var end = content.text.startIndex
    var found: (Keyword, Excerpt)?
    for _ in 0..<3 {
      let start = content.text[end...].firstIndex { !$0.isWhitespace } ?? content.text.endIndex
      end = content.text[start...].firstIndex(where: \.isWhitespace) ?? content.text.endIndex
      guard let keyword = vocabulary.keywords[content.upTo(end).folded] else { continue }
      found = (keyword, content.from(end).trimmed)
    }
    return found
  }
}

extension Diagnostic {
  fileprivate static func misspeltWord(
    _ word: Excerpt, _ close: [String], _ source: Source
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      .error, Code("R101"), "\"\(word.words)\" is not a word that can start a line", in: source,
      at: Label(word.range, "did you mean \(close.map { "\"\($0)\"" }.joined(separator: " or "))?"))
    for candidate in close {
      let edit = Edit(word.range, candidate)
      diagnostic.advice.append(close.count == 1 ? .fix(edit) : .maybe(edit))
    }
    return diagnostic
  }

  fileprivate static func unknownWord(
    _ word: Excerpt, _ content: Excerpt, _ source: Source
  ) -> Diagnostic {
    let start = content.range.lowerBound..<content.range.lowerBound
    return Diagnostic(
      .error, Code("R102"), "\"\(word.words)\" is not a word that can start a line", in: source,
      at: Label(word.range.lowerBound..<word.range.upperBound + 1)
    ).advising(
      .maybe(Edit(start, "Say: "), title: "to have it read aloud"),
      .note("lines that start with a word and a colon are settings or timings"))
  }

  fileprivate static func colonMissing(
    _ word: Excerpt, insertingAt gap: Range<Int>, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R104"), "\"\(word.words)\" needs a colon after it", in: source,
      at: Label(word.range)
    ).advising(.fix(Edit(gap, ":")))
  }

  fileprivate static func notPlayedYet(
    _ word: String, _ words: Excerpt, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R105"), "\"\(word)\" cannot be played yet", in: source, at: Label(words.range)
    ).advising(.note("it is a word of the language, and a later version plays it"))
  }

  static func nothingToContinue(_ content: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R306"), "there is no sentence above this line to continue", in: source,
      at: Label(content.range))
  }
}
