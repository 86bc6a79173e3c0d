internal import Foundation

/// Words made ready for an engine: plain, and short enough.
///
/// What people paste holds things that drive an engine, or that it reads out as signs; none of
/// them gets through. Cleaning clean words changes nothing.
public struct SpokenText: Hashable, Sendable {
  /// The words.
  public let text: String

  /// How long a text may be, in bytes of UTF-8.
  public static let longest = 4000

  /// Cleans `text`, which is in the language with the BCP 47 tag `language`.
  ///
  /// Throws `.emptyText` if there is no letter and no digit in it, and `.tooLong` if the words
  /// take more than `longest` bytes.
  public init(_ text: String, language: String) throws(SpeechError) {
    // What is far too long is not worth the work; what is only full of signs may still fit.
    guard text.utf8.count <= 4 * Self.longest else { throw Self.tooLong }
    let plain = Self.plain(text.precomposedStringWithCanonicalMapping)
    let readings = Reading.table(for: plain, language: language)
    let read = readings.reduce(plain) { words, reading in reading.applied(to: words) }
    self.text = Self.withoutMarkup(read)
    try Self.check(self.text)
  }

  /// Throws `.emptyText` or `.tooLong` for words that no engine is asked to say.
  public static func check(_ words: String) throws(SpeechError) {
    guard words.utf8.count <= longest else { throw tooLong }
    guard words.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw SpeechError(.emptyText, "there is no letter and no digit to say")
    }
  }

  private static var tooLong: SpeechError {
    SpeechError(.tooLong, "the text is longer than \(longest) bytes")
  }

  /// The text with a space for everything that is not said, and single spaces between words.
  private static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.isInvisible {
      scalars.append(scalar.isSaid ? scalar : " ")
    }
    return withSingleSpaces(String(scalars))
  }

  /// What is left of markup and of the engines' own commands becomes spaces.
  private static func withoutMarkup(_ text: String) -> String {
    withSingleSpaces(String(text.map { "[]{}<>&|\\^_`~#*=\"".contains($0) ? " " : $0 }))
  }

  private static func withSingleSpaces(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// Whether it only steers how its neighbours look: bidi and zero-width characters, and the
  /// selectors and marks of emoji.
  fileprivate var isInvisible: Bool {
    properties.generalCategory == .format || properties.isVariationSelector
      || properties.generalCategory == .enclosingMark
  }

  /// Whether a voice has something to say for it.
  fileprivate var isSaid: Bool {
    switch properties.generalCategory {
    case .control, .privateUse, .unassigned, .surrogate: false
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: false
    case .otherSymbol, .mathSymbol, .modifierSymbol:
      !properties.isEmoji && !properties.isEmojiPresentation
    default: true
    }
  }
}
