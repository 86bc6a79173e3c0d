internal import LimberDiagnostics
internal import LimberTimeline

/// The words before a line's colon, looked up.
struct LineStart {
  /// The words that mean something, with what follows them.
  private(set) var head: LineHead?
  /// What they mean.
  private(set) var meaning: HeadMeaning?
  /// Whether there is no colon at all.
  let hasNoColon: Bool
  /// Where the first colon that ends a word stands.
  private let cut: LineCuts.Cut?

  /// The words before the first colon that ends a word, whatever they mean.
  func strict(in content: borrowing Excerpt) -> LineHead? {
    guard let cut else { return nil }
    return LineHead(content, cut)
  }

  /// Looks up the words in front of `content`; `versions` are those of the present pose.
  init(
    of content: borrowing Excerpt, at cuts: LineCuts, in vocabulary: Vocabulary,
    versions: [VersionName]
  ) {
    cut = cuts.strict
    hasNoColon = cuts.loose == nil
    guard let loose = cuts.loose else { return }
    // With all the words there are, more of them are understood.
    let isWhole = loose == cuts.strict
    let head = LineHead(content, loose)
    if find(head, isWhole: isWhole, in: vocabulary, versions) || isWhole { return }
    if let strict = strict(in: content) {
      _ = find(strict, isWhole: true, in: vocabulary, versions)
    }
  }

  private mutating func find(
    _ head: LineHead, isWhole: Bool, in vocabulary: Vocabulary, _ versions: [VersionName]
  ) -> Bool {
    meaning =
      versions.onlyQualifier(head.words).map(HeadMeaning.qualifier)
      ?? vocabulary.meaning(of: head.words, isWhole: isWhole)
      ?? versions.qualifier(head.words, in: vocabulary).map(HeadMeaning.qualifier)
    guard meaning != nil else { return false }
    self.head = head
    return true
  }
}

/// Words in front of a line that say when it counts (LANGUAGE.md 3.9).
extension Parser {
  /// The name of a version that the pose declares, with or without "instead".
  func version(_ words: Excerpt) -> Qualifier? { versions.qualifier(words, in: vocabulary) }

  /// Keeps what later lines of the pose need to be understood.
  mutating func note(_ statement: Statement) {
    switch statement {
    case .heading(let heading):
      isInHeader = true
      guard heading.keyword != .part else { return }
      isInSession = heading.keyword == .session
      versions = []
      breath = .slow
    case .spoken, .timed, .phase, .eachSide, .eachSet, .afterwards, .wait, .use,
      .broken(isTimed: true):
      isInHeader = false
    case .setting(.breath, .breath(let pattern)): breath = pattern
    case .setting(.versions, .names(let names)): versions = names.map(VersionName.init)
    default: break
    }
  }

  /// What is wrong with qualifiers in front of a statement that cannot depend on them.
  func conflict(
    of qualifiers: [Qualifier], with statement: Statement, _ head: Excerpt
  ) -> Diagnostic? {
    for qualifier in qualifiers {
      switch qualifier.kind {
      case .turn where !statement.canBeForOneSide:
        return .sameForBothSides(qualifier, statement, vocabulary, source)
      case .variant where !statement.canDependOnChoice,
        .version where !statement.canDependOnChoice:
        return .notAChoice(qualifier, head, source)
      default: break
      }
      if let instead = qualifier.instead, !statement.canReplace {
        return .insteadOfNothing(instead, vocabulary, source)
      }
    }
    return nil
  }
}

extension Statement {
  /// Whether it may be said on one side only.
  fileprivate var canBeForOneSide: Bool {
    switch self {
    case .spoken, .phase, .caution, .broken: true
    case .heading, .eachSide, .eachSet, .afterwards, .setting, .timed, .prompt, .wait, .use,
      .include:
      false
    }
  }

  /// Whether it may count in one variant or version only.
  fileprivate var canDependOnChoice: Bool {
    switch self {
    case .heading, .eachSide, .eachSet, .afterwards, .include: false
    case .setting(let keyword, _): keyword.canDependOnChoice
    case .timed, .prompt, .wait, .phase, .use, .caution, .spoken, .broken: true
    }
  }

  /// Whether "instead" means something in front of it.
  fileprivate var canReplace: Bool {
    switch self {
    case .spoken, .timed, .setting, .use, .broken: true
    default: false
    }
  }
}

extension Keyword {
  /// Whether a setting may differ from variant to variant: what names the pose may not.
  fileprivate var canDependOnChoice: Bool {
    switch self {
    case .id, .alsoCalled, .language, .versions, .length, .warmUp: false
    default: true
    }
  }
}

extension Diagnostic {
  static func tooManyChoices(_ qualifier: Qualifier, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R503"), "a line depends on three choices at most", in: source,
      at: Label(qualifier.excerpt.range))
  }

  fileprivate static func notAChoice(
    _ qualifier: Qualifier, _ head: Excerpt, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R503"), "\"\(head.words)\" is the same in every form of a pose", in: source,
      at: Label(qualifier.excerpt.range, "take this away")
    ).advising(
      .help("steps, timed lines and most settings may follow \"\(qualifier.excerpt.words)\""))
  }

  static func nothingQualified(_ place: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R108"), "there is nothing on this line for the choice to change", in: source,
      at: Label(place.range))
  }

  fileprivate static func sameForBothSides(
    _ qualifier: Qualifier, _ statement: Statement, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R504"), "both sides always get the same", in: source,
      at: Label(qualifier.excerpt.range, "only sentences can be for one side")
    ).advising(
      .note(
        "to work one side only, use the pose with \"\(vocabulary.spelling(of: .rightOnly))\""))
  }

  fileprivate static func insteadOfNothing(
    _ instead: Excerpt, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R505"), "only a sentence, a timed line or a setting can be said instead",
      in: source, at: Label(instead.range)
    ).advising(.help("leave out the word \"\(vocabulary.spelling(of: .instead))\""))
  }
}

/// The name of a version, folded once for all lines that start with it.
struct VersionName {
  let excerpt: Excerpt
  let folded: String
  /// Whether it can be nothing else: no word of the language is a version, and there is no digit that
  /// would make an amount of it.
  let isPlain: Bool

  init(_ excerpt: Excerpt) {
    self.excerpt = excerpt
    folded = excerpt.folded
    isPlain = folded.utf8.allSatisfy { $0 == 0x20 || Excerpt.isLetter($0) }
  }
}

extension [VersionName] {
  /// The qualifier that `words` are if they can be nothing else than one of these versions.
  fileprivate func onlyQualifier(_ words: Excerpt) -> Qualifier? {
    for name in self where name.isPlain && name.excerpt.isSpelled(like: words) {
      return Qualifier(kind: .version(name.folded), excerpt: words)
    }
    return nil
  }

  /// The qualifier that `words` are if these are the versions of a pose.
  fileprivate func qualifier(_ words: Excerpt, in vocabulary: Vocabulary) -> Qualifier? {
    guard !isEmpty else { return nil }
    if let name = first(where: { $0.excerpt.isSpelled(like: words) }) {
      return Qualifier(kind: .version(name.folded), excerpt: words)
    }
    guard let (before, instead) = vocabulary.splitInstead(from: words) else { return nil }
    guard let name = first(where: { $0.excerpt.isSpelled(like: before) }) else { return nil }
    return Qualifier(kind: .version(name.folded), instead: instead, excerpt: words)
  }
}
