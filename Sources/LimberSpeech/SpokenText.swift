/// Words made ready for an engine: plain, said as one says them, and short enough.
///
/// What people paste holds things that drive an engine, or that it reads out as signs; none of
/// them gets through. The marks of sentences and clauses stay. Cleaning clean words changes nothing.
public struct SpokenText: Hashable, Sendable {
  /// The words.
  public let text: String

  /// How long a text may be, in bytes of UTF-8.
  public static let longest = 4000

  /// Cleans `text`, which is in the language with the BCP 47 tag `language`.
  ///
  /// - Parameters:
  ///   - text: What is written.
  ///   - language: Its language; without a reading of its own, signs stay as they are.
  ///   - readings: How the languages are read.
  ///   - pronunciations: How a voice needs certain words or phrases written, in any case; they
  ///     count more than those of the language, but less than what that says of a certain place.
  ///   - kinds: What is read of all that; an engine of ours needs words written as they sound.
  /// - Throws: `.emptyText` if there is no letter and no digit in it, and `.tooLong` if the words
  ///   take more than `longest` bytes.
  public init(
    _ text: String, language: String, readings: Readings = .english,
    pronunciations: Pronunciations = Pronunciations(), reading kinds: ReadingKinds = .all
  ) throws(SpeechError) {
    // What is far too long is not worth the work; what is only full of signs may still fit.
    guard text.utf8.count <= 4 * Self.longest else { throw Self.tooLong }
    let reading = readings.reading(for: language)
    var words = PlainText.of(text)
    // A sign is markup only when nothing is left to be read of what stands beside it.
    for _ in 0..<Reading.rounds {
      guard words.utf8.count <= 4 * Self.longest else { throw Self.tooLong }
      let read = reading?.read(words, besides: pronunciations.words, kinds).map(PlainText.of)
      let next = read.flatMap { $0 == words ? nil : $0 } ?? Self.withoutMarkup(words)
      guard next != words else { break }
      words = next
    }
    words = Self.withoutMarkup(words)
    self.text = pronunciations.isEmpty ? words : pronunciations.applied(to: words)
    try Self.check(self.text)
  }

  private static func withoutMarkup(_ words: String) -> String {
    PlainText.of(PlainText.withoutMarkup(words))
  }

  /// Throws `.emptyText` or `.tooLong` for words that no engine is asked to say.
  public static func check(_ words: String) throws(SpeechError) {
    guard words.utf8.count <= longest else { throw tooLong }
    guard words.unicodeScalars.contains(where: \.isSounded) else {
      throw SpeechError(.emptyText, "there is no letter and no digit to say")
    }
  }

  private static var tooLong: SpeechError {
    SpeechError(.tooLong, "the text is longer than \(longest) bytes")
  }
}
