internal import LimberDiagnostics

/// Signs and short forms that a voice reads in a way that nobody expects (LANGUAGE.md 2.2).
extension Lint {
  mutating func checkVoice(of line: LintLine) {
    guard words.isEnglish, line.traits.contains(.digit) || line.traits.contains(.sign) else {
      return
    }
    for text in texts(of: line) {
      for sign in MangledText.all(in: text) {
        // A time that nothing times is better timed than spelled out.
        let isTold = diagnostics.suffix(8).contains {
          $0.code.name == "R603" && $0.label.range.overlaps(sign.excerpt.range)
        }
        if !isTold { diagnostics.append(.mangled(sign, source)) }
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func mangled(_ sign: MangledText, _ source: Source) -> Diagnostic {
    Diagnostic(
      .warning, Code("R604"),
      "the voice will read \"\(sign.excerpt.words)\" as \"\(sign.heard)\"", in: source,
      at: Label(sign.excerpt.range)
    ).advising(.fix(Edit(sign.excerpt.range, sign.meant)))
  }
}
