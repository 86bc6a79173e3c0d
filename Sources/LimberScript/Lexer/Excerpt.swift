/// A piece of a line that knows where in its source it stands.
///
/// It shares the bytes of the whole source, and everything here looks at bytes: most lines never
/// become a string of their own.
struct Excerpt: Sendable {
  /// The bytes of the whole source.
  let source: [UInt8]
  private let place: ShortRange

  /// The bytes it covers.
  var range: Range<Int> { place.range }

  /// The offset of its first byte in the source.
  var start: Int { place.start }

  /// The offset behind its last byte in the source.
  var end: Int { place.end }

  /// Whether there is nothing in it.
  var isEmpty: Bool { start == end }

  /// The text.
  var text: String { String(decoding: source[range], as: UTF8.self) }

  init(source: [UInt8], range: Range<Int>) {
    self.source = source
    place = ShortRange(range)
  }

  /// A text that is no part of a source.
  init(_ text: some StringProtocol) {
    source = Array(text.utf8)
    place = ShortRange(source.indices)
  }

  /// Bytes that are no part of a source.
  init(copying bytes: Span<UInt8>) {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for offset in bytes.indices { copy.append(bytes[offset]) }
    source = copy
    place = ShortRange(copy.indices)
  }

  /// The piece between two places in the source.
  subscript(bounds: Range<Int>) -> Excerpt {
    Excerpt(source: source, range: bounds)
  }

  /// The piece from a place in the source on.
  func from(_ place: Int) -> Excerpt { self[place..<end] }

  /// The piece before a place in the source.
  func upTo(_ place: Int) -> Excerpt { self[start..<place] }

  /// The piece between two bytes, counted from its own first one.
  subscript(bytes bounds: Range<Int>) -> Excerpt {
    self[start + bounds.lowerBound..<start + bounds.upperBound]
  }

  /// The piece from a byte on, counted from its own first one.
  func from(byte offset: Int) -> Excerpt { from(start + offset) }

  /// The same without white space at its ends.
  var trimmed: Excerpt {
    let trimmed = Whitespace.trimmed(range, in: source.span)
    return trimmed == range ? self : self[trimmed]
  }
}

extension Excerpt: Hashable {
  /// Two excerpts are equal if they say the same in the same place.
  static func == (left: Excerpt, right: Excerpt) -> Bool {
    left.range == right.range && left.source[left.range] == right.source[right.range]
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(range)
  }
}

/// A range of bytes of a source in half the room: lines are kept by the ten thousand.
struct ShortRange: Hashable, Sendable {
  private let low: UInt32
  private let high: UInt32

  /// Keeps a range of a source, which has less than 4 GiB.
  init(_ range: Range<Int>) {
    low = UInt32(range.lowerBound)
    high = UInt32(range.upperBound)
  }

  /// Where it starts.
  var start: Int { Int(low) }
  /// Where it ends.
  var end: Int { Int(high) }
  /// The range.
  var range: Range<Int> { start..<end }
}

/// White space, told from bytes of UTF-8.
enum Whitespace {
  /// A range of bytes without white space at its ends.
  static func trimmed(_ range: Range<Int>, in source: Span<UInt8>) -> Range<Int> {
    let bytes = source.extracting(range)
    var (start, end) = (0, bytes.count)
    // Most of it is spaces, and what they stand around is seen at once.
    while start < end, bytes[start] == 0x20 { start &+= 1 }
    if start < end, !isWord(bytes[start]) {
      while let width = width(in: bytes, at: start) { start += width }
    }
    while end > start, bytes[end &- 1] == 0x20 { end &-= 1 }
    if end > start, !isWord(bytes[end &- 1]) {
      while end > start, let width = width(in: bytes, before: end) { end -= width }
    }
    return range.lowerBound + start..<range.lowerBound + end
  }

  /// Whether a byte is ASCII and no white space.
  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x80 }

  /// How many bytes of white space start at an offset; nil if none do.
  @inline(__always)
  static func width(in bytes: Span<UInt8>, at offset: Int) -> Int? {
    guard offset < bytes.count else { return nil }
    let byte = bytes[offset]
    if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : nil }
    return byte <= 0xE3 ? wideWidth(in: bytes, at: offset) : nil
  }

  /// How many bytes of white space end at an offset; nil if none do.
  static func width(in bytes: Span<UInt8>, before end: Int) -> Int? {
    guard end > 0 else { return nil }
    if bytes[end - 1] < 0x80 { return width(in: bytes, at: end - 1) }
    for width in 2...3 where end >= width && wideWidth(in: bytes, at: end - width) == width {
      return width
    }
    return nil
  }

  /// U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F and U+3000.
  private static func wideWidth(in bytes: Span<UInt8>, at offset: Int) -> Int? {
    guard offset + 1 < bytes.count else { return nil }
    let (first, second) = (bytes[offset], bytes[offset + 1])
    if first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : nil }
    guard offset + 2 < bytes.count else { return nil }
    let third = bytes[offset + 2]
    return switch (first, second) {
    case (0xE1, 0x9A), (0xE3, 0x80): third == 0x80 ? 3 : nil
    case (0xE2, 0x80): third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : nil
    case (0xE2, 0x81): third == 0x9F ? 3 : nil
    default: nil
    }
  }
}
