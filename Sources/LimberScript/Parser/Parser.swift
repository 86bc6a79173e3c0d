internal import LimberDiagnostics
internal import LimberTimeline

/// Gives each line of a script its meaning.
///
/// Lines are independent: every one is parsed, whatever is wrong with another, and every error is
/// told. `accept` tries, `expect` tells an error, `parse` returns a construct.
struct Parser {
  let source: Source
  let vocabulary: Vocabulary
  var diagnostics: [Diagnostic] = []
  /// The breath that the present pose sets, for what is said about breaths.
  var breath = BreathPattern.slow
  /// The versions that the present pose declares, for the lines that start with one.
  var versions: [Excerpt] = []

  /// The lines of `source` that mean something, in order, and what is wrong with them.
  static func parse(
    _ source: Source, in vocabulary: Vocabulary
  ) -> (lines: [LineSyntax], diagnostics: [Diagnostic]) {
    var parser = Parser(source: source, vocabulary: vocabulary)
    let lines = parser.parseLines()
    return (lines, parser.diagnostics)
  }

  private mutating func parseLines() -> [LineSyntax] {
    var lines: [LineSyntax] = []
    for token in Lexer(source: source).lines {
      switch token.kind {
      case .blank, .comment: continue
      case .continuation: lines.append(contentsOf: continuing(&lines, with: token))
      case .content: lines.append(parseLine(token))
      case .unreadable: lines.append(broken(token))
      }
    }
    return lines
  }

  private mutating func parseLine(_ token: LineToken) -> LineSyntax {
    var qualifiers: [Qualifier] = []
    var content = token.content
    var start = LineStart(of: content, in: self)
    while case .qualifier(let qualifier)? = start.meaning, let head = start.head,
      qualifiers.count < 3
    {
      qualifiers.append(qualifier)
      content = head.value
      start = LineStart(of: content, in: self)
    }
    var (head, statement) = parseStatement(content, start, isQualified: !qualifiers.isEmpty)
    if let diagnostic = conflict(of: qualifiers, with: statement, head) {
      diagnostics.append(diagnostic)
      if statement.opensSomething { qualifiers = [] } else { statement = .broken(isTimed: false) }
    }
    note(statement)
    return LineSyntax(
      number: token.number, content: token.content, qualifiers: qualifiers, head: head,
      statement: statement)
  }

  /// What a line means, apart from when it counts, and the words that give it its meaning.
  private mutating func parseStatement(
    _ content: Excerpt, _ start: LineStart, isQualified: Bool
  ) -> (Excerpt, Statement) {
    if let head = start.head, let meaning = start.meaning {
      return (head.words, parseStatement(meaning, head, in: content))
    }
    if isQualified, content.isEmpty {
      diagnostics.append(.nothingQualified(content, source))
      return (content, .broken(isTimed: false))
    }
    if isQualified, let use = acceptUseWithoutColon(content) { return use }
    let statement =
      acceptTimedWithoutColon(content) ?? acceptMissingColon(content)
      ?? acceptCautionWithoutColon(content)
      ?? start.strict.flatMap { acceptUnknownWord($0, in: content) }
      ?? wording(content).map(Statement.spoken) ?? .broken(isTimed: false)
    return (content.firstWord.word, statement)
  }

  /// Joins a continuation to the sentence above it; gives back a line only if there is none.
  private mutating func continuing(
    _ lines: inout [LineSyntax], with token: LineToken
  ) -> [LineSyntax] {
    let more = wording(token.continued)
    guard let more, let last = lines.last, let joined = last.statement.continued(by: more) else {
      if more != nil { diagnostics.append(.nothingToContinue(token.content, source)) }
      return [broken(token)]
    }
    lines[lines.count - 1].statement = joined
    return []
  }

  /// A line about which an error is told elsewhere; it may have been a timed one.
  private func broken(_ token: LineToken) -> LineSyntax {
    LineSyntax(
      number: token.number, content: token.content, head: token.content,
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

  /// The same statement saying more, or nil if it says nothing.
  func continued(by more: Wording) -> Statement? {
    switch self {
    case .spoken(let wording): .spoken(wording.continued(by: more))
    case .caution(let wording): .caution(wording.continued(by: more))
    case .phase(let phase, let wording): .phase(phase, wording.continued(by: more))
    case .prompt(let prompt): prompt.continued(by: more).map(Statement.prompt)
    case .eachSide(let first, let wording?):
      .eachSide(first: first, also: wording.continued(by: more))
    case .eachSet(let wording?): .eachSet(also: wording.continued(by: more))
    case .afterwards(let wording?): .afterwards(also: wording.continued(by: more))
    case .broken: self
    case .heading, .eachSide, .eachSet, .afterwards, .setting, .timed, .wait, .use, .include: nil
    }
  }
}

extension PromptSyntax {
  /// The same prompt saying more, or nil if it says nothing.
  fileprivate func continued(by more: Wording) -> PromptSyntax? {
    guard case .wording(let wording) = value else { return nil }
    var prompt = self
    prompt.value = .wording(wording.continued(by: more))
    return prompt
  }
}

extension Wording {
  /// The last form of this wording followed by `more`.
  func continued(by more: Wording) -> Wording {
    var joined = self
    joined.placeholders += more.placeholders
    joined.continuations.append(more.excerpt)
    if let short {
      joined.short = short + [.plain(" ")] + more.full
    } else {
      joined.full += [.plain(" ")] + more.full
      joined.short = more.short
    }
    return joined
  }
}
