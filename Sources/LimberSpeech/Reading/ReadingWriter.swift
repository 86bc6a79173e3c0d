/// Puts words together again, with spaces where something is said that was not written so.
struct ReadingWriter {
  private(set) var text = ""
  private(set) var hasChanged = false
  /// Whether the last thing was put in.
  private var isOpen = false

  mutating func append(_ token: ReadingToken) {
    append(token.text, isSpaced: token.isSpaced || (isOpen && touches(token.text)))
    isOpen = false
  }

  /// Puts in what is said for something that began with `token`.
  mutating func append(said: String, for token: ReadingToken) {
    hasChanged = true
    var said = said
    // Nothing begins with a comma.
    if text.isEmpty { said = String(said.drop { Self.closers.contains($0) || $0 == " " }) }
    if let first = said.first {
      // A small letter would tell that the sentence goes on.
      let isJoined = text.last == "." && !token.isSpaced
      if first.isLowercase, !token.isSmall, endsSentence, !isJoined {
        said = first.uppercased() + said.dropFirst()
      }
      let isSpaced = !Self.closers.contains(first) && (token.isSpaced || touches(said))
      append(said, isSpaced: isSpaced)
    }
    isOpen = true
  }

  private static let closers: Set<Character> = [",", ".", ";", ":", "!", "?"]
  private static let brackets: Set<Character> = [
    "\"", "'", "“", "”", "„", "‘", "’", "«", "»", "(", ")", "[", "]", "¿", "¡", " ",
  ]

  /// Whether a full stop is the last thing but brackets.
  private var endsSentence: Bool {
    text.last { !Self.brackets.contains($0) } == "."
  }

  private mutating func append(_ part: String, isSpaced: Bool) {
    if isSpaced, !text.isEmpty { text += " " }
    text += part
  }

  /// Whether a word or a number would run into what follows.
  private func touches(_ next: String) -> Bool {
    guard let last = text.unicodeScalars.last, let first = next.unicodeScalars.first else {
      return false
    }
    let ends = last.isWordPart || last.isDigit || last == ","
    return ends && (first.isWordPart || first.isDigit)
  }
}

extension ReadingToken {
  /// Whether it is a word that begins small.
  fileprivate var isSmall: Bool { kind == .word && text.first?.isLowercase == true }
}
