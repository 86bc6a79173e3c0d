/// Eight bytes as one number, the first of them lowest, that are looked at together.
///
/// What is asked about them is answered with the highest bit of each byte for which it is so.
struct EightBytes {
  /// The bytes.
  let bits: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// Which bytes are a certain one.
  @inline(__always)
  func equal(to byte: UInt8) -> UInt64 {
    let others = bits ^ (Self.ones &* UInt64(byte))
    return ~(((others & Self.low) &+ Self.low) | others | Self.low)
  }

  /// Which bytes are ASCII from `first` to `last`.
  @inline(__always)
  func within(_ first: UInt8, _ last: UInt8) -> UInt64 {
    let ascii = bits & Self.low
    let isLow = ascii &+ Self.ones &* UInt64(0x80 - first)
    let isHigh = ascii &+ Self.ones &* UInt64(0x7F - last)
    return isLow & ~isHigh & ~bits & Self.high
  }

  /// Which bytes are letters of ASCII.
  @inline(__always)
  var letters: UInt64 {
    EightBytes(bits: bits | Self.ones &* 0x20).within(UInt8(ascii: "a"), UInt8(ascii: "z"))
  }

  /// Which bytes are no letters of ASCII.
  @inline(__always)
  var others: UInt64 { ~letters & Self.high }

  /// The same with small letters of ASCII for capital ones.
  @inline(__always)
  var lowercased: UInt64 { bits | within(UInt8(ascii: "A"), UInt8(ascii: "Z")) >> 2 }

  /// Which of the lowest bytes, of which there are `count`, are no spaces and no ASCII to be seen.
  @inline(__always)
  func unseen(among count: Int) -> UInt64 {
    ~within(0x20, 0x7E) & Self.high & Self.mask(count)
  }

  /// The bits of the lowest bytes.
  @inline(__always)
  private static func mask(_ count: Int) -> UInt64 {
    count == 8 ? .max : (1 &<< UInt64(8 &* count)) &- 1
  }
}

extension Span<UInt8> {
  /// The eight bytes at an offset.
  @inline(__always)
  func eight(at offset: Int) -> EightBytes {
    let some = extracting(offset..<offset + 8)
    var bits: UInt64 = 0
    for place in 0..<8 { bits |= UInt64(some[place]) &<< UInt64(8 * place) }
    return EightBytes(bits: bits)
  }

  /// The bytes from an offset on, one to seven, with zeros behind them.
  @inline(__always)
  func few(at offset: Int) -> EightBytes {
    if count >= 8 {
      // The last eight, without those in front of the offset.
      let last = eight(at: count &- 8)
      return EightBytes(bits: last.bits &>> UInt64(8 &* (8 &- (count &- offset))))
    }
    var bits: UInt64 = 0
    var place = count
    while place > offset {
      place &-= 1
      bits = bits &<< 8 | UInt64(self[place])
    }
    return EightBytes(bits: bits)
  }

  /// Where the first byte is that is wanted; a zero must not be.
  @inline(__always)
  func firstPlace(_ wanted: (EightBytes) -> UInt64) -> Int? {
    guard count >= 8 else {
      let found = wanted(few(at: 0))
      return found == 0 ? nil : found.trailingZeroBitCount / 8
    }
    var start = 0
    while true {
      let found = wanted(eight(at: start))
      if found != 0 { return start + found.trailingZeroBitCount / 8 }
      guard start + 8 < count else { return nil }
      start = Swift.min(start + 8, count - 8)
    }
  }

  /// Where the letters of ASCII from an offset on end.
  @inline(__always)
  func endOfLetters(from start: Int) -> Int {
    var end = start
    while end &+ 8 <= count {
      let others = eight(at: end).others
      if others != 0 { return end &+ others.trailingZeroBitCount / 8 }
      end &+= 8
    }
    while end < count, Excerpt.isLetter(self[end]) { end &+= 1 }
    return end
  }
}
