extension Excerpt {
  /// A remark behind a text, as `# easy` in `gentle # easy`; nil if there is none.
  ///
  /// `No. # 3` is a number, and `#1` is one too.
  var comment: Excerpt? {
    guard let sign = place(of: "#") else { return nil }
    let bytes = source.span
    var place = sign
    while place < end {
      defer { place += 1 }
      guard bytes[place] == UInt8(ascii: "#"), place == start || isGap(bytes[place - 1]),
        place + 1 < end, bytes[place + 1] <= 0x20
      else { continue }
      let rest = from(place + 1).trimmed
      if let first = rest.firstByte, !Excerpt.isDigit(first) { return from(place) }
    }
    return nil
  }

  /// Whether a text may begin behind a byte: behind white space, or the sign before a short form.
  private func isGap(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "|") }
}
