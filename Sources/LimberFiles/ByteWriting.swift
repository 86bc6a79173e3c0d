/// Numbers and texts as the containers write them.
extension [UInt8] {
  /// Appends text as UTF-8.
  mutating func append(text: String) { self += text.utf8 }

  /// Appends a number, lowest byte first.
  mutating func append(little number: some FixedWidthInteger) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Appends a number, highest byte first.
  mutating func append(big number: some FixedWidthInteger) {
    for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// The number of four bytes from `index` on, lowest first; nil if there are not as many.
  func little(at index: Int) -> Int? {
    guard index >= 0, index + 4 <= count else { return nil }
    return (0..<4).reduce(0) { $0 | Int(self[index + $1]) << (8 * $1) }
  }
}
