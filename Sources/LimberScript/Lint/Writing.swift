/// Letters that belong together, as far as a voice reads all of them or none.
enum Writing: Hashable, Sendable {
  case latin, greek, cyrillic, hebrew, arabic, thai, korean, japanese, chinese
  /// Any other, by where its letters stand in Unicode.
  case other(UInt32)

  /// What its letters are called.
  var name: String {
    switch self {
    case .latin: "Latin"
    case .greek: "Greek"
    case .cyrillic: "Cyrillic"
    case .hebrew: "Hebrew"
    case .arabic: "Arabic"
    case .thai: "Thai"
    case .korean: "Korean"
    case .japanese: "Japanese"
    case .chinese: "Chinese"
    case .other: "such"
    }
  }

  /// What a letter belongs to; nil for a sign, a mark or a digit.
  init?(_ scalar: Unicode.Scalar) {
    guard scalar.properties.isAlphabetic else { return nil }
    let table = Self.tables.first { $0.range.contains(scalar.value) }
    self = table?.writing ?? .other(scalar.value >> 7)
  }

  /// What is written with in a language: in its own name for itself, and its words.
  static func all(of language: Language) -> Set<Writing> {
    let words = [language.ownName] + language.vocabulary.words.keywords.keys
    let found = Set(words.flatMap(\.unicodeScalars).compactMap(Writing.init))
    // Every voice knows Latin letters, and Japanese is written with Chinese ones as well.
    let isEastern = !found.isDisjoint(with: [.japanese, .chinese])
    return found.union(isEastern ? [.latin, .japanese, .chinese] : [.latin])
  }

  /// The first word, or part of one, in letters of none of `own`; nil if there is none.
  ///
  /// A single letter is a sign, such as that of an angle, unless it is a word by itself.
  static func strange(
    in text: Excerpt, besides own: Set<Writing>
  ) -> (range: Range<Int>, writing: Writing)? {
    var offset = text.start
    var found: (range: Range<Int>, writing: Writing, letters: Int)?
    for scalar in text.text.unicodeScalars {
      let end = min(text.end, offset + UTF8.width(scalar))
      let writing = Writing(scalar)
      if let writing, !own.contains(writing), found?.writing ?? writing == writing {
        found = (
          (found?.range.lowerBound ?? offset)..<end, writing, (found?.letters ?? 0) + 1
        )
      } else if let found, found.letters >= found.writing.fewest {
        return (found.range, found.writing)
      } else {
        found = nil
      }
      offset = end
    }
    return found.flatMap { $0.letters >= $0.writing.fewest ? ($0.range, $0.writing) : nil }
  }

  /// How many letters make a word.
  private var fewest: Int { self == .chinese || self == .japanese || self == .korean ? 1 : 2 }

  private static let tables: [(range: ClosedRange<UInt32>, writing: Writing)] = [
    (0...0x036F, .latin), (0x0370...0x03FF, .greek), (0x0400...0x052F, .cyrillic),
    (0x0590...0x05FF, .hebrew), (0x0600...0x06FF, .arabic), (0x0750...0x077F, .arabic),
    (0x0E00...0x0E7F, .thai), (0x1100...0x11FF, .korean), (0x1C80...0x1C8F, .cyrillic),
    (0x1D00...0x1DBF, .latin), (0x1E00...0x1EFF, .latin), (0x1F00...0x1FFF, .greek),
    (0x2071...0x218F, .latin), (0x2460...0x24FF, .latin), (0x2C60...0x2C7F, .latin),
    (0x2DE0...0x2DFF, .cyrillic), (0x2E80...0x2FDF, .chinese), (0x3005...0x3007, .chinese),
    (0x3040...0x30FF, .japanese), (0x3130...0x318F, .korean), (0x31F0...0x31FF, .japanese),
    (0x3400...0x9FFF, .chinese), (0xA640...0xA69F, .cyrillic), (0xA720...0xA7FF, .latin),
    (0xAB30...0xAB6F, .latin), (0xAC00...0xD7FF, .korean), (0xF900...0xFAFF, .chinese),
    (0xFB00...0xFB06, .latin), (0xFB1D...0xFB4F, .hebrew), (0xFB50...0xFDFF, .arabic),
    (0xFE70...0xFEFF, .arabic), (0xFF21...0xFF5A, .latin), (0xFF66...0xFF9F, .japanese),
    (0x1D400...0x1D7FF, .latin), (0x1F100...0x1F1FF, .latin), (0x20000...0x3FFFF, .chinese),
  ]
}
