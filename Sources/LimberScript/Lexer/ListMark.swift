/// Marks of pasted lists.
extension Excerpt {
  /// What follows `-`, `*`, `+`, `•`, `–`, `1.`, `1)` or `Step 1:` (LANGUAGE.md 3.2, rule 3).
  var withoutListMark: Excerpt {
    guard mayStartWithListMark else { return self }
    let (head, rest) = firstWord
    guard head.range.upperBound < range.upperBound else { return self }
    if Self.bullets.contains(head.text) || head.isNumbering { return rest }
    guard head.isWord("step") else { return self }
    let (number, content) = rest.firstWord
    guard number.range.upperBound < rest.range.upperBound else { return self }
    return number.isNumbering || number.isShortNumber ? content : self
  }

  private var mayStartWithListMark: Bool {
    switch firstByte {
    case nil: false
    case UInt8(ascii: "-")?, UInt8(ascii: "*")?, UInt8(ascii: "+")?: true
    case UInt8(ascii: "s")?, UInt8(ascii: "S")?, 0xE2?: true
    case let byte?: Self.isDigit(byte)
    }
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
