/// What single bytes stand for in Windows-1252, which old editors write where UTF-8 is meant.
enum Windows1252 {
  /// The character of a byte; nil if it has none.
  static func character(of byte: UInt8) -> Unicode.Scalar? {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    let scalar = characters[Int(byte) - 0x80]
    return scalar == 0 ? nil : Unicode.Scalar(scalar)
  }

  /// Whether a byte is one of the four curly quotes.
  static func isQuote(_ byte: UInt8) -> Bool { (0x91...0x94).contains(byte) }

  private static let characters: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
