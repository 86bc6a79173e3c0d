internal import LimberDiagnostics
internal import LimberScript

/// One screen about a code.
struct ExplanationPage {
  let explanation: Explanation

  /// The page, ending with a line end.
  var text: String {
    let head = "\(explanation.code): \(explanation.title)"
    let keep = explanation.silence.map { [""] + wrapped($0) } ?? []
    let lines =
      [head, ""] + wrapped(explanation.meaning)
      + ["", "wrong:"] + indented(explanation.wrong)
      + ["", "right:"] + indented(explanation.right) + keep
    return lines.map { $0 + "\n" }.joined()
  }

  private func indented(_ script: String) -> [String] {
    script.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  \($0)" }
  }

  /// Text in lines that fit a terminal.
  private func wrapped(_ text: String) -> [String] {
    text.split(separator: " ").reduce(into: []) { lines, word in
      if let last = lines.last, last.count + word.count < 78 {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
  }
}
