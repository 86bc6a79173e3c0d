internal import LimberDiagnostics
internal import LimberTimeline

/// Lines whose first word is not followed by a colon, or is not of the language.
extension Parser {
  /// A line that starts with a word of the language and lacks the colon behind it.
  mutating func acceptWithoutColon(_ content: Excerpt) -> Statement? {
    let bytes = content.source.span.extracting(content.range)
    guard vocabulary.mayStart(bytes) else {
      let mayBeHead = !versions.isEmpty || bytes.count > 0 && Excerpt.isDigit(bytes[0])
      return mayBeHead ? acceptLostColon(content) : nil
    }
    return acceptTimedWithoutColon(content) ?? acceptMissingColon(content)
      ?? acceptCautionWithoutColon(content) ?? acceptLostColon(content)
  }

  /// `Hold for 30 seconds.`: a timed word followed by an amount and nothing else.
  mutating func acceptTimedWithoutColon(_ content: Excerpt) -> Statement? {
    guard let (keyword, rest) = acceptKeyword(content), keyword.isTimed else { return nil }
    let (amount, isOnPurpose) = withoutPurpose(rest)
    guard mayBeAmount(amount) else { return acceptTimedBehindSign(keyword, rest, content) }
    guard isAmount(amount, keyword) || isAmountWithTempo(amount, keyword) else {
      return acceptFaultyAmount(keyword, amount, content)
    }
    return parseTimed(keyword, content, amount, isOnPurpose: isOnPurpose)
  }

  /// A quick look at the first word: most sentences that start with a timed word go on with none
  /// that an amount starts with.
  func mayBeAmount(_ words: Excerpt) -> Bool {
    let word = words.leadingLetters
    guard word.isEmpty else {
      let mayGoOn = words.from(word.end).firstByte.map { $0 >= 0x80 } ?? false
      return mayGoOn || vocabulary.mayStartNumber(word) || vocabulary.has(word, .about)
        || vocabulary.has(word, .between)
    }
    return words.firstByte.map { Excerpt.isDigit($0) || $0 >= 0x80 || $0 == 0x7E } ?? false
  }

  func isAmount(_ words: Excerpt, _ keyword: Keyword) -> Bool {
    (try? QuantityReader.read(words, in: vocabulary, implied: keyword.impliedUnit)) != nil
  }

  /// `8-10, 4 seconds each`.
  private func isAmountWithTempo(_ words: Excerpt, _ keyword: Keyword) -> Bool {
    let parts = words.split(at: ",")
    return isAmount(parts[0], keyword)
      && !vocabulary.amounts(in: parts[parts.count - 1], like: .each).isEmpty
  }

  /// `Hold 30`, `Hold 20 secnds`: an amount but for one slip, which would be read aloud.
  private mutating func acceptFaultyAmount(
    _ keyword: Keyword, _ amount: Excerpt, _ content: Excerpt
  ) -> Statement? {
    let tokens = QuantityLexer.tokens(of: amount).drop { $0.isWord(.about, in: vocabulary) }
    guard let first = tokens.first, first.kind.isNumber else { return nil }
    if !tokens.allSatisfy({ $0.kind.isNumber || isOfAnAmount($0) }) {
      return acceptBrokenAmount(keyword, amount, tokens, content)
    }
    guard quantity(amount, for: keyword, content) == nil else { return nil }
    return .broken(isTimed: true)
  }

  /// `Hold 30+ seconds`, `Hold 2 x 30 seconds now`: numbers and units, with what is none between
  /// them.
  private mutating func acceptBrokenAmount(
    _ keyword: Keyword, _ amount: Excerpt, _ tokens: ArraySlice<QuantityToken>, _ content: Excerpt
  ) -> Statement? {
    let run = tokens.prefix { token in
      token.kind.isNumber || isOfAnAmount(token)
        || (token.kind == .other && !",;.!?|{}()#".contains(token.excerpt.text))
    }
    guard let first = run.first, let last = run.last, run.count > 1,
      run.contains(where: { vocabulary.units[$0.excerpt] != nil })
    else { return nil }
    let whole = amount[first.excerpt.start..<last.excerpt.end]
    guard (try? QuantityReader.read(whole, in: vocabulary)) == nil else { return nil }
    guard quantity(whole, for: keyword, content) == nil else { return nil }
    return .broken(isTimed: true)
  }

  /// Whether a token can only stand in an amount, be it misspelt.
  private func isOfAnAmount(_ token: QuantityToken) -> Bool {
    switch token.kind {
    case .dash: return true
    case .word:
      let word = token.word
      if word == "m" || vocabulary.has(word, .to) || vocabulary.units[token.excerpt] != nil {
        return true
      }
      return word.count > 3 && !Suggestion.closest(to: word, among: vocabulary.units.keys).isEmpty
    case .number, .clock, .other: return false
    }
  }

  /// `Sets 2-3`, `Each side`: a setting or a marker that would be read aloud.
  mutating func acceptMissingColon(_ content: Excerpt) -> Statement? {
    let bare = content.withoutFullStop
    if let marker = vocabulary.marker(bare).flatMap(impliedMarker) {
      let end = bare.range.upperBound..<content.range.upperBound
      diagnostics.append(.colonMissing(content, insertingAt: end, source))
      return marker
    }
    guard let (keyword, rest) = acceptKeyword(content), keyword.isSetting,
      (try? QuantityReader.read(rest, in: vocabulary, implied: .set)) != nil
    else { return nil }
    let word = content.upTo(rest.start).trimmed
    let gap = word.range.upperBound..<word.range.upperBound
    diagnostics.append(.colonMissing(word, insertingAt: gap, source))
    return .broken(isTimed: false)
  }

  /// The marker a faulty line stands for, so that what follows is not blamed for it.
  private func impliedMarker(_ meaning: HeadMeaning) -> Statement? {
    switch meaning {
    case .eachSide(let first): .eachSide(first: first, also: nil)
    case .keyword(.eachSet): .eachSet(also: nil)
    case .keyword(.afterwards): .afterwards(also: nil)
    default: nil
    }
  }

  /// One to three words without digits and a colon, or any words and a colon at the end of the
  /// line: an error, never silently speech.
  mutating func acceptUnknownWord(_ head: LineHead, in content: Excerpt) -> Statement? {
    let count = head.words.eachWord.count
    guard !head.wordsRange.isEmpty, !head.words.text.contains(where: \.isNumber) else { return nil }
    if let statement = acceptGluedWord(content) ?? acceptListedChoices(head) { return statement }
    guard (1...3).contains(count) || head.valueRange.isEmpty else { return nil }
    if let statement = acceptOtherWord(head) { return statement }
    if let statement = acceptMisspeltMarker(head) ?? acceptUnknownVersion(head) { return statement }
    let isKnown = OtherWords.english.heads[head.words.folded] != nil
    let close = isKnown ? [] : keywords(closeTo: head.words)
    guard !close.isEmpty else {
      let timed = timedBelow(head)
      let say = vocabulary.spelling(of: .say)
      diagnostics.append(.unknownWord(head.words, content, say: say, timed, source))
      return .broken(isTimed: true)
    }
    let meant = close.count == 1 ? vocabulary.keywords[spelling: close[0].lowercased()] : nil
    // Below the first line, a heading would cut what it stands in into two.
    let isSure = meant?.isHeading != true || head.words.start < (source.firstLineEnd ?? 0)
    diagnostics.append(.misspeltWord(head.words, close, isSure: isSure, source))
    return meant.flatMap { opened(by: $0, head) } ?? .broken(isTimed: true)
  }

  /// What makes two lines of `Plank: 30 seconds`: what is said, and how long it lasts.
  private func timedBelow(_ head: LineHead) -> Edit? {
    let amount = withoutPurpose(head.value).0
    guard let quantity = try? QuantityReader.read(amount, in: vocabulary) else { return nil }
    let keyword: Keyword = quantity.unit == .time ? .reps : .hold
    guard keyword.canLast(quantity.unit) else { return nil }
    let word = vocabulary.spelling(of: keyword)
    return Edit(head.words.end..<head.value.start, ".\n\(word): ")
  }

  /// `Seated, easier:`: choices in a list, which would be read aloud.
  private mutating func acceptListedChoices(_ head: LineHead) -> Statement? {
    guard let comma = head.words.place(of: ","),
      isChoice(head.words.upTo(comma).trimmed)
    else { return nil }
    let gap = head.words.from(comma)
    diagnostics.append(.choicesListed(head.words, gap.start..<gap.start + 1, source))
    return .broken(isTimed: true)
  }

  private func isChoice(_ words: Excerpt) -> Bool {
    if case .qualifier? = vocabulary.meaning(of: words, isWhole: true) { return true }
    return version(words) != nil
  }

  /// `Sitting:` where the pose declares `Versions: standing, seated`.
  private mutating func acceptUnknownVersion(_ head: LineHead) -> Statement? {
    guard !versions.isEmpty, !head.valueRange.isEmpty else { return nil }
    let isVersion = !Suggestion.closest(to: head.words.words, among: versions.map(\.excerpt.words))
      .isEmpty
    let isWord = !vocabulary.lineStarts.closest(to: head.words.words).isEmpty
    guard isVersion || !isWord else { return nil }
    diagnostics.append(.versionUnknown(head.words, versions.map(\.excerpt), source))
    return .broken(isTimed: false)
  }

  /// `Each sde, left first:`, `Both sides:`: a line that can only mean the sides.
  private mutating func acceptMisspeltMarker(_ head: LineHead) -> Statement? {
    if let marker = acceptMarkerInBrackets(head) { return marker }
    guard let words = head.words.split(at: ",").first else { return nil }
    let marker = vocabulary.spelling(of: .eachSide)
    let isClose = !Suggestion.closest(to: words.words, among: [marker]).isEmpty
    guard isClose || vocabulary.has(words, .eachSideSlips) else { return nil }
    diagnostics.append(.misspeltWord(words, [marker], source))
    let isLeft =
      vocabulary.words.insideLines[.leftFirst]?.contains { head.words.folded.hasSuffix($0) }
      ?? false
    return .eachSide(first: isLeft ? .left : .right, also: nil)
  }

  /// `Each side (right first):`.
  private mutating func acceptMarkerInBrackets(_ head: LineHead) -> Statement? {
    guard let open = head.words.place(of: "("), head.words.lastByte == UInt8(ascii: ")"),
      vocabulary.keywords[head.words.upTo(open).trimmed] == .eachSide
    else { return nil }
    let order = head.words[open + 1..<head.words.end - 1].trimmed
    guard
      let first = [Vocabulary.Word.rightFirst, .leftFirst].first(where: {
        vocabulary.has(order, $0)
      })
    else { return nil }
    let meant = "\(vocabulary.spelling(of: .eachSide)), \(vocabulary.spelling(of: first))"
    diagnostics.append(.misspeltWord(head.words, [meant], source))
    return .eachSide(first: first == .leftFirst ? .left : .right, also: nil)
  }

  /// The keyword of one to three words that `content` starts with, and what follows it.
  func acceptKeyword(_ content: Excerpt) -> (Keyword, Excerpt)? {
    vocabulary.keyword(startingAt: content)
  }
}

extension Diagnostic {
  static func misspeltWord(
    _ word: Excerpt, _ close: [String], isSure: Bool = true, _ source: Source
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      .error, Code("R101"), "\"\(word.words)\" is not a word that can start a line", in: source,
      at: Label(word.range, "did you mean \(close.map { "\"\($0)\"" }.joined(separator: " or "))?"))
    for candidate in close {
      let edit = Edit(word.range, candidate)
      diagnostic.advice.append(close.count == 1 && isSure ? .fix(edit) : .maybe(edit))
    }
    return diagnostic
  }

  fileprivate static func unknownWord(
    _ word: Excerpt, _ content: Excerpt, say: String, _ timed: Edit?, _ source: Source
  ) -> Diagnostic {
    let start = content.range.lowerBound..<content.range.lowerBound
    var diagnostic = Diagnostic(
      .error, Code("R102"), "\"\(word.words)\" is not a word that can start a line", in: source,
      at: Label(word.range.lowerBound..<word.range.upperBound + 1))
    if let timed { diagnostic.advice.append(.maybe(timed, title: "to say it, and time it")) }
    return diagnostic.advising(
      .maybe(Edit(start, "\(say): "), title: "to have it read aloud"),
      .note("lines that start with a word and a colon are settings or timings"))
  }

  fileprivate static func choicesListed(
    _ words: Excerpt, _ comma: Range<Int>, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R503"), "each choice has a colon of its own", in: source,
      at: Label(words.range)
    ).advising(.fix(Edit(comma, ":")))
  }

  fileprivate static func versionUnknown(
    _ word: Excerpt, _ versions: [Excerpt], _ source: Source
  ) -> Diagnostic {
    let names = versions.map { $0.words.capitalizedFirst }
    let spelled = Suggestion.closest(to: word.words, among: names)
    let close = spelled.isEmpty ? OtherWords.english.versions(like: word, among: names) : spelled
    let label = close.first.map { "did you mean \"\($0)\"?" } ?? ""
    var diagnostic = Diagnostic(
      .error, Code("R501"), "\"\(word.words)\" is not one of this pose's versions", in: source,
      at: Label(word.range, label))
    if let first = versions.first, let last = versions.last {
      let range = first.range.lowerBound..<last.range.upperBound
      diagnostic = diagnostic.relating(Label(range, "versions of this pose"))
    }
    for name in close.isEmpty ? names : close {
      let edit = Edit(word.range, name)
      diagnostic.advice.append(close.count == 1 ? .fix(edit) : .maybe(edit))
    }
    return diagnostic
  }

  static func colonMissing(
    _ word: Excerpt, insertingAt gap: Range<Int>, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R104"), "\"\(word.words)\" needs a colon after it", in: source,
      at: Label(word.range)
    ).advising(.fix(Edit(gap, ":")))
  }

  static func nothingToContinue(_ content: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R306"), "there is no sentence above this line to continue", in: source,
      at: Label(content.range))
  }
}
