/// Why a pattern or a saying cannot be understood.
struct ReadingPatternError: Error {
  var reason: String
}

extension ReadingPattern {
  /// The most elements a pattern has.
  static let longest = 12

  /// Reads a pattern such as `{a}-{b}` or `z. B.`.
  ///
  /// A space in it means that there may be one. What is written in small letters alone is found in
  /// any case. A pattern for `isLiteral` has no blanks, and no case at all.
  init(
    _ text: String, marks: NumberMarks, isLiteral: Bool = false
  ) throws(ReadingPatternError) {
    elements = []
    var maySpace = false
    var rest = text[...]
    while !rest.isEmpty {
      let literal = isLiteral ? rest : rest.prefix { $0 != "{" && $0 != "}" }
      for token in ReadingToken.tokens(of: String(literal), marks: marks) {
        if let last = elements.indices.last, !maySpace, elements[last].isMixed(with: token) {
          elements[last].kind = .mixed(fraction: token.text)
          continue
        }
        let isSmall = isLiteral || token.text == token.folded
        elements.append(
          Element(
            kind: isSmall ? .folded(token.folded) : .exact(token.text), name: nil,
            maySpace: token.isSpaced || maySpace))
        maySpace = false
      }
      maySpace = maySpace || literal.last == " "
      rest = rest.dropFirst(literal.count)
      guard let (blank, after) = try Self.blank(at: rest) else { continue }
      elements.append(try Self.element(blank, maySpace: maySpace))
      maySpace = false
      rest = after
    }
    try check()
  }

  private func check() throws(ReadingPatternError) {
    guard (1...Self.longest).contains(elements.count) else {
      throw ReadingPatternError(
        reason: "a pattern has 1 to \(Self.longest) words, numbers and signs")
    }
    guard Set(names).count == names.count else {
      throw ReadingPatternError(reason: "a blank stands in this pattern twice")
    }
    guard elements.contains(where: \.isLiteral) else {
      throw ReadingPatternError(reason: "a pattern needs something besides its blanks")
    }
  }

  /// The blank that a text begins with, and what comes after it; nil if the text is at its end.
  static func blank(
    at text: Substring
  ) throws(ReadingPatternError) -> (blank: Substring, after: Substring)? {
    guard !text.isEmpty else { return nil }
    guard text.first == "{", let end = text.firstIndex(of: "}") else {
      throw ReadingPatternError(reason: "a brace in this text has no partner")
    }
    return (text[text.index(after: text.startIndex)..<end], text[text.index(after: end)...])
  }

  /// What a blank such as `a`, `b:2`, `c:1-2` or `v:3` stands for.
  private static func element(
    _ blank: Substring, maySpace: Bool
  ) throws(ReadingPatternError) -> Element {
    let parts = blank.split(separator: ":", maxSplits: 1)
    let sizes = (parts.count == 2 ? parts[1] : "").split(separator: "-").compactMap { Int($0) }
    let name = String(parts.first ?? "")
    let size = sizes.first ?? 1
    guard sizes.count == (parts.count == 2 ? (parts[1].contains("-") ? 2 : 1) : 0),
      (1...9).contains(size), size <= sizes.last ?? size, (sizes.last ?? 1) <= 9
    else { throw unknown(blank) }
    switch name {
    case "a", "b", "c", "d", "e":
      let digits = sizes.isEmpty ? nil : size...(sizes.last ?? size)
      return Element(kind: .number(digits: digits), name: name, maySpace: maySpace)
    case "u", "v", "w":
      return Element(kind: .word(letters: size), name: name, maySpace: maySpace)
    default: throw unknown(blank)
    }
  }

  private static func unknown(_ blank: Substring) -> ReadingPatternError {
    ReadingPatternError(
      reason: "{\(blank)} is no blank; {a} to {e} are numbers, {u} to {w} are words")
  }
}

extension ReadingPattern.Element {
  /// Whether it is a number, and `token` a fraction right behind it.
  fileprivate func isMixed(with token: ReadingToken) -> Bool {
    kind == .number(digits: nil) && !token.isSpaced && token.isFraction
  }
}

extension ReadingSaying {
  /// Reads what is said, such as `{a} to {b}`; its blanks must be among `names`.
  static func pieces(
    _ text: String, names: [String]
  ) throws(ReadingPatternError) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while !rest.isEmpty {
      let plain = rest.prefix { $0 != "{" && $0 != "}" }
      if !plain.isEmpty { pieces.append(.text(String(plain))) }
      rest = rest.dropFirst(plain.count)
      guard let (blank, after) = try ReadingPattern.blank(at: rest) else { continue }
      let parts = blank.split(separator: ":", maxSplits: 1)
      let name = String(parts.first ?? "")
      guard names.contains(name) else {
        let listed = names.map { "{\($0)}" }.joined(separator: " and ")
        throw ReadingPatternError(
          reason: "{\(blank)} is not filled here; there is \(listed.isEmpty ? "nothing" : listed)")
      }
      pieces.append(.blank(name, keepsZeros: parts.count == 2))
      rest = after
    }
    return pieces
  }
}
