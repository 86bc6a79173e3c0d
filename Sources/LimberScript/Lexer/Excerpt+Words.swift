/// The words of an excerpt.
extension Excerpt {
  /// The text with every run of white space as one space.
  var words: String {
    let bytes = text.utf8.span
    return Self.isCollapsed(bytes) ? String(text) : String(decoding: collapsed, as: UTF8.self)
  }

  /// The text as it is looked up: no regard to case, white space and the shape of apostrophes.
  var folded: String {
    let bytes = text.utf8.span
    var hasCase = false
    for offset in bytes.indices where bytes[offset] >= 0x80 || isUpper(bytes[offset]) {
      hasCase = true
      break
    }
    guard hasCase else { return words }
    let folded = words.lowercased()
    return folded.contains("’") ? folded.replacing("’", with: "'") : folded
  }

  /// Whether there is no white space but single spaces between words.
  private static func isCollapsed(_ bytes: Span<UInt8>) -> Bool {
    var isAfterSpace = true
    for offset in bytes.indices {
      let byte = bytes[offset]
      if byte > 0x20, byte < 0xC2 || byte > 0xE3 {
        isAfterSpace = false
        continue
      }
      guard Whitespace.width(in: bytes, at: offset) != nil else {
        isAfterSpace = false
        continue
      }
      if isAfterSpace || byte != 0x20 { return false }
      isAfterSpace = true
    }
    return !isAfterSpace || bytes.isEmpty
  }

  private var collapsed: [UInt8] {
    let bytes = text.utf8.span
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      if let width = Whitespace.width(in: bytes, at: offset) {
        if !result.isEmpty, result.last != 0x20 { result.append(0x20) }
        offset += width
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }

  /// The pieces between `separator`s, trimmed, empty ones included.
  func split(at separator: Character) -> [Excerpt] {
    guard let mark = separator.asciiValue else { return [trimmed] }
    let bytes = text.utf8.span
    var pieces: [Excerpt] = []
    var start = 0
    for offset in bytes.indices where bytes[offset] == mark {
      pieces.append(self[bytes: start..<offset].trimmed)
      start = offset + 1
    }
    pieces.append(start == 0 ? trimmed : from(byte: start).trimmed)
    return pieces
  }

  /// The words, with where they stand.
  var eachWord: [Excerpt] {
    let bytes = text.utf8.span
    var words: [Excerpt] = []
    var start = 0
    while true {
      while let width = Whitespace.width(in: bytes, at: start) { start += width }
      guard start < bytes.count else { return words }
      let end = Self.endOfWord(in: bytes, from: start)
      words.append(self[bytes: start..<end])
      start = end
    }
  }

  /// The first word, and what follows it.
  var firstWord: (word: Excerpt, rest: Excerpt) {
    let bytes = text.utf8.span
    var start = 0
    while let width = Whitespace.width(in: bytes, at: start) { start += width }
    let end = Self.endOfWord(in: bytes, from: start)
    return (self[bytes: start..<end], from(byte: end).trimmed)
  }

  /// The last of several words, and what stands before it; nil if there is one word only.
  var lastWord: (before: Excerpt, word: Excerpt)? {
    let whole = trimmed
    let bytes = whole.text.utf8.span
    var start = bytes.count
    while start > 0, Whitespace.width(in: bytes, before: start) == nil { start -= 1 }
    guard start > 0 else { return nil }
    return (whole[bytes: 0..<start].trimmed, whole.from(byte: start))
  }

  /// Where the word that starts at an offset ends.
  static func endOfWord(in bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, Whitespace.width(in: bytes, at: end) == nil { end += 1 }
    return end
  }

  /// The offset of the first byte that is `byte`, which must be ASCII.
  func offset(of byte: UInt8) -> Int? {
    let bytes = text.utf8.span
    for offset in bytes.indices where bytes[offset] == byte { return offset }
    return nil
  }

  /// The character whose first byte stands at an offset.
  func scalar(at offset: Int) -> Unicode.Scalar {
    text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: offset)]
  }

  /// The first byte of the text.
  var firstByte: UInt8? { text.utf8.first }

  private func isUpper(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }
}

extension Excerpt {
  /// Whether this is the one word, given in lower case of ASCII.
  func isWord(_ word: String) -> Bool {
    guard text.utf8.count == word.utf8.count else { return false }
    return folded == word
  }

  /// The same without a full stop at its end.
  var withoutFullStop: Excerpt {
    text.utf8.last == UInt8(ascii: ".") ? self[bytes: 0..<text.utf8.count - 1] : self
  }

  /// The same without a comma or a full stop at its end.
  var withoutMark: Excerpt {
    let last = text.utf8.last
    let isMarked = last == UInt8(ascii: ".") || last == UInt8(ascii: ",")
    return isMarked ? self[bytes: 0..<text.utf8.count - 1] : self
  }

  /// What stands before and behind the last comma, if there is one.
  var splitAtLastComma: (Excerpt, Excerpt)? {
    let bytes = text.utf8.span
    var offset = bytes.count
    while offset > 0 {
      offset -= 1
      guard bytes[offset] == UInt8(ascii: ",") else { continue }
      return (self[bytes: 0..<offset].trimmed, from(byte: offset + 1).trimmed)
    }
    return nil
  }
}
