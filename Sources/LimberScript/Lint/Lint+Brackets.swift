internal import LimberDiagnostics

/// Placeholders in brackets of another kind, which would be read aloud.
extension Lint {
  mutating func checkBrackets(of line: LintLine) {
    guard line.traits.contains(.sign) else { return }
    for text in texts(of: line) {
      for (open, close) in Self.brackets {
        guard let start = text.place(of: open), let end = text.from(start).place(of: close) else {
          continue
        }
        let inner = text[start + 1..<end].trimmed
        guard WordingReader.names.contains(inner.folded) else { continue }
        let range = start..<end + 1
        diagnostics.append(
          Diagnostic(
            .warning, Diagnostic.Code("R602"),
            "\"\(text[range].words)\" is read aloud as it is written", in: source, at: Label(range)
          ).advising(
            open == "("
              ? .maybe(Edit(range, "{\(inner.words)}")) : .fix(Edit(range, "{\(inner.words)}")),
            vocabulary.keeping("to have it read aloud")))
      }
    }
  }

  private static let brackets: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("[", "]"), ("<", ">"), ("(", ")"),
  ]
}
