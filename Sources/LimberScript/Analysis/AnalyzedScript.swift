internal import LimberDiagnostics

/// One script, read as far as it can be by itself.
struct AnalyzedScript: Sendable {
  var source: Source
  /// Its lines, for what is said about them later.
  var lines: [LineSyntax] = []
  var document: Document
  var diagnostics: [Diagnostic]

  /// Reads `source`; never fails, never looks at another script.
  init(_ source: Source) {
    self.source = source
    guard source.bytes.count <= TextRules.largestFile else {
      document = Document()
      diagnostics = TextRules.check(Source(name: source.name, bytes: []), size: source.bytes.count)
      return
    }
    let (lines, parsing) = Parser.parse(source, in: .english)
    let (document, analysis) = Analyzer.analyze(lines, of: source)
    self.lines = lines
    self.document = document
    diagnostics = TextRules.check(source, size: source.bytes.count) + parsing + analysis
  }
}
