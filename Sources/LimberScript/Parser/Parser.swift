internal import LimberDiagnostics
internal import LimberTimeline

/// Gives each line of a script its meaning.
///
/// Lines are independent: every one is parsed, whatever is wrong with another, and every error is
/// told. `accept` tries, `expect` tells an error, `parse` returns a construct.
struct Parser {
  let source: Source
  /// The language of the script.
  var language: Language {
    didSet { vocabulary = language.vocabulary }
  }
  /// All there are.
  let languages: Languages
  /// Where a line that names the language would go; nil if there is one.
  let languagePlace: Int?
  private(set) var vocabulary: Vocabulary
  var diagnostics: [Diagnostic] = []
  /// The breath that the present pose sets, for what is said about breaths.
  var breath = BreathPattern.slow
  /// The versions that the present pose declares, for the lines that start with one.
  var versions: [VersionName] = []
  /// Whether no step of the present pose, session or part has been read yet.
  var isInHeader = false
  /// Whether the present heading is that of a session.
  var isInSession = false
  /// Whether no line has been read yet.
  var isAtStart = true
  /// What continues the last line so far; joined to it at once, since each joining copies all of it.
  var continuation: [Wording] = []

  /// The lines of `source` that mean something, in order, and what is wrong with them.
  static func parse(
    _ source: Source, in language: Language, of languages: Languages, isNamed: Bool
  ) -> (lines: [LineSyntax], diagnostics: [Diagnostic]) {
    var parser = Parser(
      source: source, language: language, languages: languages,
      languagePlace: isNamed ? nil : source.startBelowTitle, vocabulary: language.vocabulary)
    let lines = parser.parseLines()
    return (lines, parser.diagnostics)
  }

  private mutating func parseLines() -> [LineSyntax] {
    var lines: [LineSyntax] = []
    lines.reserveCapacity(source.lines.count)
    let lexer = Lexer(source: source)
    for index in source.lines.indices {
      let (kind, range) = lexer.look(at: index)
      switch kind {
      case .blank, .comment: continue
      case .content:
        join(&lines)
        isAtStart = lines.isEmpty
        lines.append(parseLine(index + 1, Excerpt(source: lexer.source.bytes, range: range)))
      case .continuation:
        let token = lexer.line(at: index)
        if accept(token, continuing: lines.last) { continue }
        join(&lines)
        lines.append(broken(token))
      case .unreadable:
        join(&lines)
        lines.append(broken(lexer.line(at: index)))
      }
    }
    join(&lines)
    return lines
  }

  private mutating func parseLine(_ number: Int, _ whole: Excerpt) -> LineSyntax {
    let bytes = whole.source.span.extracting(whole.range)
    let cuts = LineCuts(bytes)
    if cuts.loose == nil, let sentence = acceptSentence(whole) {
      let word = bytes.leadingWord
      isInHeader = false
      return LineSyntax(
        number: number, sentence: sentence,
        head: whole.start + word.lowerBound..<whole.start + word.upperBound)
    }
    let told = diagnostics.count
    if let cut = cuts.loose, let line = acceptKeywordLine(number, whole, cut) {
      if diagnostics.count == told { noteGluedWord(in: whole, from: cut.next) }
      return line
    }
    let start = LineStart(of: whole, at: cuts, in: vocabulary, versions: versions)
    guard let colon = cuts.strict else { return parseLine(number, whole, start) }
    let line = parseLine(number, whole, start)
    if diagnostics.count == told {
      noteGluedWord(in: whole, from: start.meaning == nil ? 0 : colon.next)
    }
    return line
  }

  private mutating func parseLine(
    _ number: Int, _ whole: Excerpt, _ start: LineStart
  ) -> LineSyntax {
    if case .qualifier? = start.meaning { return parseChosenLine(number, whole, start) }
    let (head, statement) = parseStatement(whole, start, isQualified: false)
    note(statement)
    return LineSyntax(number: number, content: whole, head: head, statement: statement)
  }

  /// What most lines with a colon are: a keyword that always means the same stands before it.
  private mutating func acceptKeywordLine(
    _ number: Int, _ whole: Excerpt, _ cut: LineCuts.Cut
  ) -> LineSyntax? {
    let head = LineHead(whole, cut)
    let words = whole.source.span.extracting(head.wordsRange)
    guard let keyword = vocabulary.keywords[words], keyword != .eachSide, keyword.variant == nil,
      keyword.turn == nil
    else { return nil }
    let statement = parseStatement(keyword, head)
    note(statement)
    return LineSyntax(number: number, content: whole, head: head.wordsRange, statement: statement)
  }

  /// A line that counts in some forms only, or on one side.
  private mutating func parseChosenLine(
    _ number: Int, _ whole: Excerpt, _ first: LineStart
  ) -> LineSyntax {
    var qualifiers: [Qualifier] = []
    var content = whole
    var start = first
    while case .qualifier(let qualifier)? = start.meaning, let head = start.head,
      qualifiers.count < 3
    {
      qualifiers.append(qualifier)
      content = head.value
      start = LineStart(of: content, at: LineCuts(content), in: vocabulary, versions: versions)
    }
    var (head, statement) = parseChosen(content, start)
    if let diagnostic = conflict(of: qualifiers, with: statement, whole[head]) {
      diagnostics.append(diagnostic)
      if statement.opensSomething { qualifiers = [] } else { statement = .broken(isTimed: false) }
    }
    note(statement)
    return LineSyntax(
      number: number, content: whole, qualifiers: qualifiers, head: head, statement: statement)
  }

  /// What follows the words that say when a line counts.
  private mutating func parseChosen(
    _ content: Excerpt, _ start: LineStart
  ) -> (Range<Int>, Statement) {
    if start.hasNoColon, !isInHeader, !content.isEmpty, let sentence = acceptSentence(content) {
      return (content.leadingWord.range, .spoken(sentence))
    }
    return parseStatement(content, start, isQualified: true)
  }

  /// What most lines are: words without a colon, of which the first is none of the language.
  private func acceptSentence(_ content: Excerpt) -> Wording? {
    let bytes = content.source.span.extracting(content.range)
    guard !languages.mayStart(bytes), !(bytes.count > 0 && Excerpt.isDigit(bytes[0])),
      let marks = WordingMarks(bytes), !marks.contains(.withoutLong),
      versions.isEmpty || !mayBeChoice(content)
    else { return nil }
    return Wording(content, marks)
  }

  /// What a line means, apart from when it counts, and the words that give it its meaning.
  private mutating func parseStatement(
    _ content: Excerpt, _ start: LineStart, isQualified: Bool
  ) -> (Range<Int>, Statement) {
    if case .keyword(let keyword)? = start.meaning, let head = start.head {
      return (head.wordsRange, parseStatement(keyword, head))
    }
    if let head = start.head, let meaning = start.meaning {
      return (head.wordsRange, parseStatement(meaning, head, in: content))
    }
    if isQualified, content.isEmpty {
      diagnostics.append(.nothingQualified(content, source))
      return (content.range, .broken(isTimed: false))
    }
    if isQualified, let use = acceptUseWithoutColon(content) { return use }
    if isQualified, isInHeader, let broken = acceptMisspeltUse(content) {
      return (content.leadingWord.range, broken)
    }
    let strict = start.strict(in: content)
    let statement =
      acceptWithoutColon(content) ?? acceptForeign(strict, in: content)
      ?? strict.flatMap { acceptUnknownWord($0, in: content) }
      ?? wording(content).map(Statement.spoken) ?? .broken(isTimed: false)
    return (content.leadingWord.range, statement)
  }

  /// Whether a line continues the sentence above it; tells an error if there is none.
  private mutating func accept(_ token: LineToken, continuing last: LineSyntax?) -> Bool {
    guard let more = wording(token.continued) else { return false }
    guard let last, last.statement.canContinue else {
      diagnostics.append(.nothingToContinue(token.content, source))
      return false
    }
    continuation.append(more)
    noteGluedWord(in: token.continued, from: 0)
    return true
  }

  /// Joins what continues the last line to it.
  private mutating func join(_ lines: inout [LineSyntax]) {
    guard !continuation.isEmpty, let last = lines.indices.last else { return }
    lines[last] = lines[last].with(lines[last].statement.continued(by: continuation))
    continuation.removeAll(keepingCapacity: true)
  }

  /// A line about which an error is told elsewhere; it may have been a timed one.
  private func broken(_ token: LineToken) -> LineSyntax {
    LineSyntax(
      number: token.number, content: token.content, head: token.content.range,
      statement: .broken(isTimed: true))
  }
}

extension Statement {
  /// Whether later lines stand below it, whatever is wrong with it.
  fileprivate var opensSomething: Bool {
    switch self {
    case .heading, .eachSide, .eachSet, .afterwards: true
    default: false
    }
  }

  /// Whether it says something that can go on.
  fileprivate var canContinue: Bool {
    switch self {
    case .spoken, .caution, .phase, .broken: true
    case .prompt(let prompt): if case .wording = prompt.value { true } else { false }
    case .eachSide(_, let also), .eachSet(let also), .afterwards(let also): also != nil
    case .heading, .setting, .timed, .wait, .use, .include: false
    }
  }

  /// The same statement saying more, if it says something.
  fileprivate func continued(by more: [Wording]) -> Statement {
    switch self {
    case .spoken(let wording): .spoken(wording.continued(by: more))
    case .caution(let wording): .caution(wording.continued(by: more))
    case .phase(let phase, let wording): .phase(phase, wording.continued(by: more))
    case .prompt(let prompt): .prompt(prompt.continued(by: more))
    case .eachSide(let first, let wording?):
      .eachSide(first: first, also: wording.continued(by: more))
    case .eachSet(let wording?): .eachSet(also: wording.continued(by: more))
    case .afterwards(let wording?): .afterwards(also: wording.continued(by: more))
    default: self
    }
  }
}

extension PromptSyntax {
  fileprivate func continued(by more: [Wording]) -> PromptSyntax {
    guard case .wording(let wording) = value else { return self }
    return PromptSyntax(
      keyword: keyword, time: time, value: .wording(wording.continued(by: more)))
  }
}
