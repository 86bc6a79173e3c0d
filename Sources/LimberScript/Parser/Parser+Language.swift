internal import LimberDiagnostics
internal import LimberTimeline

/// The language of a script, and words of other languages in it (LANGUAGE.md 3.12).
extension Parser {
  mutating func parseLanguage(_ value: Excerpt) -> SettingValue {
    guard !value.words.contains(where: \.isWhitespace),
      let named = languages.language(for: value.words)
    else {
      diagnostics.append(.languageUnknown(value, languages, source))
      return .broken
    }
    guard named.tag == language.tag else {
      diagnostics.append(.languageTwice(value, language, source))
      return .broken
    }
    return .text(value)
  }

  /// A line that means something in another language: an error, never silently speech.
  ///
  /// What it means there is still given back, so that the lines around it are not blamed for it.
  mutating func acceptForeign(_ head: LineHead?, in content: Excerpt) -> Statement? {
    let isSlip = head.map { OtherWords.english.heads[$0.words.folded] != nil } ?? false
    guard language.tag != Language.english.tag || !isSlip else { return nil }
    let others = head.map(candidates) ?? languages.all
    for other in others where other.tag != language.tag {
      let foreign = head.flatMap { other.vocabulary.meaning(of: $0.words, isWhole: true) }
      guard foreign != nil || other.vocabulary.mayStart(content) else { continue }
      var reader = self
      reader.language = other
      reader.diagnostics = []
      if let head, let meaning = foreign {
        // Every language's word for it works in every file.
        if meaning == .keyword(.language) { return parseStatement(meaning, head, in: content) }
        let fix = Translation(from: other, to: language).line(meaning, head)
        diagnostics.append(
          self.foreign(meaning.keyword, meaning.word(of: head), fix, of: other, in: content))
        guard meaning.isStatement else { return .broken(isTimed: false) }
        return reader.parseStatement(meaning, head, in: content)
      }
      guard case .timed(let timed)? = reader.acceptTimedWithoutColon(content),
        let (keyword, rest) = other.vocabulary.keyword(startingAt: content)
      else { continue }
      let words = content.upTo(rest.start).trimmed
      let fix = Translation(from: other, to: language)
        .line(.keyword(keyword), LineHead(words: words, value: rest))
      diagnostics.append(self.foreign(keyword, words, fix, of: other, in: content))
      return .timed(timed)
    }
    return nil
  }

  /// The other languages, those first in which the whole line means something.
  private func candidates(for head: LineHead) -> [Language] {
    let whole = languages.all.first { other in
      guard other.tag != language.tag,
        let meaning = other.vocabulary.meaning(of: head.words, isWhole: true)
      else { return false }
      var reader = self
      reader.language = other
      reader.diagnostics = []
      _ = reader.parseStatement(meaning, head, in: head.words)
      return reader.diagnostics.isEmpty
    }
    return whole.map { [$0] + languages.all } ?? languages.all
  }

  private func foreign(
    _ keyword: Keyword, _ words: Excerpt, _ fix: String?, of other: Language, in content: Excerpt
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      .error, Diagnostic.Code("R103"),
      "\"\(words.words)\" is the \(other.name) word for \"\(vocabulary.spelling(of: keyword))\", "
        + "but this file is in \(language.name)",
      in: source, at: Label(words.range))
    if let fix { diagnostic.advice.append(.fix(Edit(content.range, fix))) }
    guard let languagePlace else { return diagnostic }
    let isLast = languagePlace == source.bytes.count
    let line = "\(vocabulary.spelling(of: .language)): \(other.tag)"
    let or = fix == nil ? "" : "or, "
    return diagnostic.advising(
      .maybe(
        Edit(languagePlace..<languagePlace, isLast ? "\n\(line)" : "\(line)\n"),
        title: "\(or)if the whole file is \(other.name), add under the title"))
  }
}

extension HeadMeaning {
  /// The word that gives the meaning.
  var keyword: Keyword {
    switch self {
    case .keyword(let keyword), .timedPrompt(let keyword, _), .faulty(let keyword, _): keyword
    case .eachSide: .eachSide
    case .qualifier(let qualifier):
      switch qualifier.kind {
      case .variant(.easier): .easier
      case .variant(.deeper): .deeper
      case .variant(.standard), .version: .standard
      case .turn(.first): .firstSide
      case .turn(.second): .secondSide
      }
    }
  }

  /// The part of a head that gives it its meaning.
  fileprivate func word(of head: LineHead) -> Excerpt {
    guard case .timedPrompt(_, let time) = self else { return head.words.split(at: ",")[0] }
    let before = head.words.upTo(time.start).trimmed
    return before.isEmpty ? head.words.from(time.end).trimmed : before
  }

  /// Whether it is a whole line, and not only the start of one.
  fileprivate var isStatement: Bool {
    if case .qualifier = self { false } else { true }
  }
}

extension Source {
  /// Where the first line with something on it ends.
  var firstLineEnd: Int? {
    let title = Lexer(source: self).firstContent
    return lines.indices.contains(title) ? lines[title].upperBound : nil
  }

  /// Where the line below the first line with something on it starts.
  var startBelowTitle: Int {
    let title = Lexer(source: self).firstContent
    return title + 1 < lines.count ? lines[title + 1].lowerBound : bytes.count
  }
}

extension Diagnostic {
  fileprivate static func languageUnknown(
    _ tag: Excerpt, _ languages: Languages, _ source: Source
  ) -> Diagnostic {
    let close = languages.tags(closeTo: tag.words)
    let question = "did you mean \(close.map { "\"\($0)\"" }.joined(separator: " or "))?"
    var diagnostic = Diagnostic(
      .error, Code("R111"), "there is no phrasebook for \"\(tag.words)\"", in: source,
      at: Label(tag.range, close.isEmpty ? "" : question))
    for known in close {
      let edit = Edit(tag.range, known)
      diagnostic.advice.append(close.count == 1 ? .fix(edit) : .maybe(edit))
    }
    let known = languages.all.map { "\($0.tag) (\($0.name))" }.joined(separator: ", ")
    return diagnostic.advising(.note("there are \(known)"))
  }

  fileprivate static func languageTwice(
    _ tag: Excerpt, _ language: Language, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R113"), "a file has one language, and this one is in \(language.name)",
      in: source, at: Label(tag.range)
    ).advising(.help("put what is in another language into a file of its own"))
  }
}
