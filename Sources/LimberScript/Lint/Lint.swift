internal import LimberDiagnostics
internal import LimberTimeline

/// Looks for slips in what is said, line by line and pose by pose (LANGUAGE.md 6.2).
///
/// Nothing here is an error: every finding is a warning with a way to say that it is meant so.
struct Lint {
  let source: Source
  /// The lines of the script.
  let lines: [LineSyntax]
  let vocabulary: Vocabulary
  let words: LintWords
  /// Whether lines are broken, so that what is missing may only not be understood.
  let hasErrors: Bool
  let finder: TraitFinder
  /// How amounts are written in the language of the script.
  let language: Language
  var diagnostics: [Diagnostic] = []
  /// The letters of the language, once they were needed.
  var writings: Set<Writing>?

  /// What is suspicious about `lines` of `source`.
  static func check(
    _ lines: [LineSyntax], of source: Source, in language: Language, hasErrors: Bool
  ) -> [Diagnostic] {
    var lint = Lint(
      source: source, lines: lines, vocabulary: language.vocabulary, words: language.lintWords,
      hasErrors: hasErrors, finder: language.lintFinder, language: language)
    lint.checkAll()
    return lint.diagnostics
  }

  private mutating func checkAll() {
    var group = LintGroup()
    var zone = LintLine.Zone.header
    for index in lines.indices {
      let outline = lines[index].outline
      if outline.contains(.opening) {
        check(group)
        group.restart(isSession: outline.contains(.session))
        zone = .header
        continue
      }
      zone.advance(over: outline)
      if outline.contains(.opensSides), group.firstSide == nil,
        case .eachSide(let first, _) = lines[index].statement
      {
        group.firstSide = first
        group.sidesLine = lines[index]
      }
      if outline.contains(.timed) {
        if let amount = lines[index].timed?.quantity { group.note(amount) }
      } else if lines[index].setting == .sets {
        group.hasSets = true
      }
      group.lines.append(lintLine(at: index, zone))
    }
    check(group)
  }

  private mutating func check(_ group: LintGroup) {
    for line in group.lines where line.outline.contains(.timed) { checkDose(of: line) }
    for (index, line) in group.lines.enumerated() where line.isSaid {
      if line.traits.contains(.far) { checkSound(of: line) }
      if line.outline.contains(.short) { checkCaution(of: line) }
      guard !line.isAsMeant else { continue }
      let isTimed = checkTimes(of: line, at: index, in: group)
      checkVoice(of: line)
      checkComment(of: line)
      checkBrackets(of: line)
      checkLength(of: line, in: group)
      if !isTimed { checkOtherSide(of: line, in: group) }
    }
    checkSides(of: group)
  }

  private func lintLine(at index: Int, _ zone: LintLine.Zone) -> LintLine {
    var result = LintLine(index: index, zone: zone, outline: lines[index].outline)
    guard result.isSaid else { return result }
    let bytes = source.bytes.span
    let said = lines[index].said
    result.note(finder.traits(of: bytes.extracting(said)))
    if said.isEmpty || !Excerpt.isLetter(bytes[said.lowerBound]) { result.traits.insert(.far) }
    guard result.outline.contains(.continued) else { return result }
    for text in lines[index].wording?.continuations ?? [] {
      result.note(finder.traits(of: bytes.extracting(text.range)))
    }
    return result
  }

  /// The line itself.
  func syntax(of line: LintLine) -> LineSyntax { lines[line.index] }

  /// What a line times, if it times something.
  func timed(by line: LintLine) -> TimedSyntax? {
    line.outline.contains(.timed) ? lines[line.index].timed : nil
  }

  /// All that a line says, sentence by sentence.
  func texts(of line: LintLine) -> [Excerpt] {
    lines[line.index].wording.map { [$0.excerpt] + $0.continuations } ?? []
  }

}

extension LintLine {
  /// Adds what the bytes of one of its texts tell.
  fileprivate mutating func note(_ found: (traits: LineTraits, words: Int)) {
    traits.formUnion(found.traits)
    wordCount += found.words
  }
}

extension LintLine.Zone {
  /// Goes on to where the next line stands.
  fileprivate mutating func advance(over outline: LineOutline) {
    if outline.contains(.opensSides) {
      self = .sided
    } else if outline.contains(.endsSides) {
      self = .afterwards
    } else if self == .header, !outline.isDisjoint(with: [.sentence, .timed, .leavesHeader]) {
      self = .setup
    }
  }
}
