/// A piece of a line that knows where in its source it stands.
///
/// Its text shares the memory of the whole source, and everything here looks at bytes: most lines
/// never become a string of their own.
struct Excerpt: Hashable, Sendable {
  /// The text.
  var text: Substring
  /// The offset of its first byte in the source.
  var start: Int

  /// The bytes it covers.
  var range: Range<Int> { start..<start + text.utf8.count }

  /// Whether there is nothing in it.
  var isEmpty: Bool { text.isEmpty }

  /// The piece between two indices of `text`.
  subscript(bounds: Range<Substring.Index>) -> Excerpt {
    let skipped = text.utf8.distance(from: text.startIndex, to: bounds.lowerBound)
    return Excerpt(text: text[bounds], start: start + skipped)
  }

  /// The piece from an index on.
  func from(_ index: Substring.Index) -> Excerpt {
    self[index..<text.endIndex]
  }

  /// The piece before an index.
  func upTo(_ index: Substring.Index) -> Excerpt {
    self[text.startIndex..<index]
  }

  /// The piece between two bytes, counted from its own first one.
  subscript(bytes bounds: Range<Int>) -> Excerpt {
    let lower = text.utf8.index(text.startIndex, offsetBy: bounds.lowerBound)
    let upper = text.utf8.index(lower, offsetBy: bounds.count)
    return Excerpt(text: text[lower..<upper], start: start + bounds.lowerBound)
  }

  /// The piece from a byte on.
  func from(byte offset: Int) -> Excerpt {
    self[bytes: offset..<text.utf8.count]
  }

  /// The same without white space at its ends.
  var trimmed: Excerpt {
    let bytes = text.utf8.span
    var start = 0
    while let width = Whitespace.width(in: bytes, at: start) { start += width }
    var end = bytes.count
    while end > start, let width = Whitespace.width(in: bytes, before: end) { end -= width }
    return start == 0 && end == bytes.count ? self : self[bytes: start..<end]
  }
}

/// White space, told from bytes of UTF-8.
enum Whitespace {
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
