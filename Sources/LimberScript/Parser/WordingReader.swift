/// Reads what a line says: placeholders, choices, the short form (LANGUAGE.md 3.7, 3.8).
struct WordingReader {
  /// What is wrong with a text, and where.
  enum Fault: Hashable {
    /// A `{` without its `}`.
    case unclosed(Excerpt)
    /// A `}` without its `{`.
    case unopened(Excerpt)
    /// Words in braces that are not a placeholder.
    case unknown(Excerpt)
    /// A second `|` outside braces.
    case secondShort(Excerpt)
  }

  private let excerpt: Excerpt
  private var offset = 0
  private var forms: [[Wording.Piece]] = [[]]
  /// Plain text that is not a piece yet, with single spaces.
  private var plain: [UInt8] = []
  private var placeholders: [Wording.Placeholder] = []
  private var faults: [Fault] = []

  /// Reads `excerpt`; with faults, the wording holds what could be understood.
  static func read(_ excerpt: Excerpt) -> (Wording, [Fault]) {
    let excerpt = excerpt.trimmed
    let bytes = excerpt.source.span.extracting(excerpt.range)
    if let marks = WordingMarks(bytes) { return (Wording(excerpt, marks), []) }
    var reader = WordingReader(excerpt)
    reader.readAll()
    return (Wording(excerpt, parts: reader.parts), reader.faults)
  }

  /// The parts of a text with marks, of which none is faulty.
  static func parts(of excerpt: Excerpt) -> Wording.Parts {
    var reader = WordingReader(excerpt)
    reader.readAll()
    return reader.parts
  }

  private init(_ excerpt: Excerpt) {
    self.excerpt = excerpt
    plain.reserveCapacity(excerpt.range.count)
  }

  private var parts: Wording.Parts {
    let short = forms.count > 1 && !forms[1].isEmpty ? forms[1] : nil
    return Wording.Parts(full: forms[0], short: short, placeholders: placeholders)
  }

  private mutating func readAll() {
    let excerpt = excerpt
    let bytes = excerpt.source.span.extracting(excerpt.range)
    while offset < bytes.count {
      let byte = bytes[offset]
      if WordingMarks.isMark(byte) {
        if offset + 1 < bytes.count, bytes[offset + 1] == byte {
          plain.append(byte)
          offset += 2
        } else {
          readMark(byte)
        }
      } else if let width = Whitespace.width(in: bytes, at: offset) {
        if plain.last != 0x20 { plain.append(0x20) }
        offset += width
      } else {
        let start = offset
        repeat {
          offset += 1
        } while offset < bytes.count && Self.isInsideWord(bytes[offset])
        plain.append(contentsOf: excerpt.source[excerpt[bytes: start..<offset].range])
      }
    }
    endForm()
  }

  /// Whether a byte is no mark, no white space, and no part of a wide one.
  @inline(__always)
  private static func isInsideWord(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x80 && !WordingMarks.isMark(byte)
  }

  private mutating func readMark(_ mark: UInt8) {
    switch mark {
    case UInt8(ascii: "{"): readBraces()
    case UInt8(ascii: "|"):
      endForm()
      if forms.count > 1 { faults.append(.secondShort(markExcerpt)) }
      forms.append([])
      offset += 1
    default:
      faults.append(.unopened(markExcerpt))
      offset += 1
    }
  }

  private var markExcerpt: Excerpt { excerpt[bytes: offset..<offset + 1] }

  private mutating func readBraces() {
    let excerpt = excerpt
    let bytes = excerpt.source.span.extracting(excerpt.range)
    let inside = offset + 1
    guard let close = Self.close(behind: inside, in: bytes) else {
      faults.append(.unclosed(markExcerpt))
      offset = inside
      return
    }
    let whole = excerpt[bytes: offset..<close + 1]
    offset = close + 1
    guard let piece = Self.piece(named: excerpt[bytes: inside..<close]) else {
      faults.append(.unknown(whole))
      return
    }
    endPlain()
    forms[forms.count - 1].append(piece)
    placeholders.append(Wording.Placeholder(piece: piece, excerpt: whole))
  }

  /// Where the brace stands that closes one in front of `inside`; nil if there is none.
  static func close(behind inside: Int, in bytes: Span<UInt8>) -> Int? {
    var close = inside
    while close < bytes.count, bytes[close] != 0x7B, bytes[close] != 0x7D { close += 1 }
    return close < bytes.count && bytes[close] == UInt8(ascii: "}") ? close : nil
  }

  /// What the words between braces tell; nil if they are not a placeholder.
  static func marks(of name: Span<UInt8>) -> WordingMarks? {
    if let piece = pieces[name] { return WordingMarks(piece) }
    let mark = UInt8(ascii: "|")
    guard let bar = name.place(of: mark), bar == name.lastPlace(of: mark) else { return nil }
    return [.filledIn, .side]
  }

  private static func piece(named name: Excerpt) -> Wording.Piece? {
    if let piece = pieces[name] { return name.startsWithCapital ? piece.capitalized : piece }
    let choices = name.split(at: "|")
    guard choices.count == 2 else { return nil }
    return .choice(left: choices[0].words, right: choices[1].words)
  }

  private static let pieces: WordTable<Wording.Piece> = [
    "side": .side(capital: false), "other side": .otherSide(capital: false), "set": .set,
    "sets": .sets, "dose": .dose,
  ]

  /// The names a placeholder can have.
  static let names = ["side", "other side", "set", "sets", "dose"]

  private mutating func endForm() {
    if plain.last == 0x20 { plain.removeLast() }
    endPlain()
  }

  private mutating func endPlain() {
    if plain.first == 0x20, forms[forms.count - 1].isEmpty { plain.removeFirst() }
    guard !plain.isEmpty else { return }
    forms[forms.count - 1].append(.plain(String(decoding: plain, as: UTF8.self)))
    plain.removeAll(keepingCapacity: true)
  }
}

extension Wording.Piece {
  /// The same with a capital letter in front, where there is a choice.
  fileprivate var capitalized: Wording.Piece {
    switch self {
    case .side: .side(capital: true)
    case .otherSide: .otherSide(capital: true)
    default: self
    }
  }
}

extension Excerpt {
  /// Whether the first letter is a capital.
  fileprivate var startsWithCapital: Bool {
    trimmed.firstByte.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") } ?? false
  }
}
