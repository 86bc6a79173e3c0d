/// A word, a number or a sign of a text, and whether a space stands before it.
struct ReadingToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Letters only.
    case word
    /// Digits, with what parts their thousands and their decimals.
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

  init(_ kind: Kind, _ text: String, isSpaced: Bool) {
    self.kind = kind
    self.text = text
    folded = kind == .word ? text.lowercased() : text
    self.isSpaced = isSpaced
  }
}

/// The signs inside numbers of a language.
struct NumberMarks: Hashable, Sendable {
  /// What stands before decimals: a point or a comma.
  var decimal: Unicode.Scalar
  /// What parts thousands.
  var thousands: Unicode.Scalar

  static let english = NumberMarks(decimal: ".", thousands: ",")

  /// A number without the signs between its thousands, and with a point before its decimals.
  func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != thousands {
      scalars.append(scalar == decimal ? "." : scalar)
    }
    return String(scalars)
  }
}

extension ReadingToken {
  /// Takes a text apart; in time proportional to its length.
  static func tokens(of text: String, marks: NumberMarks) -> [ReadingToken] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [ReadingToken] = []
    tokens.reserveCapacity(scalars.count / 3 + 1)
    var isSpaced = false
    var index = 0
    while index < scalars.count {
      if scalars[index] == " " {
        isSpaced = true
        index += 1
        continue
      }
      let (kind, end) = token(at: index, in: scalars, marks)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[index..<end])
      tokens.append(ReadingToken(kind, String(view), isSpaced: isSpaced))
      isSpaced = false
      index = end
    }
    return tokens
  }

  private static func token(
    at start: Int, in scalars: [Unicode.Scalar], _ marks: NumberMarks
  ) -> (Kind, end: Int) {
    if scalars[start].isDigit { return (.number, numberEnd(from: start, in: scalars, marks)) }
    var end = start
    while end < scalars.count, scalars[end].isWordPart { end += 1 }
    return end > start ? (.word, end) : (.sign, start + 1)
  }

  /// The end of a number such as `1,000` or `1.5`.
  private static func numberEnd(
    from start: Int, in scalars: [Unicode.Scalar], _ marks: NumberMarks
  ) -> Int {
    func digitsEnd(_ from: Int) -> Int {
      scalars[from...].firstIndex { !$0.isDigit } ?? scalars.count
    }
    func isMark(_ mark: Unicode.Scalar, at index: Int) -> Bool {
      index + 1 < scalars.count && scalars[index] == mark && scalars[index + 1].isDigit
    }
    var end = digitsEnd(start)
    if end - start <= 3 {
      while isMark(marks.thousands, at: end), digitsEnd(end + 1) == end + 4 { end += 4 }
    }
    guard isMark(marks.decimal, at: end) else { return end }
    let whole = digitsEnd(end + 1)
    // Two marks are a version, a date or a chapter.
    return isMark(marks.decimal, at: whole) ? end : whole
  }
}

extension Unicode.Scalar {
  /// Whether it is one of the ten digits that every engine reads.
  var isDigit: Bool { (0x30...0x39).contains(value) }

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
