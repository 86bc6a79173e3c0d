/// The words, numbers and marks that an amount is made of.
struct QuantityToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Digits, with up to two decimals: thousandths of one.
    case number(thousandths: Int)
    /// `1:30`: minutes and seconds.
    case clock(seconds: Int)
    case word
    case dash
    case other

    /// Whether it is a number of some kind.
    var isNumber: Bool {
      switch self {
      case .number, .clock: true
      case .word, .dash, .other: false
      }
    }
  }

  var kind: Kind
  var excerpt: Excerpt

  /// The word, or nothing if it is none.
  var word: String { kind == .word ? excerpt.folded : "" }

  /// Whether it is one of the spellings of `word`.
  func isWord(_ word: Vocabulary.Word, in vocabulary: Vocabulary) -> Bool {
    kind == .word && vocabulary.has(excerpt, word)
  }

  /// Whether it is a number with more digits than any amount has.
  var isLongNumber: Bool { kind == .other && excerpt.firstByte.map(Excerpt.isDigit) == true }

  /// Whether it is a word with a hyphen in it.
  var isJoined: Bool { kind == .word && excerpt.place(of: "-") != nil }

  /// The words between the hyphens of a word, if all of them are of an amount: `twenty-five`,
  /// `demi-minute`.
  func split(in vocabulary: Vocabulary) -> [QuantityToken] {
    guard isJoined, vocabulary.units[excerpt] == nil else { return [self] }
    let parts = excerpt.split(at: "-")
    guard parts.allSatisfy(vocabulary.isOfAmount) else { return [self] }
    return parts.map { QuantityToken(kind: .word, excerpt: $0) }
  }
}

/// Cuts the value of a line into the tokens of an amount.
struct QuantityLexer {
  private let excerpt: Excerpt
  private var offset = 0

  /// All tokens of `excerpt`; white space is dropped.
  static func tokens(of excerpt: Excerpt) -> [QuantityToken] {
    var lexer = QuantityLexer(excerpt)
    var tokens: [QuantityToken] = []
    tokens.reserveCapacity(4)
    while let token = lexer.next() { tokens.append(token) }
    return tokens
  }

  private init(_ excerpt: Excerpt) {
    self.excerpt = excerpt
  }

  private mutating func next() -> QuantityToken? {
    let excerpt = excerpt
    let bytes = excerpt.source.span.extracting(excerpt.range)
    while let width = Whitespace.width(in: bytes, at: offset) { offset += width }
    guard offset < bytes.count else { return nil }
    if bytes.isDigit(at: offset) { return number() }
    if letterWidth(at: offset) != nil { return word() }
    if let sign = bytes.fractionSign(at: offset) {
      return token(.number(thousandths: sign), offset + 2)
    }
    if bytes[offset] == UInt8(ascii: "-") { return token(.dash, offset + 1) }
    return isDash(at: offset)
      ? token(.dash, offset + 3) : token(.other, offset + scalarWidth(at: offset))
  }

  private mutating func number() -> QuantityToken {
    let excerpt = excerpt
    let bytes = excerpt.source.span.extracting(excerpt.range)
    var end = bytes.endOfDigits(from: offset)
    if let clock = clock(minutesUpTo: end) { return clock }
    if let part = bytes.fraction(at: offset) {
      return token(.number(thousandths: part), offset + 3)
    }
    guard end - offset <= 6 else { return token(.other, end) }
    var thousandths = bytes.number(in: offset..<end) * 1000
    let isPoint =
      end < bytes.count
      && (bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ","))
    let decimals = isPoint ? bytes.endOfDigits(from: end + 1) - end - 1 : 0
    if (1...2).contains(decimals) {
      let digits = bytes.number(in: end + 1..<end + 1 + decimals)
      thousandths += digits * (decimals == 1 ? 100 : 10)
      end += 1 + decimals
    } else if let (part, next) = bytes.fraction(behind: end) {
      thousandths += part
      end = next
    }
    return token(.number(thousandths: thousandths), end)
  }

  private mutating func clock(minutesUpTo colon: Int) -> QuantityToken? {
    let excerpt = excerpt
    let bytes = excerpt.source.span.extracting(excerpt.range)
    guard colon - offset <= 4, colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else {
      return nil
    }
    let end = bytes.endOfDigits(from: colon + 1)
    guard end - colon == 3 else { return nil }
    let seconds = bytes.number(in: colon + 1..<end)
    guard seconds < 60 else { return nil }
    return token(.clock(seconds: bytes.number(in: offset..<colon) * 60 + seconds), end)
  }

  private mutating func word() -> QuantityToken {
    // A hyphen joins letters ("twenty-five"); between a letter and a digit it is a range.
    let excerpt = excerpt
    let bytes = excerpt.source.span.extracting(excerpt.range)
    var end = offset
    while end < bytes.count {
      if let width = letterWidth(at: end) {
        end += width
      } else if bytes[end] == UInt8(ascii: "-"), letterWidth(at: end + 1) != nil {
        end += 1
      } else {
        break
      }
    }
    return token(.word, end)
  }

  private mutating func token(_ kind: QuantityToken.Kind, _ end: Int) -> QuantityToken {
    defer { offset = end }
    return QuantityToken(kind: kind, excerpt: excerpt[bytes: offset..<end])
  }

  /// How many bytes the letter, or the mark on a letter, at an offset takes; nil if none is there.
  private func letterWidth(at offset: Int) -> Int? {
    let bytes = excerpt.source.span.extracting(excerpt.range)
    guard offset < bytes.count else { return nil }
    let byte = bytes[offset]
    guard byte >= 0x80 else {
      let lower = byte | 0x20
      return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") ? 1 : nil
    }
    let properties = excerpt.scalar(at: offset).properties
    let isLetter = properties.isAlphabetic || properties.generalCategory == .nonspacingMark
    return isLetter ? scalarWidth(at: offset) : nil
  }

  private func isDash(at offset: Int) -> Bool {
    let bytes = excerpt.source.span.extracting(excerpt.range)
    return offset + 2 < bytes.count && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
      && (bytes[offset + 2] == 0x93 || bytes[offset + 2] == 0x94)
  }

  private func scalarWidth(at offset: Int) -> Int {
    UTF8.width(excerpt.scalar(at: offset))
  }
}

extension Span<UInt8> {
  fileprivate func isDigit(at offset: Int) -> Bool { Excerpt.isDigit(self[offset]) }

  fileprivate func endOfDigits(from start: Int) -> Int {
    var end = start
    while end < count, isDigit(at: end) { end += 1 }
    return end
  }

  /// `½`, `¼` or `¾` at an offset, in thousandths; each takes two bytes.
  fileprivate func fractionSign(at offset: Int) -> Int? {
    guard offset + 1 < count, self[offset] == 0xC2 else { return nil }
    switch self[offset + 1] {
    case 0xBC: return 250
    case 0xBD: return 500
    case 0xBE: return 750
    default: return nil
    }
  }

  /// `1/2`, `1/4` or `3/4` at an offset, in thousandths; each takes three bytes.
  fileprivate func fraction(at offset: Int) -> Int? {
    guard offset + 2 < count, self[offset + 1] == UInt8(ascii: "/"),
      offset + 3 == count || !(isDigit(at: offset + 3) || self[offset + 3] == UInt8(ascii: "/"))
    else { return nil }
    switch (self[offset], self[offset + 2]) {
    case (UInt8(ascii: "1"), UInt8(ascii: "2")): return 500
    case (UInt8(ascii: "1"), UInt8(ascii: "4")): return 250
    case (UInt8(ascii: "3"), UInt8(ascii: "4")): return 750
    default: return nil
    }
  }

  /// The part of one behind a whole number that ends at an offset, as in `1½` and `1 1/2`, and
  /// where it ends.
  fileprivate func fraction(behind end: Int) -> (thousandths: Int, end: Int)? {
    var next = end
    while next < count, self[next] == 0x20 { next += 1 }
    if let sign = fractionSign(at: next) { return (sign, next + 2) }
    guard next > end, let part = fraction(at: next) else { return nil }
    return (part, next + 3)
  }

  /// The number that a few digits make.
  fileprivate func number(in digits: Range<Int>) -> Int {
    var number = 0
    for offset in digits { number = number * 10 + Int(self[offset] - UInt8(ascii: "0")) }
    return number
  }
}
