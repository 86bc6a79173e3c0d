internal import LimberDiagnostics
internal import LimberTimeline

/// Looks for slips in what is said, line by line and pose by pose (LANGUAGE.md 6.2).
///
/// Nothing here is an error: every finding is a warning with a way to say that it is meant so.
struct Lint {
  let source: Source
  let vocabulary: Vocabulary
  let words: LintWords
  /// Whether lines are broken, so that what is missing may only not be understood.
  let hasErrors: Bool
  var diagnostics: [Diagnostic] = []

  /// What is suspicious about `lines` of `source`.
  static func check(
    _ lines: [LineSyntax], of source: Source, in vocabulary: Vocabulary, language: String?,
    hasErrors: Bool
  ) -> [Diagnostic] {
    guard let words = LintWords.forLanguage(language) else { return [] }
    var lint = Lint(
      source: source, vocabulary: vocabulary, words: words, hasErrors: hasErrors)
    for group in lint.groups(of: lines) { lint.check(group) }
    return lint.diagnostics
  }

  private mutating func check(_ group: LintGroup) {
    for line in group.lines { checkDose(of: line) }
    for (index, line) in group.lines.enumerated() where line.text != nil && !line.isAsMeant {
      let isTimed = checkTimes(of: line, at: index, in: group)
      checkVoice(of: line)
      checkLength(of: line, in: group)
      if !isTimed { checkOtherSide(of: line, in: group) }
    }
    checkSides(of: group)
  }

  private func groups(of lines: [LineSyntax]) -> [LintGroup] {
    var groups = [LintGroup()]
    var zone = LintLine.Zone.header
    for line in lines {
      if case .heading(let heading) = line.statement, heading.keyword != .part {
        groups.append(LintGroup(heading: line, isSession: heading.keyword == .session))
        zone = .header
        continue
      }
      zone.advance(over: line.statement)
      if case .eachSide(let first, _) = line.statement, groups[groups.count - 1].firstSide == nil {
        groups[groups.count - 1].firstSide = first
        groups[groups.count - 1].sidesLine = line
      }
      groups[groups.count - 1].lines.append(lintLine(line, zone))
    }
    return groups
  }

  private func lintLine(_ line: LineSyntax, _ zone: LintLine.Zone) -> LintLine {
    var result = LintLine(syntax: line, zone: zone)
    guard let wording = line.wording else { return result }
    result.text = wording.excerpt
    result.more = wording.continuations
    for text in result.texts {
      let found = Self.finder.traits(of: source.bytes, in: text.range)
      result.traits.formUnion(found.traits)
      result.wordCount += found.words
    }
    return result
  }

  private static let finder = TraitFinder(.english)
}

extension LintLine.Zone {
  /// Goes on to where the next line stands.
  fileprivate mutating func advance(over statement: Statement) {
    switch statement {
    case .eachSide: self = .sided
    case .afterwards: self = .afterwards
    case .spoken, .phase, .timed, .wait, .use, .eachSet, .broken(isTimed: true):
      if self == .header { self = .setup }
    default: break
    }
  }
}
