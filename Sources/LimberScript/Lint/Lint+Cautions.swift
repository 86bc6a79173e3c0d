internal import LimberDiagnostics

/// Words of a caution that nobody would hear.
extension Lint {
  /// A caution is always said in full, so that what stands behind its bar is never said.
  mutating func checkCaution(of line: LintLine) {
    guard case .caution = syntax(of: line).statement else { return }
    let texts = texts(of: line)
    for (index, text) in texts.enumerated() {
      guard let bar = text.bar else { continue }
      let isLast = index == texts.count - 1
      diagnostics.append(.neverSaid(text.upTo(bar), text.from(bar), isLast: isLast, source))
      return
    }
  }
}

extension Excerpt {
  /// Where the bar stands in front of the short form of a text without faults.
  fileprivate var bar: Int? {
    let bytes = source.span.extracting(range)
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      guard WordingMarks.isMark(byte) else {
        offset += 1
        continue
      }
      if offset + 1 < bytes.count, bytes[offset + 1] == byte {
        offset += 2
      } else if byte == UInt8(ascii: "|") {
        return start + offset
      } else {
        offset = (WordingReader.close(behind: offset + 1, in: bytes) ?? offset) + 1
      }
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func neverSaid(
    _ full: Excerpt, _ short: Excerpt, isLast: Bool, _ source: Source
  ) -> Diagnostic {
    let full = full.trimmed
    let words = short.from(byte: 1).trimmed
    let diagnostic = Diagnostic(
      .warning, Code("R608"), "a caution is always said in full, so nobody hears these words",
      in: source, at: Label(words.range, "a short form, which other lines have")
    ).advising(
      .maybe(joined(full, words), title: "to have them said, too"))
    // Lines below go on with the short form.
    guard isLast else { return diagnostic }
    return diagnostic.advising(
      .maybe(Edit(full.end..<short.end, ""), title: "to do without them"))
  }

  /// What makes two sentences of both.
  private static func joined(_ full: Excerpt, _ words: Excerpt) -> Edit {
    let isSentence = full.text.last.map { ".!?…:;,".contains($0) } ?? true
    let text = words.text
    let start = text.prefix(text.hasPrefix("{") && !text.contains("|") ? 2 : 1)
    return Edit(
      full.end..<words.start + start.utf8.count, (isSentence ? " " : ". ") + start.uppercased())
  }
}
