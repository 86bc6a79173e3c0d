internal import LimberDiagnostics

/// Words of the language that stand glued to the end of another line's text: the line end between
/// them was lost, and with it what the second line asked for.
extension Parser {
  /// Warns about the first word of the language with a colon that follows a text without a space.
  ///
  /// Colons in front of `first`, an offset in the content, are known to mean something.
  mutating func noteGluedWord(in content: Excerpt, from first: Int) {
    guard let word = gluedWord(in: content, from: first) else { return }
    diagnostics.append(.lineEndLost(word, .warning, source))
  }

  /// `Lie down.Hold: 20 seconds`, which would be an unknown word otherwise.
  mutating func acceptGluedWord(_ content: Excerpt) -> Statement? {
    guard let word = gluedWord(in: content, from: 0) else { return nil }
    diagnostics.append(.lineEndLost(word, .error, source))
    return .broken(isTimed: true)
  }

  private func gluedWord(in content: Excerpt, from first: Int) -> Excerpt? {
    let bytes = content.source.span.extracting(content.range)
    var next = first
    while let colon = bytes.colon(from: next) {
      next = colon + 1
      guard next == bytes.count || Self.mayFollowHead(bytes[next]) else { continue }
      let earliest = max(first, colon - Self.longestHead, 1)
      var start = colon - 1
      while start >= earliest {
        if Self.isSeam(at: start, in: bytes) {
          let words = content[bytes: start..<colon].trimmed
          if isHead(words) { return words }
        }
        start -= 1
      }
    }
    return nil
  }

  /// Whether a byte may stand right behind the colon of a word of the language.
  private static func mayFollowHead(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",")
  }

  /// How many bytes in front of a colon are looked at.
  private static let longestHead = 48

  /// Whether a capital letter or a digit follows the end of a sentence or of a word at once.
  private static func isSeam(at offset: Int, in bytes: Span<UInt8>) -> Bool {
    let (before, byte) = (bytes[offset - 1], bytes[offset])
    let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
    let isSmall = before >= UInt8(ascii: "a") && before <= UInt8(ascii: "z")
    if isCapital || byte == 0xC3 { return isSmall || before >= 0x80 || endsText(before) }
    return Excerpt.isDigit(byte) && (isSmall || endsText(before)) && before != UInt8(ascii: ",")
  }

  private static func endsText(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "\""):
      true
    default: false
    }
  }

  /// Whether words may stand in front of a colon.
  private func isHead(_ words: Excerpt) -> Bool {
    vocabulary.meaning(of: words, isWhole: false) != nil || version(words) != nil
  }
}

extension Span<UInt8> {
  /// Where the first colon is from an offset on.
  fileprivate func colon(from start: Int) -> Int? {
    guard start < count else { return nil }
    return extracting(start..<count).firstPlace { $0.equal(to: UInt8(ascii: ":")) }
      .map { start + $0 }
  }
}

extension Diagnostic {
  fileprivate static func lineEndLost(
    _ word: Excerpt, _ severity: Severity, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      severity, Code("R105"), "\"\(word.words)\" is taken for a part of the line it stands in",
      in: source, at: Label(word.range, "it counts at the start of a line only")
    ).advising(
      .maybe(Edit(word.range, "\n\(word.text)"), title: "in two lines"),
      .note("to keep it in one line, put a space in front of \"\(word.words)\""))
  }
}
