internal import LimberDiagnostics

/// Sentences of which no voice, or not that of the language, has anything to say.
extension Lint {
  mutating func checkSound(of line: LintLine) {
    let texts = texts(of: line)
    let isSilent = texts.allSatisfy { !$0.text.unicodeScalars.contains(where: \.isSounded) }
    if isSilent, let text = texts.first(where: { !$0.isEmpty }) {
      diagnostics.append(.silent(text, vocabulary, source))
    } else if !line.isAsMeant {
      checkLetters(of: texts)
    }
  }

  /// One finding for a line: whoever writes in other letters does so more than once.
  private mutating func checkLetters(of texts: [Excerpt]) {
    let own = writings ?? Writing.all(of: language)
    writings = own
    for text in texts {
      guard let (range, writing) = Writing.strange(in: text, besides: own) else { continue }
      diagnostics.append(.strange(text[range], writing, in: language, source))
      return
    }
  }
}

extension Diagnostic {
  fileprivate static func silent(
    _ text: Excerpt, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .warning, Code("R610"), "nothing of \"\(text.words)\" can be said", in: source,
      at: Label(text.range, "a voice says letters and numbers")
    ).advising(.note("to keep it for people only, write it after \(vocabulary.opening(.note))"))
  }

  fileprivate static func strange(
    _ text: Excerpt, _ writing: Writing, in language: Language, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .warning, Code("R611"),
      "a voice of \(language.name) cannot read \"\(text.words)\"", in: source,
      at: Label(text.range, "\(writing.name) letters are spelled out, or not said at all")
    ).advising(
      .help("write it as it sounds, in the letters of \(language.name)"),
      language.vocabulary.keeping("to keep it as it is"))
  }
}

extension Unicode.Scalar {
  /// Whether there is something to hear: a letter or a digit.
  fileprivate var isSounded: Bool { properties.isAlphabetic || properties.numericType != nil }
}
