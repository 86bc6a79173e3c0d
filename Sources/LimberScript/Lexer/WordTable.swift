/// What words of a language stand for, found by text that has not been made a string.
struct WordTable<Value: Sendable>: Sendable {
  /// The values by their folded spelling.
  private let values: [String: Value]
  private let short: [ShortWord: Value]
  private let allShort: Bool

  /// Creates a table from folded spellings.
  init(_ values: [String: Value]) {
    self.values = values
    let pairs = values.compactMap { spelling, value in
      ShortWord(Excerpt(text: spelling[...], start: 0)).map { ($0, value) }
    }
    short = Dictionary(pairs) { first, _ in first }
    allShort = pairs.count == values.count
  }

  /// All spellings.
  var keys: Dictionary<String, Value>.Keys { values.keys }

  /// What a folded spelling stands for.
  subscript(spelling: String) -> Value? { values[spelling] }

  /// What the words stand for, without regard to case and white space.
  subscript(words: Excerpt) -> Value? {
    if let word = ShortWord(words) { return short[word] }
    return allShort && words.isASCII ? nil : values[words.folded]
  }
}

extension WordTable: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, Value)...) {
    self.init(Dictionary(uniqueKeysWithValues: elements))
  }
}

/// Up to 32 bytes of ASCII in lower case, with single spaces between words.
struct ShortWord: Hashable, Sendable {
  private var bytes = SIMD4<UInt64>()

  /// Folds the text; nil if it is not ASCII, or longer.
  init?(_ excerpt: Excerpt) {
    let text = excerpt.text.utf8.span
    var count = 0
    var isBehindSpace = false
    for offset in text.indices {
      var byte = text[offset]
      if byte <= 0x20 {
        guard byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) else { return nil }
        isBehindSpace = count > 0
        continue
      }
      if isBehindSpace {
        count += 1
        isBehindSpace = false
        guard count < 32 else { return nil }
        bytes[(count - 1) >> 3] |= 0x20 << (UInt64((count - 1) & 7) * 8)
      }
      guard byte < 0x80, count < 32 else { return nil }
      if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { byte |= 0x20 }
      bytes[count >> 3] |= UInt64(byte) << (UInt64(count & 7) * 8)
      count += 1
    }
  }
}

extension Excerpt {
  /// Whether every byte is ASCII.
  var isASCII: Bool {
    let bytes = text.utf8.span
    for offset in bytes.indices where bytes[offset] >= 0x80 { return false }
    return true
  }
}
