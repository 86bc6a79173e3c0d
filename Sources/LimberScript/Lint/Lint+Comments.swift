internal import LimberDiagnostics

/// Remarks behind a sentence, which would be read aloud.
extension Lint {
  mutating func checkComment(of line: LintLine) {
    guard line.traits.contains(.sign) else { return }
    for text in texts(of: line) {
      guard let comment = text.comment else { continue }
      diagnostics.append(
        .trailingComment(comment, source, severity: .warning).advising(
          vocabulary.keeping("to have it read aloud")))
    }
  }
}
