/// How one language reads what is written in signs, and what its engine would say wrong.
///
/// It is the section `reading` of a `.phrases` file; docs/languages.md explains it. Reading takes
/// time in proportion to the text, whatever is in the text or in the file.
public struct Reading: Sendable {
  /// The BCP 47 tag of the language.
  public let tag: String
  private let marks: NumberMarks
  /// The rules by what their first token must be, the ones to be tried first at the front.
  private let rules: [String: [ReadingRule]]
  /// The rules that begin with any number, and with any word.
  private let numberRules: [ReadingRule]
  private let wordRules: [ReadingRule]

  /// How often what is said is read again; after that it is taken as it is.
  static let rounds = 8

  init(tag: String, marks: NumberMarks, rules: [ReadingRule]) {
    self.tag = tag
    self.marks = marks
    let sorted = Self.sorted(rules)
    var places: [String: [Int]] = [:]
    var open: [ReadingPattern.Start: [Int]] = [:]
    for (place, rule) in sorted.enumerated() {
      if let key = rule.pattern.start.key {
        places[key, default: []].append(place)
      } else {
        open[rule.pattern.start, default: []].append(place)
      }
    }
    self.rules = Dictionary(
      uniqueKeysWithValues: places.map { key, own in
        // A number that is given outright is also any number, and a word any word.
        let others = key.unicodeScalars.first.flatMap {
          $0.isDigit || $0.isFraction ? open[.number] : $0.isWordPart ? open[.word] : nil
        }
        return (key, (own + (others ?? [])).sorted().map { sorted[$0] })
      })
    numberRules = (open[.number] ?? []).map { sorted[$0] }
    wordRules = (open[.word] ?? []).map { sorted[$0] }
  }

  /// The text with everything said in words, in one go; nil if there is nothing to change.
  ///
  /// What stands in `pronunciations`, in small letters, is left to them.
  func read(
    _ text: String, besides pronunciations: Set<String> = [], _ kinds: ReadingKinds = .all
  ) -> String? {
    let tokens = ReadingToken.tokens(of: text, marks: marks)
    var writer = ReadingWriter()
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if let (said, end) = reading(tokens, at: index, besides: pronunciations, kinds) {
        writer.append(said: said, for: token)
        index = end
      } else {
        writer.append(token)
        index += 1
      }
    }
    return writer.hasChanged ? writer.text : nil
  }

  private func reading(
    _ tokens: [ReadingToken], at index: Int, besides pronunciations: Set<String>,
    _ kinds: ReadingKinds
  ) -> (said: String, end: Int)? {
    let token = tokens[index]
    for rule in rules[token.folded] ?? open(token.kind) {
      guard !rule.isRespelling || kinds == .all,
        pronunciations.isEmpty || rule.pattern.word.map(pronunciations.contains) != true
          || rule.place != nil
      else { continue }
      if let reading = rule.reading(tokens, at: index, marks: marks) { return reading }
    }
    return nil
  }

  private func open(_ kind: ReadingToken.Kind) -> [ReadingRule] {
    switch kind {
    case .number: numberRules
    case .word: wordRules
    case .sign: []
    }
  }

  /// Longer patterns first, then the more outright ones, then those of a place, then as written.
  private static func sorted(_ rules: [ReadingRule]) -> [ReadingRule] {
    func rank(_ rule: ReadingRule) -> (Int, Int, Int, Int) {
      let pattern = rule.pattern
      let place = rule.place == nil ? 1 : 0
      return (-pattern.elements.count, -pattern.literals, -pattern.narrowness, place)
    }
    let ranked = rules.enumerated().map { (rank: rank($0.element), place: $0.offset) }
    return ranked.sorted {
      $0.rank == $1.rank ? $0.place < $1.place : $0.rank < $1.rank
    }.map { rules[$0.place] }
  }
}

/// What is read of a text.
public enum ReadingKinds: Hashable, Sendable {
  /// What is meant by signs, numbers and abbreviations, for any voice.
  case meaning
  /// That, and words written as they sound, for engines that say them wrong.
  case all
}

extension ReadingPattern {
  /// What a pattern begins with.
  enum Start: Hashable {
    case key(String)
    case number
    case word

    var key: String? {
      if case .key(let key) = self { key } else { nil }
    }
  }

  var start: Start {
    switch elements.first?.kind {
    case .folded(let text)?: .key(text)
    case .exact(let text)?: .key(text.lowercased())
    case .number?, .mixed?: .number
    case .word?, nil: .word
    }
  }

  /// The word it is, if it is one word and nothing else.
  var word: String? { elements.count == 1 ? start.key : nil }
}
