public import LimberDiagnostics

/// Compares a translation with its original: the same timed lines, doses and markers
/// (LANGUAGE.md 3.12).
public struct TranslationCheck {
  private let original: AnalyzedScript
  private let translation: AnalyzedScript

  /// What differs, told of the translation; whatever is wrong with either script comes first.
  ///
  /// Pure: both scripts are bytes that somebody else has read.
  public static func report(
    on translation: Source, like original: Source, in library: Library
  ) -> Report {
    let check = TranslationCheck(
      original: AnalyzedScript(original, library.languages),
      translation: AnalyzedScript(translation, library.languages))
    return Report(check.differences)
  }

  private struct Framed: Hashable {
    var frame: LineFrame
    var line: LineSyntax

    static func == (left: Framed, right: Framed) -> Bool { left.frame == right.frame }

    func hash(into hasher: inout Hasher) { hasher.combine(frame) }
  }

  private func frames(of script: AnalyzedScript) -> [Framed] {
    Forms.all(in: script.lines).flatMap { forms in
      script.lines[forms.lines].compactMap { line in
        LineFrame(line, of: forms).map { Framed(frame: $0, line: line) }
      }
    }
  }

  private var differences: [Diagnostic] {
    let (before, after) = (frames(of: original), frames(of: translation))
    var missing: [(offset: Int, framed: Framed)] = []
    var extra: [(offset: Int, framed: Framed)] = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, let framed, _): missing.append((offset, framed))
      case .insert(let offset, let framed, _): extra.append((offset, framed))
      }
    }
    var found: [Diagnostic] = []
    for (_, framed) in extra {
      let other = missing.firstIndex { $0.framed.frame.isKin(of: framed.frame) }
      let counterpart = other.map { missing.remove(at: $0).framed.line }
      found.append(differs(framed.line, counterpart))
    }
    return found + missing.map { lacks($0.framed.line, after: before[..<$0.offset].last?.line) }
  }

  private func differs(_ line: LineSyntax, _ counterpart: LineSyntax?) -> Diagnostic {
    guard let counterpart else {
      return Diagnostic(
        .error, Diagnostic.Code("R351"), "the original has no line like this",
        in: translation.source, at: Label(line.content.range)
      ).advising(.note("compared with \(original.source.name)"))
    }
    return Diagnostic(
      .error, Diagnostic.Code("R350"), "this line differs from the original",
      in: translation.source, at: Label(line.content.range)
    ).advising(.note(place(counterpart)))
  }

  private func lacks(_ line: LineSyntax, after above: LineSyntax?) -> Diagnostic {
    let last = translation.lines.last?.content.range ?? 0..<0
    return Diagnostic(
      .error, Diagnostic.Code("R352"), "a line of the original is missing",
      in: translation.source, at: Label(above == nil ? 0..<0 : last)
    ).advising(.note(place(line)))
  }

  /// Where a line of the original stands, and what it says.
  private func place(_ line: LineSyntax) -> String {
    "\(original.source.name):\(line.number) says \"\(line.content.words)\""
  }
}
