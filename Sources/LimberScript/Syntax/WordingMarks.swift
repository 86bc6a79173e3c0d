/// What the marks in a text tell, found without making anything of them.
struct WordingMarks: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// There are marks, be it doubled ones.
  static let any = WordingMarks(rawValue: 1)
  /// Something is filled in.
  static let filledIn = WordingMarks(rawValue: 2)
  /// What is filled in differs from side to side.
  static let side = WordingMarks(rawValue: 4)
  /// The dose is filled in.
  static let dose = WordingMarks(rawValue: 8)
  /// A bar stands somewhere.
  static let bar = WordingMarks(rawValue: 16)
  /// There is a short form.
  static let short = WordingMarks(rawValue: 32)
  /// There is no long form.
  static let withoutLong = WordingMarks(rawValue: 64)
}

extension WordingMarks {
  /// The marks of a text without white space at its ends; nil if one of them is faulty.
  init?(_ bytes: Span<UInt8>) {
    self = []
    guard var offset = bytes.firstPlace({ $0.within(0x7B, 0x7D) }) else { return }
    while offset < bytes.count {
      let byte = bytes[offset]
      guard Self.isMark(byte) else {
        offset += 1
        continue
      }
      insert(.any)
      if offset + 1 < bytes.count, bytes[offset + 1] == byte {
        offset += 2
        continue
      }
      guard let next = add(byte, at: offset, of: bytes) else { return nil }
      offset = next
    }
  }

  /// What the marks of a text with these parts would tell.
  init(_ parts: Wording.Parts) {
    self = .any
    if parts.full.isEmpty { insert(.withoutLong) }
    if parts.short != nil { insert([.bar, .short]) }
    for placeholder in parts.placeholders { formUnion(WordingMarks(placeholder.piece)) }
  }

  /// What is told by something that is filled in.
  init(_ piece: Wording.Piece) {
    self = .filledIn
    if piece.needsSide { insert(.side) }
    if case .dose = piece { insert(.dose) }
  }

  /// Whether a byte is `{`, `|` or `}`.
  @inline(__always)
  static func isMark(_ byte: UInt8) -> Bool { byte >= 0x7B && byte <= 0x7D }

  /// Adds what a mark tells; the offset behind it, or nil if it is faulty.
  private mutating func add(_ mark: UInt8, at offset: Int, of bytes: Span<UInt8>) -> Int? {
    switch mark {
    case UInt8(ascii: "{"): return addPlaceholder(behind: offset + 1, of: bytes)
    case UInt8(ascii: "|"):
      guard !contains(.bar) else { return nil }
      insert(.bar)
      if offset == 0 { insert(.withoutLong) }
      if offset + 1 < bytes.count { insert(.short) }
      return offset + 1
    default: return nil
    }
  }

  private mutating func addPlaceholder(behind inside: Int, of bytes: Span<UInt8>) -> Int? {
    guard let close = WordingReader.close(behind: inside, in: bytes),
      let marks = WordingReader.marks(of: bytes.extracting(inside..<close))
    else { return nil }
    formUnion(marks)
    return close + 1
  }
}
