internal import LimberDiagnostics
internal import LimberTimeline

/// Poses played inside a session.
extension Parser {
  mutating func parseUse(_ head: LineHead) -> Statement {
    let parts = head.value.split(at: ",")
    guard let name = parts.first, !name.isEmpty else {
      diagnostics.append(.poseMissing(head.words, source))
      return .broken(isTimed: false)
    }
    var use = UseSyntax(folder: "", name: name, modifiers: [])
    if let slash = name.text.lastIndex(of: "/") {
      use.folder = String(name.text[..<slash])
      use.name = name.from(name.text.index(after: slash))
    }
    var isBroken = false
    for part in parts.dropFirst() {
      guard let modifier = modifier(part) else {
        diagnostics.append(modifierUnclear(part))
        isBroken = true
        continue
      }
      use.modifiers.append(modifier)
    }
    return isBroken ? .broken(isTimed: false) : .use(use)
  }

  private func modifier(_ part: Excerpt) -> UseSyntax.Modifier? {
    switch part.folded {
    case "left first": return .first(.left)
    case "right first": return .first(.right)
    case "left side only": return .only(.left)
    case "right side only": return .only(.right)
    default: break
    }
    if let sets = try? QuantityReader.read(part, in: vocabulary), sets.unit == .set {
      return (1...100).contains(sets.low) && sets.high <= 100 ? .sets(sets) : nil
    }
    guard let space = part.text.firstIndex(where: \.isWhitespace),
      let keyword = vocabulary.keywords[part.upTo(space).folded], keyword.isTimed,
      let quantity = try? QuantityReader.read(part.from(space).trimmed, in: vocabulary),
      keyword.units.contains(quantity.unit)
    else { return nil }
    return .timed(keyword, quantity)
  }

  private func modifierUnclear(_ part: Excerpt) -> Diagnostic {
    if let keyword = vocabulary.keywords[part.folded], keyword.isAhead {
      return Diagnostic(
        .error, Diagnostic.Code("R105"), "\"\(part.words)\" cannot be played yet", in: source,
        at: Label(part.range)
      ).advising(.note("it is a word of the language, and a later version plays it"))
    }
    if let quantity = try? QuantityReader.read(part, in: vocabulary), quantity.unit == .set {
      return Diagnostic(
        .error, Diagnostic.Code("R211"), "sets are a number from 1 to 100, or a range like 2-3",
        in: source, at: Label(part.range))
    }
    let known = ["left first", "right first", "left side only", "right side only"]
    let close = Suggestion.closest(to: part.words, among: known)
    var diagnostic = Diagnostic(
      .error, Diagnostic.Code("R404"), "\"\(part.words)\" cannot follow a pose name", in: source,
      at: Label(part.range, close.first.map { "did you mean \"\($0)\"?" } ?? ""))
    if close.count == 1 { diagnostic.advice.append(.fix(Edit(part.range, close[0]))) }
    return diagnostic.advising(
      .note(
        "a use takes left first, right first, left side only, right side only, hold ..., ... sets"))
  }
}

extension Diagnostic {
  fileprivate static func poseMissing(_ head: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R107"), "\"\(head.words)\" needs the name of a pose after it", in: source,
      at: Label(head.range))
  }
}
