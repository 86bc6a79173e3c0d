/// What is written, as a row of tokens with blanks in it.
///
/// A pattern is matched token by token, without going back, so that it takes no more steps than
/// it has elements.
struct ReadingPattern: Hashable, Sendable {
  struct Element: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      /// A token in small letters, written in any case.
      case folded(String)
      /// A token that is only meant as it is written.
      case exact(String)
      /// A number with so many digits; nil if decimals are welcome, too.
      case number(digits: ClosedRange<Int>?)
      /// A number with this fraction behind it, which does not belong to the blank.
      case mixed(fraction: String)
      /// A word with at least so many letters.
      case word(letters: Int)
    }

    var kind: Kind
    /// What a blank is called.
    var name: String?
    /// Whether there may be a space before it.
    var maySpace: Bool

    var isLiteral: Bool {
      if case .mixed = kind { true } else { name == nil }
    }

    func takes(_ token: ReadingToken) -> Bool {
      switch kind {
      case .folded(let text): token.folded == text
      case .exact(let text): token.text == text
      case .number(nil): token.kind == .number
      case .number(let digits?):
        token.kind == .number && digits.contains(token.text.utf8.count)
          && token.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      case .mixed(let fraction):
        token.kind == .number && token.text.hasSuffix(fraction) && token.text != fraction
      case .word(let letters):
        token.kind == .word && token.text.unicodeScalars.count >= letters
      }
    }
  }

  var elements: [Element]

  /// The blanks, by their names.
  var names: [String] { elements.compactMap(\.name) }

  /// How many of its elements are given outright, at least in part.
  var literals: Int { elements.count(where: \.isLiteral) }

  /// How many of its elements are only met by what is written just so.
  var narrowness: Int {
    elements.count {
      switch $0.kind {
      case .exact, .number(.some): true
      default: false
      }
    }
  }

  /// What fills the blanks if the pattern stands at `start`; nil if it does not.
  func match(_ tokens: [ReadingToken], at start: Int) -> [String: ReadingToken]? {
    guard start + elements.count <= tokens.count else { return nil }
    // Most words are not followed by a sign.
    if elements.count > 1, !elements[1].takes(tokens[start + 1]) { return nil }
    for (offset, element) in elements.enumerated() {
      let token = tokens[start + offset]
      guard element.takes(token), offset == 0 || element.maySpace || !token.isSpaced else {
        return nil
      }
    }
    let ends = isFree(tokens, start..<start + elements.count)
    return ends ? filled(tokens, start) : nil
  }

  private func filled(_ tokens: [ReadingToken], _ start: Int) -> [String: ReadingToken] {
    var filled: [String: ReadingToken] = [:]
    for (offset, element) in elements.enumerated() {
      guard let name = element.name else { continue }
      var token = tokens[start + offset]
      if case .mixed(let fraction) = element.kind {
        token.text = String(token.text.dropLast(fraction.count))
      }
      filled[name] = token
    }
    return filled
  }

  /// Whether what matches is not a part of something longer, such as a date or an address.
  private func isFree(_ tokens: [ReadingToken], _ range: Range<Int>) -> Bool {
    guard let first = tokens[range].first, let last = tokens[range].last else { return false }
    if first.kind != .sign, !first.isSpaced, range.lowerBound > 0 {
      let index = range.lowerBound - 1
      let beyond = index > 0 && !tokens[index].isSpaced ? tokens[index - 1] : nil
      guard !first.isPart(behind: tokens[index], beyond) else { return false }
    }
    let index = range.upperBound
    if last.kind != .sign, index < tokens.count, !tokens[index].isSpaced {
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      guard !last.isPart(before: tokens[index], next.flatMap { $0.isSpaced ? nil : $0 }) else {
        return false
      }
    }
    return true
  }
}

extension ReadingToken {
  /// Whether it goes on in what stands right behind it.
  fileprivate func isPart(before sign: ReadingToken, _ beyond: ReadingToken?) -> Bool {
    // A unit may stand right behind its number.
    guard sign.kind == .sign else { return kind == .word }
    guard let beyond, beyond.kind == kind else { return false }
    return joins(sign)
  }

  /// Whether it is the rest of what stands right before it.
  fileprivate func isPart(behind sign: ReadingToken, _ beyond: ReadingToken?) -> Bool {
    guard sign.kind == .sign else { return true }
    guard let beyond, beyond.kind == kind else { return false }
    // The s of "it's" is no word, but the name behind "d'" is.
    return joins(sign) || (kind == .word && sign.isApostrophe && text.count < 3)
  }

  private func joins(_ sign: ReadingToken) -> Bool {
    let joiners = kind == .number ? ["/", "-", "–", "—", ".", ":"] : ["/", ".", "@", "_"]
    return joiners.contains(sign.text)
  }

  fileprivate var isApostrophe: Bool { text == "'" || text == "’" }
}
