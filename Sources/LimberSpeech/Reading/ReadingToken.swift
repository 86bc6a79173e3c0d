/// A word, a number or a sign of a text, and whether a space stands before it.
struct ReadingToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Letters only.
    case word
    /// Digits, with what parts their thousands and their decimals, a fraction such as ½, or both.
    case number
    /// Any other single character.
    case sign
  }

  var kind: Kind
  /// As it is written.
  var text: String
  /// As it is looked up: in small letters.
  var folded: String
  /// Whether a space stands before it.
  var isSpaced: Bool
}

/// The signs inside numbers of a language; characters of ASCII.
struct NumberMarks: Hashable, Sendable {
  /// What stands before decimals: a point or a comma.
  var decimal: UInt8
  /// What parts thousands.
  var thousands: UInt8

  static let english = NumberMarks(decimal: UInt8(ascii: "."), thousands: UInt8(ascii: ","))

  /// A number without the signs between its thousands, and with a point before its decimals.
  func plain(_ text: String) -> String {
    let bytes = text.utf8.filter { $0 != thousands }
      .map { $0 == decimal ? UInt8(ascii: ".") : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ReadingToken {
  /// Takes a text apart; in time proportional to its length.
  static func tokens(of text: String, marks: NumberMarks) -> [ReadingToken] {
    var scanner = ReadingScanner(bytes: Array(text.utf8), marks: marks)
    return scanner.tokens()
  }
}

/// Finds the tokens of a text in its bytes.
private struct ReadingScanner {
  let bytes: [UInt8]
  let marks: NumberMarks
  private var index = 0

  init(bytes: [UInt8], marks: NumberMarks) {
    self.bytes = bytes
    self.marks = marks
  }

  mutating func tokens() -> [ReadingToken] {
    var tokens: [ReadingToken] = []
    tokens.reserveCapacity(bytes.count / 3 + 1)
    var isSpaced = false
    while index < bytes.count {
      if bytes[index] == 0x20 {
        isSpaced = true
        index += 1
      } else {
        tokens.append(next(isSpaced: isSpaced))
        isSpaced = false
      }
    }
    return tokens
  }

  private mutating func next(isSpaced: Bool) -> ReadingToken {
    let start = index
    if bytes[index].isDigit {
      index = numberEnd()
      if let end = fractionEnd() { index = end }
      return number(from: start, isSpaced)
    }
    if let end = fractionEnd() {
      index = end
      return number(from: start, isSpaced)
    }
    var isSmall = true
    while index < bytes.count {
      if bytes[index] < 0x80 {
        guard bytes[index].isLetter else { break }
        isSmall = isSmall && bytes[index] >= 0x61
        index += 1
      } else {
        let (scalar, end) = wideScalar()
        guard scalar.isWordPart else { break }
        isSmall = false
        index = end
      }
    }
    if index == start {
      index = bytes[index] < 0x80 ? index + 1 : wideScalar().end
      let text = String(decoding: bytes[start..<index], as: UTF8.self)
      return ReadingToken(kind: .sign, text: text, folded: text, isSpaced: isSpaced)
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    let folded = isSmall ? text : text.lowercased()
    return ReadingToken(kind: .word, text: text, folded: folded, isSpaced: isSpaced)
  }

  private func number(from start: Int, _ isSpaced: Bool) -> ReadingToken {
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return ReadingToken(kind: .number, text: text, folded: text, isSpaced: isSpaced)
  }

  /// The end of the fraction that stands here, if there is one.
  private func fractionEnd() -> Int? {
    guard index < bytes.count, bytes[index] == 0xC2 || bytes[index] == 0xE2 else { return nil }
    let (scalar, end) = wideScalar()
    return scalar.isFraction ? end : nil
  }

  /// The character of several bytes that begins here, and where it ends.
  private func wideScalar() -> (Unicode.Scalar, end: Int) {
    var end = index + 1
    var value = UInt32(bytes[index]) & (bytes[index] < 0xE0 ? 0x1F : bytes[index] < 0xF0 ? 0xF : 7)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 {
      value = value << 6 | UInt32(bytes[end] & 0x3F)
      end += 1
    }
    return (Unicode.Scalar(value) ?? " ", end)
  }

  /// The end of a number such as `1,000` or `1.5`.
  private func numberEnd() -> Int {
    var end = digitsEnd(index)
    if end - index <= 3 {
      while isMark(marks.thousands, at: end), digitsEnd(end + 1) == end + 4 { end += 4 }
    }
    guard isMark(marks.decimal, at: end) else { return end }
    let whole = digitsEnd(end + 1)
    // Two marks are a version, a date or a chapter.
    return isMark(marks.decimal, at: whole) ? end : whole
  }

  private func digitsEnd(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end].isDigit { end += 1 }
    return end
  }

  private func isMark(_ mark: UInt8, at index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == mark && bytes[index + 1].isDigit
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  fileprivate var isLetter: Bool { self & ~0x20 >= 0x41 && self & ~0x20 <= 0x5A }
}

extension Unicode.Scalar {
  /// Whether it is one of the ten digits that every engine reads.
  var isDigit: Bool { (0x30...0x39).contains(value) }

  /// Whether it is a fraction, such as ½.
  var isFraction: Bool { (0xBC...0xBE).contains(value) || (0x2150...0x215E).contains(value) }

  /// Whether it belongs to a word.
  var isWordPart: Bool {
    if isASCII { return (0x41...0x5A).contains(value & ~0x20) }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      // The signs of ordinals look like raised letters.
      return value != 0xAA && value != 0xBA
    default: return false
    }
  }
}
