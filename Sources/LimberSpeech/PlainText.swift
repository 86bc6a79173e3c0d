internal import Foundation

/// Text without anything that is not said.
///
/// Nothing that steers an engine or a terminal gets through, nor what only changes how letters
/// look. Works scalar by scalar, in time proportional to the text.
enum PlainText {
  /// The most marks on a letter; more is a flood of them.
  private static let mostMarks = 3

  /// The text with a space for everything that is not said, and single spaces between words.
  static func of(_ text: String) -> String {
    if isPlain(text) { return withSingleSpaces(text) }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.isInvisible {
      if scalar.isStyled {
        scalars.append(
          contentsOf: String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars)
      } else {
        scalars.append(scalar.isSaid ? scalar : " ")
      }
    }
    return withSingleSpaces(withFewMarks(String(scalars).precomposedStringWithCanonicalMapping))
  }

  /// The text with spaces for what is left of markup, of the engines' own commands, and of signs
  /// that nobody says.
  static func withoutMarkup(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 || $0.isMarkup }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(scalar.isMarkup ? " " : scalar) }
    return String(scalars)
  }

  /// Marks belong on letters, and there are only a few on each.
  private static func withFewMarks(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var room = 0
    for scalar in text.unicodeScalars {
      if scalar.isMark {
        guard room > 0 else { continue }
        room -= 1
      } else {
        room = scalar.properties.isAlphabetic ? mostMarks : 0
      }
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// Whether there is nothing but the letters and signs of ASCII.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  private static func withSingleSpaces(_ text: String) -> String {
    guard hasOddSpaces(text) else { return text }
    var scalars = String.UnicodeScalarView()
    var isSpaced = false
    for scalar in text.unicodeScalars {
      if scalar == " " {
        isSpaced = true
      } else {
        if isSpaced, !scalars.isEmpty { scalars.append(" ") }
        isSpaced = false
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Whether there is a space at an end of the text, or two in a row.
  private static func hasOddSpaces(_ text: String) -> Bool {
    var wasSpace = true
    for byte in text.utf8 {
      let isSpace = byte == 0x20
      if isSpace, wasSpace { return true }
      wasSpace = isSpace
    }
    return wasSpace && !text.isEmpty
  }
}

extension UInt8 {
  /// Whether it is a sign that an engine would take for a command, or that nobody says.
  fileprivate var isMarkup: Bool {
    switch self {
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "|"),
      UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"),
      UInt8(ascii: "~"), UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: "="),
      UInt8(ascii: "\""), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether there is something to hear: a letter or a digit.
  var isSounded: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  }

  /// Whether it only steers how its neighbours look: bidi and zero-width characters, and the
  /// selectors and marks of emoji.
  fileprivate var isInvisible: Bool {
    properties.generalCategory == .format || properties.isVariationSelector
      || properties.generalCategory == .enclosingMark
  }

  /// Whether it is a letter, a digit or a sign in a costume: wide, bold, slanted, or two in one.
  fileprivate var isStyled: Bool {
    switch value {
    case 0xFB00...0xFB06, 0xFF01...0xFF5E, 0x1D400...0x1D7FF: true
    default: false
    }
  }

  /// Whether a voice may have something to say for it.
  fileprivate var isSaid: Bool {
    if isASCII { return (0x20...0x7E).contains(value) }
    switch properties.generalCategory {
    case .control, .privateUse, .unassigned, .surrogate: return false
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return false
    case .otherSymbol, .mathSymbol, .modifierSymbol:
      return !properties.isEmoji && !properties.isEmojiPresentation
    default: return true
    }
  }

  /// Whether an engine would take it for a command, or read out its name.
  fileprivate var isMarkup: Bool {
    if value < 0x80 { return UInt8(value).isMarkup }
    switch properties.generalCategory {
    case .otherSymbol: return self != "°"
    case .modifierSymbol: return true
    default: return false
    }
  }
}
