internal import LimberDiagnostics

/// Lines that are too long for somebody who listens with closed eyes.
extension Lint {
  /// The most words that are easy to follow in one go.
  fileprivate static let mostWords = 40

  mutating func checkLength(of line: LintLine, in group: LintGroup) {
    guard line.isPlain, !group.isSession, line.wordCount > Self.mostWords else { return }
    // A short form is not said along with the long one.
    let texts = texts(of: line)
    let long = texts.map { $0.split(at: "|").first ?? $0 }
    let words = long.map { SaidWord.words(of: $0) }
    let count = words.reduce(0) { $0 + $1.count }
    guard count > Self.mostWords, let text = texts.first else { return }
    let late = words.flatMap(\.self)[Self.mostWords].excerpt
    diagnostics.append(.longLine(late, count, cut: cut(words[0], in: text), vocabulary, source))
  }

  /// The gap between two sentences that is nearest to the middle.
  private func cut(_ words: [SaidWord], in text: Excerpt) -> Range<Int>? {
    let ends = words.indices.dropLast().filter { words[$0].endsSentence }
    let middle = words.count / 2
    guard let end = ends.min(by: { abs($0 - middle) < abs($1 - middle) }) else { return nil }
    let next = words[end + 1].excerpt
    guard next.text.first?.isUppercase == true else { return nil }
    return next.start - 1..<next.start
  }
}

extension Diagnostic {
  fileprivate static func longLine(
    _ late: Excerpt, _ count: Int, cut: Range<Int>?, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      .warning, Code("R620"), "this line of \(count) words is hard to follow with closed eyes",
      in: source, at: Label(late.range, "\(Lint.mostWords) words come before this one"))
    let keep = vocabulary.keeping("to keep it in one")
    guard let cut else {
      return diagnostic.advising(.help("say it in two lines, one movement in each"), keep)
    }
    return diagnostic.advising(.maybe(Edit(cut, "\n"), title: "in two lines"), keep)
  }
}
