/// The words of an excerpt.
extension Excerpt {
  /// The text with every run of white space as one space.
  var words: String {
    let bytes = source.span.extracting(range)
    return Self.isCollapsed(bytes) ? text : String(decoding: collapsed, as: UTF8.self)
  }

  /// The text as it is looked up: no regard to case, white space and the shape of apostrophes.
  var folded: String {
    let bytes = source.span.extracting(range)
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
    let bytes = source.span.extracting(range)
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
    let bytes = source.span.extracting(range)
    var pieces: [Excerpt] = []
    pieces.reserveCapacity(4)
    var start = 0
    for offset in bytes.indices where bytes[offset] == mark {
      pieces.append(self[bytes: start..<offset].trimmed)
      start = offset + 1
    }
    pieces.append(start == 0 ? trimmed : from(byte: start).trimmed)
    return pieces
  }

  /// Those of the pieces between `separator`s that are not empty.
  func list(at separator: Character) -> [Excerpt] {
    var pieces = split(at: separator)
    if pieces.contains(where: \.isEmpty) { pieces.removeAll(where: \.isEmpty) }
    return pieces
  }

  /// The words, with where they stand.
  var eachWord: [Excerpt] {
    let bytes = source.span.extracting(range)
    var words: [Excerpt] = []
    words.reserveCapacity(8)
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
    let bytes = source.span.extracting(range)
    var start = 0
    while let width = Whitespace.width(in: bytes, at: start) { start += width }
    let end = Self.endOfWord(in: bytes, from: start)
    return (self[bytes: start..<end], from(byte: end).trimmed)
  }

  /// The first word alone.
  var leadingWord: Excerpt {
    self[bytes: source.span.extracting(range).leadingWord]
  }

  /// The letters of ASCII that it starts with.
  var leadingLetters: Excerpt {
    let bytes = source.span
    for place in range where !Self.isLetter(bytes[place]) { return upTo(place) }
    return self
  }

  /// The last of several words, and what stands before it; nil if there is one word only.
  var lastWord: (before: Excerpt, word: Excerpt)? {
    let whole = trimmed
    let bytes = whole.source.span.extracting(whole.range)
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

  /// The place in the source of the first byte that is `character`, which must be ASCII.
  func place(of character: Unicode.Scalar) -> Int? {
    source.span.extracting(range).place(of: UInt8(ascii: character)).map { start + $0 }
  }

  /// The place in the source of the last byte that is `character`, which must be ASCII.
  func lastPlace(of character: Unicode.Scalar) -> Int? {
    source.span.extracting(range).lastPlace(of: UInt8(ascii: character)).map { start + $0 }
  }

  /// Whether a brace stands in it.
  var hasBrace: Bool {
    let bytes = source.span.extracting(range)
    let place = bytes.firstPlace {
      $0.equal(to: UInt8(ascii: "{")) | $0.equal(to: UInt8(ascii: "}"))
    }
    return place != nil
  }

  /// The character whose first byte stands at an offset.
  func scalar(at offset: Int) -> Unicode.Scalar {
    var decoder = Unicode.UTF8()
    var bytes = source[from(byte: offset).range].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return "\u{FFFD}" }
    return scalar
  }

  /// The first byte of the text.
  var firstByte: UInt8? { isEmpty ? nil : source[start] }

  /// The last byte of the text.
  var lastByte: UInt8? { isEmpty ? nil : source[end - 1] }

  /// Whether the first character is a digit, or another sign for a number.
  var startsWithNumber: Bool {
    guard let firstByte else { return false }
    guard firstByte >= 0x80 else { return Self.isDigit(firstByte) }
    return text.first?.isNumber ?? false
  }

  /// Whether a byte is a letter of ASCII.
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  /// Whether a byte is a digit of ASCII.
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private func isUpper(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }
}

extension Excerpt {
  /// Whether this is the one word, given in lower case of ASCII.
  func isWord(_ word: String) -> Bool {
    guard range.count == word.utf8.count else { return false }
    return folded == word
  }

  /// The same without a full stop at its end.
  var withoutFullStop: Excerpt {
    lastByte == UInt8(ascii: ".") ? upTo(end - 1) : self
  }

  /// The same without a comma or a full stop at its end.
  var withoutMark: Excerpt {
    lastByte == UInt8(ascii: ".") || lastByte == UInt8(ascii: ",") ? upTo(end - 1) : self
  }

  /// What stands before and behind the last comma, if there is one.
  var splitAtLastComma: (Excerpt, Excerpt)? {
    guard let comma = lastPlace(of: ",") else { return nil }
    return (upTo(comma).trimmed, from(comma + 1).trimmed)
  }
}

/// The same for bytes that nobody holds on to: what is looked up and forgotten costs no count of a
/// reference.
extension Span<UInt8> {
  /// Where the first word stands.
  var leadingWord: Range<Int> {
    var start = 0
    while let width = Whitespace.width(in: self, at: start) { start += width }
    return start..<Excerpt.endOfWord(in: self, from: start)
  }

  /// Where it stands, without a comma or a full stop at its end.
  var leadingWordWithoutMark: Range<Int> {
    let word = leadingWord
    guard !word.isEmpty else { return word }
    let last = self[word.upperBound - 1]
    let isMark = last == UInt8(ascii: ".") || last == UInt8(ascii: ",")
    return isMark ? word.lowerBound..<word.upperBound - 1 : word
  }

  /// Where the first byte is that is `byte`.
  func place(of byte: UInt8) -> Int? { firstPlace { $0.equal(to: byte) } }

  /// Where the last byte is that is `byte`.
  func lastPlace(of byte: UInt8) -> Int? {
    var offset = count
    while offset > 0 {
      offset -= 1
      if self[offset] == byte { return offset }
    }
    return nil
  }
}
