/// How many terminal cells text takes, and how it is shown without harm.
package enum DisplayWidth {
  /// Cells a tab takes in an excerpt (LANGUAGE.md 6.1).
  static let tab = 4

  /// The cells of `text` as `shown(_:)` prints it.
  package static func of(_ text: String) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// `text` with tabs as spaces, and with every character that could steer a terminal or turn the
  /// reading direction made visible.
  package static func shown(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.flatMap(shown)))
  }

  private static func of(_ character: Character) -> Int {
    let widths = character.unicodeScalars.flatMap(shown).map(of)
    let isPicture = character.unicodeScalars.contains { $0.value == 0xFE0F }
    if isPicture, widths.first == 1, character.unicodeScalars.first?.properties.isEmoji == true {
      return 2
    }
    return character == "\t" ? tab : widths.max() ?? 0
  }

  private static func shown(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.value {
    case 0x09: Array(repeating: " ", count: tab)
    case 0x00..<0x20: [Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"]
    case 0x7F: ["\u{2421}"]
    case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069:
      ["\u{FFFD}"]
    default: [scalar]
    }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The East Asian wide and full-width blocks (Unicode Standard Annex 11).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x20000...0x3FFFD,
  ]
}
