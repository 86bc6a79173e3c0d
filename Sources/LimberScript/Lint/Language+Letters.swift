extension Language {
  /// Letters of a text that no voice of the language reads.
  public struct StrangeLetters: Hashable, Sendable {
    /// The first word in them, or part of one.
    public let text: String
    /// What they are called in English: `Chinese`.
    public let name: String
  }

  /// The first letters of `text` that no voice of this language reads; nil if it reads them all.
  public func strangeLetters(in text: String) -> StrangeLetters? {
    let text = Excerpt(text)
    guard let found = Writing.strange(in: text, besides: Writing.all(of: self)) else { return nil }
    return StrangeLetters(text: text[found.range].text, name: found.writing.name)
  }
}
