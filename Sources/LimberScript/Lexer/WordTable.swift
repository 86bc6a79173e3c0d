/// What words of a language stand for, found by text that has not been made a string.
final class WordTable<Value: Sendable>: Sendable {
  /// The values by their folded spelling.
  private let values: [String: Value]
  /// The short words, each at the first free place from the one that its bytes ask for; half of the
  /// places or more stay free.
  private let short: [ShortWord]
  /// What they stand for, each at the place of its word; nil at a free one.
  private let meanings: [Value?]
  /// How many bytes the longest spelling has.
  private let longest: Int
  /// The first two bytes of all spellings, in which most words differ.
  private let starts: PairsOfBytes

  /// Creates a table from folded spellings.
  init(_ values: [String: Value]) {
    self.values = values
    var size = 1
    while size < values.count * 2 { size *= 2 }
    var short = Array(repeating: ShortWord(), count: size)
    var meanings: [Value?] = Array(repeating: nil, count: size)
    starts = PairsOfBytes(startsOf: values.keys)
    longest = values.keys.map(\.utf8.count).max() ?? 0
    for (spelling, value) in values {
      let bytes = Array(spelling.utf8)
      guard let word = ShortWord(bytes.span), !word.isEmpty else { continue }
      let place = word.place(in: short)
      short[place] = word
      meanings[place] = value
    }
    self.short = short
    self.meanings = meanings
  }

  /// All spellings.
  var keys: Dictionary<String, Value>.Keys { values.keys }

  /// What a folded spelling stands for.
  subscript(spelling spelling: String) -> Value? { values[spelling] }

  /// A quick look at the first two bytes: whether some spelling may start a text.
  func mayContain(startOf text: Span<UInt8>) -> Bool { starts.mayContain(text) }

  /// What the words stand for, without regard to case and white space.
  subscript(words: Excerpt) -> Value? {
    self[words.source.span.extracting(words.range)]
  }

  /// What words stand for that are part of no excerpt.
  subscript(words: Span<UInt8>) -> Value? {
    guard !words.isEmpty, starts.mayContain(words) else { return nil }
    if let word = ShortWord(words) { return meanings[word.place(in: short)] }
    return words.isASCII(longerThan: longest) ? nil : values[Excerpt(copying: words).folded]
  }
}

extension WordTable: ExpressibleByDictionaryLiteral {
  convenience init(dictionaryLiteral elements: (String, Value)...) {
    self.init(Dictionary(uniqueKeysWithValues: elements))
  }
}

/// The pairs of bytes that some words start with.
private struct PairsOfBytes: Sendable {
  /// For the low bits of each first byte, the low bits of the second ones that follow it.
  private var seconds: [UInt32] = Array(repeating: 0, count: 32)

  init(startsOf words: some Sequence<String>) {
    for word in words {
      let bytes = word.utf8.prefix(2).map { $0 & 31 }
      guard let first = bytes.first else { continue }
      seconds[Int(first)] |= bytes.count > 1 ? 1 << UInt32(bytes[1]) : .max
    }
  }

  /// Whether a text may start like one of the words; of white space and of what is not ASCII
  /// nothing is known.
  func mayContain(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 1 else { return true }
    let (first, second) = (bytes[0], bytes[1])
    guard first > 0x20, first < 0x80, second > 0x20, second < 0x80 else { return true }
    return seconds[Int(first & 31)] >> UInt32(second & 31) & 1 == 1
  }
}

/// A byte as a small letter, if it is a capital one of ASCII.
@inline(__always)
private func lowercased(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}

/// Up to 32 bytes of ASCII in lower case, with single spaces between words.
struct ShortWord: Equatable, Sendable {
  // Four numbers and no vector, which would be put together in memory and waited for.
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0

  /// No word at all.
  init() {}

  /// Whether it is no word at all.
  var isEmpty: Bool { first == 0 }

  /// Folds the text; nil if it is not ASCII, or longer.
  init?(_ excerpt: borrowing Excerpt) {
    self.init(excerpt.source.span.extracting(excerpt.range))
  }

  /// Folds a text that is part of no excerpt.
  init?(_ text: Span<UInt8>) {
    if text.count <= 32, fold(text) { return }
    self = ShortWord()
    guard foldByteByByte(text) else { return nil }
  }

  /// Folds a text with single spaces between its words, eight bytes at a time; false if it is
  /// another.
  @inline(__always)
  private mutating func fold(_ text: Span<UInt8>) -> Bool {
    var fold = EightByEight()
    first = fold.fold(text, at: 0)
    if text.count > 8 { second = fold.fold(text, at: 8) }
    if text.count > 16 { third = fold.fold(text, at: 16) }
    if text.count > 24 { fourth = fold.fold(text, at: 24) }
    return fold.odd == 0 && text.count > 0 && text[text.count &- 1] != 0x20
  }

  /// Folds a text byte by byte; false if it is not ASCII, or longer.
  private mutating func foldByteByByte(_ text: Span<UInt8>) -> Bool {
    var count = 0
    var isBehindSpace = false
    for offset in text.indices {
      let byte = text[offset]
      if byte <= 0x20 {
        guard byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) else { return false }
        isBehindSpace = count > 0
        continue
      }
      if isBehindSpace {
        guard append(0x20, at: &count) else { return false }
        isBehindSpace = false
      }
      guard byte < 0x80, append(lowercased(byte), at: &count) else { return false }
    }
    return true
  }

  /// Puts a byte behind those there are, and counts it; false if there is no room for it.
  private mutating func append(_ byte: UInt8, at count: inout Int) -> Bool {
    let bits = UInt64(byte) &<< UInt64(count % 8 * 8)
    switch count / 8 {
    case 0: first |= bits
    case 1: second |= bits
    case 2: third |= bits
    case 3: fourth |= bits
    default: return false
    }
    count += 1
    return true
  }

  /// Where it is among words, or would go.
  fileprivate func place(in words: [ShortWord]) -> Int {
    let mask = words.count - 1
    var place = scattered & mask
    while !words[place].isEmpty, words[place] != self { place = (place + 1) & mask }
    return place
  }

  /// A number that few other words share.
  private var scattered: Int {
    var mixed = first &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 32) ^ second) &* 0xC2B2_AE3D_27D4_EB4F
    mixed = (mixed ^ (mixed >> 32) ^ third ^ fourth) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}

/// Folds a text eight bytes at a time, and notes what is odd about it.
private struct EightByEight {
  /// Not zero once a byte is no ASCII to be seen, or a space follows another or nothing.
  private(set) var odd: UInt64 = 0
  // What stands in front counts as a space, so that one at the start is doubled.
  private var before: UInt64 = 0x80

  /// The eight bytes at an offset in lower case, or as many as there are, with zeros behind them.
  @inline(__always)
  mutating func fold(_ text: Span<UInt8>, at offset: Int) -> UInt64 {
    let size = Swift.min(8, text.count &- offset)
    let eight = size == 8 ? text.eight(at: offset) : text.few(at: offset)
    let spaces = eight.equal(to: 0x20)
    odd |= eight.unseen(among: size) | spaces & (spaces &<< 8 | before)
    before = spaces &>> 56
    return eight.lowercased
  }
}

extension Excerpt {
  /// Whether both are looked up as the same.
  func isSpelled(like other: Excerpt) -> Bool {
    guard mayBeSpelled(like: other) else { return false }
    if let word = ShortWord(self), let otherWord = ShortWord(other) { return word == otherWord }
    return folded == other.folded
  }

  /// A quick look at the first word: whether the other text may start like this one.
  ///
  /// Of what is not ASCII, and of white space in front, nothing is known.
  func mayBeSpelled(like other: borrowing Excerpt) -> Bool {
    let words = source.span.extracting(range)
    let others = other.source.span.extracting(other.range)
    for place in 0..<Swift.min(words.count, others.count) {
      let (byte, otherByte) = (words[place], others[place])
      guard (0x21..<0x80).contains(byte), (0x21..<0x80).contains(otherByte) else { return true }
      if byte | 0x20 != otherByte | 0x20 { return false }
    }
    return true
  }

  /// Whether every byte is ASCII.
  var isASCII: Bool {
    let bytes = source.span.extracting(range)
    for offset in bytes.indices where bytes[offset] >= 0x80 { return false }
    return true
  }
}

extension Span<UInt8> {
  /// Whether every byte is ASCII, and more of them than a number are no white space.
  fileprivate func isASCII(longerThan count: Int) -> Bool {
    var letters = 0
    for offset in indices {
      if self[offset] >= 0x80 { return false }
      if self[offset] > 0x20 { letters += 1 }
    }
    return letters > count
  }
}
