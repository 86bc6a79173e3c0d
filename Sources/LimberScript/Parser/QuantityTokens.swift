/// The words, numbers and marks that an amount is made of.
struct QuantityToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Digits, with up to two decimals: thousandths of one.
    case number(thousandths: Int)
    /// `1:30`: minutes and seconds.
    case clock(seconds: Int)
    case word(String)
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
}

/// Cuts the value of a line into the tokens of an amount.
struct QuantityLexer {
  private var rest: Excerpt

  /// All tokens of `excerpt`; white space is dropped.
  static func tokens(of excerpt: Excerpt) -> [QuantityToken] {
    var lexer = QuantityLexer(rest: excerpt.trimmed)
    var tokens: [QuantityToken] = []
    while let token = lexer.next() { tokens.append(token) }
    return tokens
  }

  private init(rest: Excerpt) {
    self.rest = rest
  }

  private mutating func next() -> QuantityToken? {
    rest = rest.trimmed
    guard let first = rest.text.first else { return nil }
    if isDigit(first) { return number() }
    if first.isLetter { return word() }
    switch first {
    case "-", "–", "—": return token(.dash, rest.text.index(after: rest.text.startIndex))
    default: return token(.other, rest.text.index(after: rest.text.startIndex))
    }
  }

  private mutating func number() -> QuantityToken {
    let whole = rest.text.prefix(while: isDigit)
    if let clock = clock(after: whole) { return clock }
    var end = whole.endIndex
    var decimals = Substring()
    if end < rest.text.endIndex, rest.text[end] == "." || rest.text[end] == "," {
      decimals = rest.text[rest.text.index(after: end)...].prefix(while: isDigit)
      if decimals.isEmpty || decimals.count > 2 { decimals = Substring() }
      if !decimals.isEmpty { end = decimals.endIndex }
    }
    guard whole.count <= 6, let amount = Int(whole) else { return token(.other, end) }
    let hundredths = Int(decimals.count == 1 ? decimals + "0" : decimals) ?? 0
    return token(.number(thousandths: amount * 1000 + hundredths * 10), end)
  }

  private mutating func clock(after minutes: Substring) -> QuantityToken? {
    guard minutes.count <= 4, minutes.endIndex < rest.text.endIndex,
      rest.text[minutes.endIndex] == ":", let amount = Int(minutes)
    else { return nil }
    let seconds = rest.text[rest.text.index(after: minutes.endIndex)...].prefix(while: isDigit)
    guard seconds.count == 2, let rest = Int(seconds), rest < 60 else { return nil }
    return token(.clock(seconds: amount * 60 + rest), seconds.endIndex)
  }

  private mutating func word() -> QuantityToken {
    // A hyphen joins letters ("twenty-five"); between a letter and a digit it is a range.
    var end = rest.text.startIndex
    while end < rest.text.endIndex {
      let next = rest.text.index(after: end)
      let joins = rest.text[end] == "-" && next < rest.text.endIndex && rest.text[next].isLetter
      guard rest.text[end].isLetter || joins else { break }
      end = next
    }
    return token(.word(rest.text[..<end].lowercased()), end)
  }

  private mutating func token(_ kind: QuantityToken.Kind, _ end: Substring.Index) -> QuantityToken {
    defer { rest = rest.from(end) }
    return QuantityToken(kind: kind, excerpt: rest.upTo(end))
  }

  private func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}
