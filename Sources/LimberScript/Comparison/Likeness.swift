public import LimberDiagnostics

/// Whether a translation has the same timed lines, doses and markers as its original
/// (LANGUAGE.md 3.12).
public enum Likeness {
  /// Every difference, as something that is wrong with `source`.
  ///
  /// Words are not compared, only how many sentences there are between two lines that are, and in
  /// which forms and on which side each is said.
  public static func diagnostics(
    of source: Source, like original: Source, languages: Languages = .english
  ) -> [Diagnostic] {
    var comparison = Comparison(of: shapes(of: source, languages), in: source, with: original)
    comparison.compare(with: shapes(of: original, languages))
    return comparison.diagnostics
  }

  private static func shapes(of source: Source, _ languages: Languages) -> [ShapedLine] {
    var versions: [String] = []
    var shaped: [ShapedLine] = []
    for line in AnalyzedScript(source, languages).lines {
      if case .setting(.versions, .names(let names)) = line.statement {
        versions = names.map(\.folded)
      }
      if case .spoken = line.statement, !shaped.isEmpty {
        let choices = LineShape.choices(of: line, versions)
        shaped[shaped.count - 1].sentencesBelow.append(Sentence(line: line, choices: choices))
      }
      guard let shape = LineShape(line, versions: versions) else { continue }
      shaped.append(ShapedLine(shape: shape, line: line))
    }
    return shaped
  }
}

/// A line with its shape, and the sentences that stand between it and the next one.
struct ShapedLine: Sendable {
  var shape: LineShape
  var line: LineSyntax
  var sentencesBelow: [Sentence] = []
}

/// A line that only says something, and when it counts.
struct Sentence: Sendable {
  var line: LineSyntax
  var choices: [LineShape.Choice]
}

/// Walks along two scripts, line by line.
private struct Comparison {
  let lines: [ShapedLine]
  let source: Source
  let original: Source
  var diagnostics: [Diagnostic] = []
  /// The last line that has one like it, and the lines of the original that are missing below it.
  private var last: LineSyntax?
  private var missing: [LineSyntax] = []

  init(of lines: [ShapedLine], in source: Source, with original: Source) {
    self.lines = lines
    self.source = source
    self.original = original
  }

  mutating func compare(with others: [ShapedLine]) {
    let pairs = LinePairs(lines.map(\.shape), others.map(\.shape))
    var (here, there) = (0, 0)
    while here < lines.count, there < others.count {
      let (line, other) = (lines[here], others[there])
      switch pairs.step(here, there) {
      case .pair:
        (here, there) = (here + 1, there + 1)
        tellMissing()
        last = line.line
        compare(line, other)
        // Where a line is missing, the sentences around it cannot be told apart.
        if lines[safe: here]?.shape.kind == others[safe: there]?.shape.kind {
          compareSentences(line, other)
        }
      case .extra:
        tellExtra(line)
        here += 1
      case .missing:
        missing.append(other.line)
        there += 1
      }
    }
    lines[here...].forEach { tellExtra($0) }
    missing += others[there...].map(\.line)
    tellMissing()
  }

  private mutating func compare(_ line: ShapedLine, _ other: ShapedLine) {
    guard line.shape.amount != other.shape.amount else { return }
    diagnostics.append(.unlike(line.line, other.line, in: source, original))
  }

  private mutating func compareSentences(_ line: ShapedLine, _ other: ShapedLine) {
    guard line.sentencesBelow.count == other.sentencesBelow.count else {
      diagnostics.append(.sentencesDiffer(line, other, in: source, original))
      return
    }
    for (sentence, same) in zip(line.sentencesBelow, other.sentencesBelow)
    where sentence.choices != same.choices {
      diagnostics.append(.unlike(sentence.line, same.line, in: source, original))
    }
  }

  private mutating func tellExtra(_ line: ShapedLine) {
    diagnostics.append(.added(line.line, in: source, original))
  }

  /// Tells together what is missing in one place.
  private mutating func tellMissing() {
    guard let first = missing.first else { return }
    diagnostics.append(
      .leftOut(first, missing.dropFirst(), below: last, in: source, original))
    missing = []
  }
}

extension Array {
  /// The element at an index, or nil behind the last one.
  fileprivate subscript(safe index: Int) -> Element? { index < count ? self[index] : nil }
}

extension Diagnostic {
  fileprivate static func leftOut(
    _ line: LineSyntax, _ more: ArraySlice<LineSyntax>, below place: LineSyntax?,
    in source: Source, _ original: Source
  ) -> Diagnostic {
    let count =
      more.isEmpty
      ? "a line of \(original.name) has none like it"
      : "\(more.count + 1) lines of \(original.name) have none like them"
    let label = place == nil ? "before this goes" : "below this goes"
    var diagnostic = Diagnostic(
      .error, Code("R340"), "\(count) here", in: source,
      at: Label(place?.content.range ?? 0..<0, "\(label) \(line.named(in: original))"))
    diagnostic.advice = more.prefix(mostNamed).map { .note("then \($0.named(in: original))") }
    let rest = more.count - mostNamed
    if rest > 0 { diagnostic.advice.append(.note("and \(rest) more")) }
    return diagnostic
  }

  /// How many missing lines are named beside the first one.
  private static let mostNamed = 4

  fileprivate static func added(
    _ line: LineSyntax, in source: Source, _ original: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R341"), "\(original.name) has no line like this one", in: source,
      at: Label(line.content.range))
  }

  fileprivate static func unlike(
    _ line: LineSyntax, _ other: LineSyntax, in source: Source, _ original: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R342"), "this is not the same as in \(original.name)", in: source,
      at: Label(line.content.range, other.named(in: original)))
  }

  fileprivate static func sentencesDiffer(
    _ line: ShapedLine, _ other: ShapedLine, in source: Source, _ original: Source
  ) -> Diagnostic {
    let (here, there) = (line.sentencesBelow.count, other.sentencesBelow.count)
    let count = here == 1 ? "1 sentence" : "\(here) sentences"
    return Diagnostic(
      .warning, Code("R343"),
      "\(count) below this line, but \(there) in \(original.name)", in: source,
      at: Label(line.line.content.range, other.line.named(in: original))
    ).advising(.note("every line that is said in one language is said in the other"))
  }
}

extension LineSyntax {
  /// The line as another file refers to it.
  fileprivate func named(in source: Source) -> String {
    "line \(number) of \(source.name): \(content.words.prefix(60))"
  }
}
