internal import LimberDiagnostics
internal import LimberTimeline

/// Lines that go on as if the colon behind their first words were there, and would be read aloud
/// without it.
extension Parser {
  /// `Easier use figure four`, `Halfway Let go.`, `Use cat-cow`, `Equipment mat`, and `Pose cat-cow`
  /// at the very beginning.
  ///
  /// What a sentence may start with too is left alone.
  mutating func acceptLostColon(_ content: Excerpt) -> Statement? {
    guard let (word, keyword) = headWithoutColon(content) else { return nil }
    let gap = word.end..<word.end
    let say = vocabulary.spelling(of: .say)
    diagnostics.append(
      .colonMissing(word, insertingAt: gap, source).advising(
        .note("to have it said as a sentence, start the line with \"\(say):\"")))
    let head = LineHead(words: word, value: content.from(word.end).trimmed)
    guard keyword == .inhale || keyword == .exhale else {
      return opened(by: keyword, head) ?? .broken(isTimed: false)
    }
    // The flow above has its breath, whatever is wrong with it.
    var reader = self
    reader.diagnostics = []
    return reader.parseStatement(.keyword(keyword), head, in: content)
  }

  /// Whether a line of a pose with versions, which starts with no word of the language, may lack a
  /// colon all the same.
  func mayBeChoice(_ content: Excerpt) -> Bool {
    for version in versions where content.mayBeSpelled(like: version.excerpt) { return true }
    return timedPromptWithoutColon(content) != nil
  }

  /// The words that lack a colon, with what they mean.
  private func headWithoutColon(_ content: Excerpt) -> (Excerpt, Keyword)? {
    guard let (keyword, rest) = vocabulary.keyword(startingAt: content) else {
      return choiceWithoutColon(content).map { ($0, .easier) }
        ?? timedPromptWithoutColon(content).map { ($0, .left) }
    }
    if keyword.variant != nil || keyword.turn != nil {
      return choiceWithoutColon(content).map { ($0, .easier) }
    }
    if keyword.takesTime { return timedPromptWithoutColon(content).map { ($0, keyword) } }
    guard !rest.isEmpty, mayLackColon(keyword, before: rest) else { return nil }
    let word = content.upTo(rest.start).trimmed
    return word.place(of: ",") == nil ? (word, keyword) : nil
  }

  private func mayLackColon(_ keyword: Keyword, before rest: Excerpt) -> Bool {
    switch keyword {
    case .halfway, .countdown, .inhale, .exhale:
      return isSwitch(rest, keyword) || startsSentence(rest)
    case .position, .equipment, .alsoCalled, .versions, .author:
      return isInHeader && isValue(rest)
    case .stopIf, .askFirstIf: return isInHeader && isValue(rest, mayStartWithArticle: true)
    case .level: return isInHeader && isLevel(rest)
    case .schedule:
      return isInHeader && Schedule(parsing: rest.words, in: vocabulary) != nil
    case .language: return isInHeader && languages.language(for: rest.words) != nil
    case .breath:
      let isPattern = rest.firstByte.map(Excerpt.isDigit) ?? false
      return (isInHeader || isPattern) && BreathPattern(parsing: rest, in: vocabulary) != nil
    case .pose, .session: return isAtStart && isValue(rest, mayStartWithArticle: true)
    case .use, .part: return isInSession && isValue(rest)
    default: return false
    }
  }

  /// Whether words can be a value, and are hardly a sentence.
  private func isValue(_ words: Excerpt, mayStartWithArticle: Bool = false) -> Bool {
    guard let last = words.text.last, !".!?…".contains(last), words.place(of: "|") == nil,
      !words.hasBrace
    else { return false }
    return mayStartWithArticle || !vocabulary.words.articles.contains(words.leadingWord.folded)
  }

  private func isLevel(_ words: Excerpt) -> Bool {
    let meanings = vocabulary.meanings(of: words)
    return [.gentle, .moderate, .strong].contains(where: meanings.contains)
  }

  /// `off`, `from 5`.
  private func isSwitch(_ words: Excerpt, _ keyword: Keyword) -> Bool {
    let bare = words.withoutFullStop
    if vocabulary.has(bare, .on) || vocabulary.has(bare, .off) { return true }
    guard keyword == .countdown, let (before, last) = bare.lastWord else { return false }
    return vocabulary.has(before, .from) && Int(last.text) != nil
  }

  /// Whether words start with a capital letter, where a sentence would go on with a small one.
  private func startsSentence(_ words: Excerpt) -> Bool {
    guard language.phrasebook.isSmallAfterLabel, words.firstByte.map(Self.mayStartSentence) ?? false
    else { return false }
    let start = words.firstByte == UInt8(ascii: "{") ? words.start + 1 : words.start
    let letters = words[start..<min(start + 8, words.end)].text.unicodeScalars.prefix(2)
    guard let first = letters.first, let second = letters.dropFirst().first else { return false }
    return first.properties.isUppercase && second.properties.isLowercase
  }

  /// A quick look at a first byte: most words inside a sentence start with a small letter.
  private static func mayStartSentence(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "{") || (Excerpt.isLetter(byte) && byte < 0x60)
  }

  /// The prompt with a time that a sentence follows, as in `At 10 seconds Let go.`.
  private func timedPromptWithoutColon(_ content: Excerpt) -> Excerpt? {
    let bytes = content.source.span.extracting(content.range)
    guard vocabulary.mayStart(bytes) || vocabulary.mayStartTimeLeft(bytes) || mayBeAmount(content)
    else { return nil }
    var start = 0
    for count in 0..<7 {
      while let width = Whitespace.width(in: bytes, at: start) { start += width }
      guard start < bytes.count else { return nil }
      if count > 1, Self.mayStartSentence(bytes[start]),
        startsSentence(content.from(byte: start))
      {
        let head = content[bytes: 0..<start].trimmed
        if case .timedPrompt? = vocabulary.meaning(of: head, isWhole: false) { return head }
      }
      start = Excerpt.endOfWord(in: bytes, from: start)
    }
    return nil
  }

  /// `Easier`, `With a block`, `First side`, in front of what can depend on a choice.
  private func choiceWithoutColon(_ content: Excerpt) -> Excerpt? {
    guard var (choice, rest) = choice(startingAt: content), !rest.isEmpty else { return nil }
    if vocabulary.has(rest.leadingWord, .instead) {
      rest = rest.from(rest.leadingWord.end).trimmed
      choice = content.upTo(rest.start).trimmed
    }
    let isMeant =
      startsSentence(rest) || isAmountBehindWord(rest)
      || LineStart(of: rest, at: LineCuts(rest), in: vocabulary, versions: []).meaning != nil
      || isUse(rest)
    return isMeant && choice.place(of: ",") == nil ? choice : nil
  }

  private func choice(startingAt content: Excerpt) -> (Excerpt, Excerpt)? {
    if let (keyword, rest) = vocabulary.keyword(startingAt: content) {
      guard keyword.variant != nil || keyword.turn != nil else { return nil }
      return (content.upTo(rest.start).trimmed, rest)
    }
    for name in versions where content.mayBeSpelled(like: name.excerpt) {
      let count = name.excerpt.eachWord.count
      let words = content.eachWord
      guard words.count > count else { continue }
      let start = content.upTo(words[count].start).trimmed
      if start.folded == name.folded { return (start, content.from(words[count].start)) }
    }
    return nil
  }

  /// `hold 15-20 seconds`.
  private func isAmountBehindWord(_ words: Excerpt) -> Bool {
    guard let (keyword, rest) = vocabulary.keyword(startingAt: words), keyword.isTimed else {
      return false
    }
    let (amount, _) = withoutPurpose(rest)
    return (try? QuantityReader.read(amount, in: vocabulary, implied: keyword.impliedUnit)) != nil
  }

  /// `use figure four, 1 set`.
  private func isUse(_ words: Excerpt) -> Bool {
    guard let (keyword, rest) = vocabulary.keyword(startingAt: words) else { return false }
    return keyword == .use && !rest.isEmpty && isValue(rest)
  }

  /// `Easier: us figure four` and `Easier: usefigure four`, which would be said in place of a pose.
  mutating func acceptMisspeltUse(_ content: Excerpt) -> Statement? {
    let use = vocabulary.spelling(of: .use).lowercased()
    let word = content.leadingWord
    let isGlued = word.folded.hasPrefix(use) && word.range.count > use.utf8.count + 2
    guard word.end < content.end, isValue(content), !vocabulary.has(word, .instead),
      isGlued || !Suggestion.closest(to: word.text, among: [use]).isEmpty
    else { return nil }
    let written = isGlued ? word[word.start..<word.start + use.utf8.count] : word
    diagnostics.append(.misspeltWord(written, [isGlued ? use + " " : use], source))
    return .broken(isTimed: false)
  }
}
