internal import LimberDiagnostics

/// A word of a sentence, with what tells its meaning from its neighbours.
struct SaidWord: Hashable, Sendable {
  /// Whether it is something filled in.
  var isFilledIn = false
  /// Where it stands.
  var excerpt: Excerpt
  /// Whether a comma, a full stop or another mark follows.
  var endsClause = false
  /// Whether a full stop, or the like, follows.
  var endsSentence = false

  /// Its letters, small; `{}` for something filled in.
  var text: String { isFilledIn ? "{}" : excerpt.folded }

  /// The words of a text; what stands in braces is one word.
  static func words(of excerpt: Excerpt) -> [SaidWord] {
    let bytes = excerpt.source.span.extracting(excerpt.range)
    var words: [SaidWord] = []
    var offset = 0
    while offset < bytes.count {
      let start = offset
      if bytes[offset] == UInt8(ascii: "{") {
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "}") { offset += 1 }
        offset = min(offset + 1, bytes.count)
        words.append(SaidWord(isFilledIn: true, excerpt: excerpt[bytes: start..<offset]))
        continue
      }
      while let width = widthOfLetter(in: excerpt, at: offset) { offset += width }
      if offset > start {
        words.append(SaidWord(excerpt: excerpt[bytes: start..<offset]))
      } else {
        let mark = excerpt.scalar(at: offset)
        words.noteMark(mark)
        offset += UTF8.width(mark)
      }
    }
    if !words.isEmpty { words.noteMark(".") }
    return words
  }

  /// How many bytes a letter, a digit, an apostrophe, or an accent on a letter takes at an offset;
  /// nil if none is there.
  private static func widthOfLetter(in excerpt: Excerpt, at offset: Int) -> Int? {
    let bytes = excerpt.source.span.extracting(excerpt.range)
    guard offset < bytes.count else { return nil }
    let byte = bytes[offset]
    if byte < 0x80 {
      let lower = byte | 0x20
      let isLetter = lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      return isLetter || isDigit || byte == UInt8(ascii: "'") ? 1 : nil
    }
    let scalar = excerpt.scalar(at: offset)
    let properties = scalar.properties
    let isPart =
      properties.isAlphabetic || properties.generalCategory == .nonspacingMark
      || properties.numericType != nil || scalar == "’"
    return isPart ? UTF8.width(scalar) : nil
  }
}

/// What bytes of ASCII are in a sentence.
extension SaidWord {
  /// Whether a byte is a letter, a digit or an apostrophe.
  @inline(__always)
  static func isOfWord(_ byte: UInt8) -> Bool {
    Excerpt.isLetter(byte) || Excerpt.isDigit(byte) || byte == UInt8(ascii: "'")
  }

  /// Whether a byte is a mark between clauses.
  static func endsClause(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"),
      UInt8(ascii: "|"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("),
      UInt8(ascii: ")"):
      true
    default: false
    }
  }

  /// Where the clause around an offset ends: at a mark outside braces, or at what is not ASCII.
  static func endOfClause(in bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] < 0x80, !endsClause(bytes[end]) {
      if bytes[end] == UInt8(ascii: "{") {
        while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "}") { end += 1 }
      }
      end += 1
    }
    return end
  }
}

extension [SaidWord] {
  fileprivate mutating func noteMark(_ mark: Unicode.Scalar) {
    guard let last = indices.last else { return }
    switch mark {
    case ".", "!", "?", ";", "|", "…":
      self[last].endsClause = true
      self[last].endsSentence = true
    case ",", ":", "—", "–", "(", ")": self[last].endsClause = true
    default: break
    }
  }

  /// The sentences, in order.
  var sentences: [ArraySlice<SaidWord>] { pieces { $0.endsSentence } }

  fileprivate func pieces(_ ends: (SaidWord) -> Bool) -> [ArraySlice<SaidWord>] {
    self[...].pieces(ends)
  }
}

extension ArraySlice<SaidWord> {
  /// The parts between commas and other marks, in order.
  var clauses: [ArraySlice<SaidWord>] { pieces { $0.endsClause } }

  fileprivate func pieces(_ ends: (SaidWord) -> Bool) -> [ArraySlice<SaidWord>] {
    var pieces: [ArraySlice<SaidWord>] = []
    var start = startIndex
    for index in indices where ends(self[index]) {
      pieces.append(self[start...index])
      start = index + 1
    }
    if start < endIndex { pieces.append(self[start...]) }
    return pieces
  }
}
