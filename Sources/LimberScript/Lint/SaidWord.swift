internal import LimberDiagnostics

/// A word of a sentence, with what tells its meaning from its neighbours.
struct SaidWord: Hashable, Sendable {
  /// Its letters, small; `{}` for something filled in.
  var text: String
  /// Where it stands.
  var excerpt: Excerpt
  /// Whether a comma, a full stop or another mark follows.
  var endsClause = false
  /// Whether a full stop, or the like, follows.
  var endsSentence = false

  /// The words of a text; what stands in braces is one word.
  static func words(of excerpt: Excerpt) -> [SaidWord] {
    let text = excerpt.text
    var words: [SaidWord] = []
    var index = text.startIndex
    while index < text.endIndex {
      let start = index
      if text[index] == "{" {
        let close = text[index...].firstIndex(of: "}") ?? text.index(before: text.endIndex)
        index = text.index(after: close)
        words.append(SaidWord(text: "{}", excerpt: excerpt[start..<index]))
      } else if isPartOfWord(text[index]) {
        index = text[index...].firstIndex { !isPartOfWord($0) } ?? text.endIndex
        words.append(
          SaidWord(text: text[start..<index].lowercased(), excerpt: excerpt[start..<index]))
      } else {
        words.noteMark(text[index])
        index = text.index(after: index)
      }
    }
    if !words.isEmpty { words.noteMark(".") }
    return words
  }

  private static func isPartOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "'" || character == "’"
  }
}

extension [SaidWord] {
  fileprivate mutating func noteMark(_ mark: Character) {
    guard let last = indices.last else { return }
    switch mark {
    case ".", "!", "?", ";", "|", "…":
      self[last].endsClause = true
      self[last].endsSentence = true
    case ",", ":", "—", "–", "(", ")": self[last].endsClause = true
    default: break
    }
  }

  /// The sentences, in order.
  var sentences: [ArraySlice<SaidWord>] { pieces { $0.endsSentence } }

  fileprivate func pieces(_ ends: (SaidWord) -> Bool) -> [ArraySlice<SaidWord>] {
    self[...].pieces(ends)
  }
}

extension ArraySlice<SaidWord> {
  /// The parts between commas and other marks, in order.
  var clauses: [ArraySlice<SaidWord>] { pieces { $0.endsClause } }

  fileprivate func pieces(_ ends: (SaidWord) -> Bool) -> [ArraySlice<SaidWord>] {
    var pieces: [ArraySlice<SaidWord>] = []
    var start = startIndex
    for index in indices where ends(self[index]) {
      pieces.append(self[start...index])
      start = index + 1
    }
    if start < endIndex { pieces.append(self[start...]) }
    return pieces
  }
}
