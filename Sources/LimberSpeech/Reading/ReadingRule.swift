/// One row of a reading: what is written, where, and what is said for it.
struct ReadingRule: Sendable {
  var pattern: ReadingPattern
  var saying: ReadingSaying
  var place: ReadingPlace?
  /// Whether a point behind it only marks the abbreviation.
  var mayEndInPoint = false
  /// Whether it writes a word as it sounds.
  var isRespelling = false

  /// What is said if the rule fits at `start`, and where the text goes on; nil if it does not.
  func reading(
    _ tokens: [ReadingToken], at start: Int, marks: NumberMarks
  ) -> (said: String, end: Int)? {
    guard let blanks = pattern.match(tokens, at: start) else { return nil }
    var end = start + pattern.elements.count
    if let place, !place.fits(tokens, start..<end) { return nil }
    var said = saying.words(blanks, marks: marks)
    if tokens[end - 1].text == ".", end == tokens.count {
      // The point of the abbreviation is also that of the sentence.
      said += "."
    } else if mayEndInPoint, Self.isAbbreviated(tokens, end) {
      end += 1
    }
    return (said, end)
  }

  /// Whether a point at `index` stands inside a sentence.
  private static func isAbbreviated(_ tokens: [ReadingToken], _ index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index].text == ".", !tokens[index].isSpaced else {
      return false
    }
    let next = tokens[index + 1]
    switch next.kind {
    case .word: return next.isSpaced && next.text.first?.isLowercase == true
    case .number: return false
    case .sign: return (next.isSpaced ? Self.openers : Self.goers).contains(next.text)
    }
  }

  /// Signs with which a sentence goes on, right behind a point and behind a space.
  private static let goers: Set = [",", ";", ":", ")", "/", "…"]
  private static let openers: Set = ["(", "-", "–", "—", "+", "/", "→"]
}

/// What is said for something written.
enum ReadingSaying: Hashable, Sendable {
  /// A part of what is said.
  enum Piece: Hashable, Sendable {
    case text(String)
    /// A blank, filled with what stood there; as a number it loses the zeros before it.
    case blank(String, keepsZeros: Bool)
  }

  case words([Piece])
  /// An amount, in the form that the number `a` takes; `part` is for less than one.
  case amount(
    forms: [String: [Piece]], part: [Piece]?, exact: [Int: [Piece]], ReadingPlurals)

  func words(_ blanks: [String: ReadingToken], marks: NumberMarks) -> String {
    switch self {
    case .words(let pieces): return Self.joined(pieces, blanks)
    case .amount(let forms, let part, let exact, let plurals):
      if let part, blanks["a"]?.isFraction == true { return Self.joined(part, blanks) }
      let written = blanks["a"].map { marks.plain($0.text) } ?? ""
      let number = Int(written)
      let form = number.map(plurals.form) ?? ReadingPlurals.usual
      return Self.joined(number.flatMap { exact[$0] } ?? forms[form] ?? [], blanks)
    }
  }

  private static func joined(_ pieces: [Piece], _ blanks: [String: ReadingToken]) -> String {
    var said = ""
    for piece in pieces {
      switch piece {
      case .text(let text): said += text
      case .blank(let name, let keepsZeros):
        guard let token = blanks[name] else { continue }
        said += keepsZeros ? token.text : token.withoutZeros
      }
    }
    return said
  }
}

extension ReadingToken {
  /// Whether it is less than one, such as ½.
  var isFraction: Bool { kind == .number && text.unicodeScalars.first?.isFraction == true }

  /// A number without the zeros it begins with.
  fileprivate var withoutZeros: String {
    guard kind == .number, text.utf8.first == UInt8(ascii: "0") else { return text }
    let rest = text.drop { $0 == "0" }
    return rest.first?.isNumber == true ? String(rest) : "0" + rest
  }
}

/// Which form of a word a number takes, as `plurals` of the file says.
struct ReadingPlurals: Hashable, Sendable {
  struct Rule: Hashable, Sendable {
    var form: String
    var numbers: [ClosedRange<Int>]
    var endings: [ClosedRange<Int>]
    var exceptions: [ClosedRange<Int>]

    fileprivate func takes(_ number: Int) -> Bool {
      if numbers.contains(where: { $0.contains(number) }) { return true }
      return endings.contains { $0.contains(number % 10) }
        && !exceptions.contains { $0.contains(number % 100) }
    }
  }

  var rules: [Rule] = []

  /// The form of every number for which there is no rule.
  static let usual = "many"

  func form(for number: Int) -> String {
    rules.first { $0.takes(number) }?.form ?? Self.usual
  }
}
