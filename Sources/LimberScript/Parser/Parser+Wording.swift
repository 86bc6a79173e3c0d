internal import LimberDiagnostics

/// Texts that are spoken.
extension Parser {
  /// What `excerpt` says, or nil if an error about it has been told.
  mutating func wording(_ excerpt: Excerpt) -> Wording? {
    let (wording, faults) = WordingReader.read(excerpt)
    for fault in faults { diagnostics.append(diagnostic(for: fault, in: excerpt)) }
    guard faults.isEmpty else { return nil }
    guard !wording.isEmpty else {
      diagnostics.append(.shortWithoutLong(excerpt, source))
      return nil
    }
    return wording
  }

  /// Whether a text that is said as it stands has braces, which would be read aloud; tells so.
  mutating func hasBraces(_ excerpt: Excerpt) -> Bool {
    guard excerpt.hasBrace else { return false }
    diagnostics.append(
      Diagnostic(
        .error, Diagnostic.Code("R607"), "nothing can be filled in here", in: source,
        at: Label(excerpt.range)
      ).advising(.help("write the words out")))
    return true
  }

  private func diagnostic(for fault: WordingReader.Fault, in excerpt: Excerpt) -> Diagnostic {
    switch fault {
    case .unclosed(let brace): unclosed(brace, in: excerpt)
    case .unopened(let brace):
      Diagnostic(
        .error, .brace, "this } closes nothing", in: source, at: Label(brace.range)
      ).advising(.note("to say a real brace, double it: }}"))
    case .unknown(let name): unknownPlaceholder(name)
    case .secondShort(let bar):
      Diagnostic(
        .error, Diagnostic.Code("R605"), "a line has one short form", in: source,
        at: Label(bar.range)
      ).advising(.note("to say a real bar, double it: ||"))
    }
  }

  private func unclosed(_ brace: Excerpt, in excerpt: Excerpt) -> Diagnostic {
    let diagnostic = Diagnostic(
      .error, .brace, "this { is never closed", in: source, at: Label(brace.range))
    let note = Advice.note("to say a real brace, double it: {{")
    let rest = excerpt.from(brace.end)
    let names = WordingReader.names.sorted { $0.count > $1.count }
    guard let name = names.first(where: { rest.text.lowercased().hasPrefix($0) }) else {
      return diagnostic.advising(note)
    }
    let end = rest.start + name.utf8.count
    return diagnostic.advising(.fix(Edit(end..<end, "}")), note)
  }

  private func unknownPlaceholder(_ name: Excerpt) -> Diagnostic {
    let word = String(name.text.dropFirst().dropLast())
    let meant = language.lintWords.placeholders[word.lowercased()].map { [$0] }
    let close = meant ?? Suggestion.closest(to: word, among: WordingReader.names)
    let words =
      close.isEmpty ? "" : "did you mean \(close.map { "{\($0)}" }.joined(separator: " or "))?"
    var diagnostic = Diagnostic(
      .error, Diagnostic.Code("R602"), "\(name.words) is not a placeholder", in: source,
      at: Label(name.range, words))
    for candidate in close {
      let edit = Edit(name.range, "{\(candidate)}")
      diagnostic.advice.append(close.count == 1 ? .fix(edit) : .maybe(edit))
    }
    return diagnostic
  }
}

extension Diagnostic.Code {
  fileprivate static let brace = Diagnostic.Code("R601")
}

extension Diagnostic {
  fileprivate static func shortWithoutLong(_ excerpt: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R606"), "this line has a short form but no long one", in: source,
      at: Label(excerpt.range)
    ).advising(.note("write the long form first: Let go of your foot. | Let go."))
  }
}
