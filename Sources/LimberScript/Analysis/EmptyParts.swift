internal import LimberDiagnostics

/// Parts of a session with nothing in them.
enum EmptyParts {
  /// A warning for every part with nothing below it, in whatever form.
  static func check(
    _ lines: [LineSyntax], of source: Source, in vocabulary: Vocabulary
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var part: LineSyntax?
    for line in lines {
      switch line.statement {
      case .setting, .prompt, .include: continue
      case .heading(let heading):
        if let part { diagnostics.append(.nothingInPart(part, vocabulary, source)) }
        part = heading.keyword == .part ? line : nil
      default: part = nil
      }
    }
    if let part { diagnostics.append(.nothingInPart(part, vocabulary, source)) }
    return diagnostics
  }
}

extension Diagnostic {
  fileprivate static func nothingInPart(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let use = vocabulary.spelling(of: .use)
    return Diagnostic(
      .warning, Code("R309"), "there is nothing to do in this part", in: source,
      at: Label(line.content.range)
    ).advising(.help("write \"\(use)\" lines below it, or take the line away"))
  }
}
