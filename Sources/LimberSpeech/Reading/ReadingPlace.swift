/// Where a rule applies: what has to stand around it, and what must not.
struct ReadingPlace: Hashable, Sendable {
  /// Something that stands beside a word.
  enum Neighbour: Hashable, Sendable {
    /// The beginning or the end of a clause.
    case edge
    /// Words in small letters, with nothing but spaces between them.
    case words([String])
    /// A number.
    case number
  }

  var before: [Neighbour] = []
  var after: [Neighbour] = []
  var notBefore: [Neighbour] = []
  var notAfter: [Neighbour] = []

  /// Whether what is around `range` is as it has to be.
  func fits(_ tokens: [ReadingToken], _ range: Range<Int>) -> Bool {
    (before.isEmpty || before.contains { $0.stands(behind: range.upperBound, in: tokens) })
      && (after.isEmpty || after.contains { $0.stands(before: range.lowerBound, in: tokens) })
      && !notBefore.contains { $0.stands(behind: range.upperBound, in: tokens) }
      && !notAfter.contains { $0.stands(before: range.lowerBound, in: tokens) }
  }
}

extension ReadingPlace.Neighbour {
  /// Whether it is what follows at `index`.
  fileprivate func stands(behind index: Int, in tokens: [ReadingToken]) -> Bool {
    guard index < tokens.count else { return self == .edge }
    switch self {
    case .edge: return tokens[index].isClauseEdge
    case .number: return tokens[index].kind == .number && tokens[index].isSpaced
    case .words(let words):
      guard index + words.count <= tokens.count else { return false }
      // A unit may stand right behind its number.
      let isGlued = index > 0 && tokens[index - 1].kind == .number
      return words.indices.allSatisfy {
        let token = tokens[index + $0]
        return (token.isSpaced || (isGlued && $0 == 0)) && token.folded == words[$0]
      }
    }
  }

  /// Whether it is what comes before `index`.
  fileprivate func stands(before index: Int, in tokens: [ReadingToken]) -> Bool {
    guard index > 0 else { return self == .edge }
    switch self {
    case .edge: return tokens[index - 1].isClauseEdge
    case .number: return tokens[index - 1].kind == .number && tokens[index].isSpaced
    case .words(let words):
      let start = index - words.count
      guard start >= 0 else { return false }
      return words.indices.allSatisfy {
        tokens[start + $0 + 1].isSpaced && tokens[start + $0].folded == words[$0]
      }
    }
  }
}

extension ReadingToken {
  /// Whether a clause ends or begins there; an apostrophe or a hyphen is inside one.
  fileprivate var isClauseEdge: Bool {
    kind == .sign && !["'", "’", "-", "/", "&"].contains(text)
  }
}
