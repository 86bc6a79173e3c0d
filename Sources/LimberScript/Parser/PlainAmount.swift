/// The amounts that most lines hold, read in one pass: `30 seconds`, `20-30 s`, `3`.
extension Quantity {
  /// Reads a number, or two with a hyphen between them, and a unit of one word behind it.
  ///
  /// Nil says nothing: what is written in any other way, or wrong, is for `QuantityReader`.
  init?(plain text: Span<UInt8>, in vocabulary: Vocabulary, implied: Unit?) {
    var offset = 0
    guard let first = text.plainNumber(at: &offset) else { return nil }
    var second = first
    if offset < text.count, text[offset] == UInt8(ascii: "-") {
      offset += 1
      text.skipPlainSpace(from: &offset)
      guard let number = text.plainNumber(at: &offset) else { return nil }
      second = number
    }
    var found = implied
    if offset < text.count {
      let start = offset
      while offset < text.count, Excerpt.isLetter(text[offset]) { offset += 1 }
      found = vocabulary.plainUnits[text.extracting(start..<offset)]
      text.skipPlainSpace(from: &offset)
    }
    guard let unit = found, offset == text.count, first <= second else { return nil }
    let size =
      switch unit {
      case .second: 1000
      case .minute: 60_000
      case .breath, .time, .set, .round: 1
      }
    guard second * size <= QuantityReader.largest else { return nil }
    self.init(low: first * size, high: second * size, unit: unit)
  }
}

extension Span<UInt8> {
  /// The number of up to six digits at an offset, which goes on behind it and the white space that
  /// follows; nil if there is none, or more than digits.
  fileprivate func plainNumber(at offset: inout Int) -> Int? {
    let start = offset
    var number = 0
    while offset < count, Excerpt.isDigit(self[offset]) {
      guard offset - start < 6 else { return nil }
      number = number * 10 + Int(self[offset] - UInt8(ascii: "0"))
      offset += 1
    }
    guard offset > start else { return nil }
    skipPlainSpace(from: &offset)
    return number
  }

  /// Goes on behind the white space of ASCII at an offset.
  fileprivate func skipPlainSpace(from offset: inout Int) {
    while offset < count, self[offset] == 0x20 || self[offset] &- 0x09 < 5 { offset += 1 }
  }
}
