/// Marks of pasted lists.
extension Excerpt {
  /// What follows `-`, `*`, `+`, `•`, `–`, `1.`, `1)` or `Step 1:` (LANGUAGE.md 3.2, rule 3).
  var withoutListMark: Excerpt {
    switch firstByte {
    case UInt8(ascii: "s")?, UInt8(ascii: "S")?: return withoutStep
    case UInt8(ascii: "-")?, UInt8(ascii: "*")?, UInt8(ascii: "+")?, 0xE2?: break
    case let byte?: guard Self.isDigit(byte) else { return self }
    case nil: return self
    }
    let (head, rest) = firstWord
    guard head.end < end else { return self }
    return head.isNumbering || Self.bullets.contains(head.text) ? rest : self
  }

  /// What follows `Step 1:` or `Step 1`.
  private var withoutStep: Excerpt {
    let head = leadingWord
    guard head.range.count == 4, head.end < end, head.isWord("step") else { return self }
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
