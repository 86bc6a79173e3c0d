/// How many terminal cells text takes, and how it is shown without harm.
package enum DisplayWidth {
  /// Cells a tab takes in an excerpt (LANGUAGE.md 6.1).
  static let tab = 4

  /// The cells of `text` as `shown(_:)` prints it.
  package static func of(_ text: String) -> Int {
    let scalars = text.unicodeScalars
    return scalars.allSatisfy(isPlain) ? scalars.count : text.reduce(0) { $0 + of($1) }
  }

  /// `text` with tabs as spaces, and with every character that could steer a terminal, turn the
  /// reading direction or hide made visible.
  package static func shown(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(isPlain) else { return text }
    return String(String.UnicodeScalarView(text.flatMap(shown)))
  }

  /// Whether a scalar is shown as it is, in a cell of its own, when all around it are plain too.
  ///
  /// Nearly every text of a screen is, and then no character of it need be looked up.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Western letters, dashes and quotation marks, arrows, and what bars are made of.
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x2010..<0x2028, 0x2190..<0x2200, 0x2500..<0x25A0:
      true
    default: false
    }
  }

  private static func of(_ character: Character) -> Int {
    if character == "\t" { return tab }
    let isPicture = character.unicodeScalars.contains { $0.value == 0xFE0F }
    let widths = character.unicodeScalars.filter { sign(for: $0, in: character) == nil }.map(of)
    let signs = character.unicodeScalars.count - widths.count
    if isPicture, widths.first == 1, character.unicodeScalars.first?.properties.isEmoji == true {
      return 2 + signs
    }
    return (widths.max() ?? 0) + signs
  }

  private static func shown(_ character: Character) -> [Unicode.Scalar] {
    if character == "\t" { return Array(repeating: " ", count: tab) }
    return character.unicodeScalars.map { sign(for: $0, in: character) ?? $0 }
  }

  /// What is shown in the place of a scalar; nil for the scalar itself.
  private static func sign(for scalar: Unicode.Scalar, in character: Character) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x20..<0x7F: nil
    case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? unknown
    case 0x7F: "\u{2421}"
    // Joiners belong to pictures and to some scripts; behind a plain letter they only hide.
    case 0x200C, 0x200D:
      character.unicodeScalars.first.map { $0.value < 0x250 } == true ? unknown : nil
    // Letters that are blank.
    case 0x115F, 0x1160, 0x3164, 0xFFA0: unknown
    case 0x80..<0xA0, 0x2028, 0x2029: unknown
    default: scalar.properties.generalCategory == .format ? unknown : nil
    }
  }

  private static let unknown: Unicode.Scalar = "\u{FFFD}"

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
