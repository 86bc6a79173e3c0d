internal import LimberDiagnostics

/// What may be meant by a word that is not of the language.
extension Parser {
  /// The keywords that words are close to, each in the spelling that is closest.
  func keywords(closeTo words: Excerpt) -> [String] {
    if let spelled = withUmlauts(words.words) { return [spelled] }
    let close = vocabulary.lineStarts.closest(to: words.words)
    var meant: Set<Keyword> = []
    return close.compactMap { spelling in
      guard let keyword = vocabulary.keywords[spelling: Excerpt(spelling).folded] else {
        return spelling
      }
      guard meant.insert(keyword).inserted else { return nil }
      // The usual spelling, if it is as close as can be told.
      let usual = vocabulary.spelling(of: keyword)
      return close.contains(usual) ? usual : spelling
    }
  }

  /// `Übung` for `Uebung`; nil if that is no keyword.
  private func withUmlauts(_ words: String) -> String? {
    let folded = words.lowercased()
    guard folded.contains(where: { $0 == "e" }) else { return nil }
    let changed = folded.replacing("ae", with: "ä").replacing("oe", with: "ö")
      .replacing("ue", with: "ü")
    guard changed != folded else { return nil }
    return vocabulary.words.allSpellings.first { $0.lowercased() == changed }
  }
}
