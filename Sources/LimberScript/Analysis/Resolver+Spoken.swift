internal import LimberDiagnostics
internal import LimberTimeline

/// Names of poses that a session only says.
extension Resolver {
  /// Warns about a line of a session that is nothing but the name of a pose.
  mutating func noteName(in step: Step) {
    guard case .say(let said) = step, said.origin.file == script.source.name,
      let line = script.lines.line(said.origin.line), case .spoken(let wording) = line.statement,
      !line.outline.contains(.asMeant), !line.outline.contains(.qualified),
      wording.excerpt.range.count <= 60, let last = wording.excerpt.lastByte,
      last != UInt8(ascii: "."), last != UInt8(ascii: "!")
    else { return }
    let name = wording.excerpt
    guard isPose(name) else { return }
    let words = script.language.vocabulary
    diagnostics.append(
      Diagnostic(
        .warning, Diagnostic.Code("R411"), "\"\(name.words)\" is only said, and not played",
        in: script.source, at: Label(name.range, "there is a pose of this name")
      ).advising(
        .fix(Edit(name.start..<name.start, "\(words.spelling(of: .use)): ")),
        .note("to have it said, end it with a full stop, or start it with \(words.opening(.say))")))
  }

  private func isPose(_ name: Excerpt) -> Bool {
    let use = UseSyntax(folder: "", name: name, modifiers: [])
    let own = [script] + included(by: script)
    return own.contains { !$0.poses(for: use).isEmpty }
      || library.places.contains { !$0.poses(for: use).isEmpty }
  }
}
