/// Marks of pasted lists.
extension Excerpt {
  /// What follows `-`, `*`, `+`, `•`, `–`, `1.`, `1)` or `Step 1:` (LANGUAGE.md 3.2, rule 3); only
  /// asked of texts that may start with one.
  var withoutListMark: Excerpt {
    if let firstByte, Self.isLetter(firstByte) { return withoutStep }
    let (head, rest) = firstWord
    guard head.end < end else { return self }
    return head.isNumbering || Self.bullets.contains(head.text) ? rest : self
  }

  /// A quick look at the first byte: most lines start with another.
  static func mayBeListMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): true
    case UInt8(ascii: "s"), UInt8(ascii: "S"), 0xE2: true
    default: isDigit(byte)
    }
  }

  /// What follows `Step 1:` or `Step 1`.
  private var withoutStep: Excerpt {
    guard range.count > 4, source[start + 1] | 0x20 == UInt8(ascii: "t") else { return self }
    let head = leadingWord
    guard head.end < end, head.isWord("step") else { return self }
    let rest = from(head.end).trimmed
    let (number, content) = rest.firstWord
    guard number.end < rest.end else { return self }
    return number.isNumbering || number.isShortNumber ? content : self
  }

  private static let bullets: Set<String> = ["-", "*", "+", "•", "–"]

  /// Whether this is one or two digits with a mark after them.
  private var isNumbering: Bool {
    switch lastByte {
    case UInt8(ascii: ".")?, UInt8(ascii: ")")?, UInt8(ascii: ":")?:
      upTo(end - 1).isShortNumber
    default: false
    }
  }

  private var isShortNumber: Bool {
    (1...2).contains(range.count) && source[range].allSatisfy(Self.isDigit)
  }
}
