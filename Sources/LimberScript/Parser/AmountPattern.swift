/// The words that stand around an amount: "… left", "with … left".
final class AmountPattern: Sendable {
  private let before: [Excerpt]
  /// The first of the words, if one stands before the amount.
  var firstWord: String? { before.first?.text }
  private let behind: [Excerpt]
  /// The last byte of all, if it is one of ASCII: most texts end with another.
  private let lastByte: UInt8?

  /// Cuts a pattern at its "…", of which there must be one.
  init?(_ pattern: String) {
    let parts = pattern.split(separator: "…", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    before = parts[0].split(separator: " ").map(Excerpt.init)
    behind = parts[1].split(separator: " ").map(Excerpt.init)
    lastByte = behind.last?.lastByte.flatMap { $0 < 0x80 ? $0 : nil }
  }

  /// What stands between the words; nil if they do not stand there, or nothing else does.
  func amount(in excerpt: Excerpt) -> Excerpt? {
    guard mayFit(excerpt) else { return nil }
    var rest = excerpt.trimmed
    for word in behind.reversed() {
      guard let (before, last) = rest.lastWord, last.isSpelled(word) else { return nil }
      rest = before
    }
    for word in before {
      let (first, behind) = rest.firstWord
      guard !behind.isEmpty, first.isSpelled(word) else { return nil }
      rest = behind
    }
    return rest.isEmpty ? nil : rest
  }

  /// A quick look at the last byte; of white space and of what is not ASCII nothing is known.
  private func mayFit(_ excerpt: borrowing Excerpt) -> Bool {
    guard let lastByte, let last = excerpt.lastByte, last > 0x20, last < 0x80 else { return true }
    return last | 0x20 == lastByte | 0x20
  }
}

extension Excerpt {
  /// Whether this is the one word, given in lower case.
  fileprivate func isSpelled(_ word: Excerpt) -> Bool {
    isASCII ? ShortWord(self) == ShortWord(word) : text.lowercased() == word.text
  }
}
