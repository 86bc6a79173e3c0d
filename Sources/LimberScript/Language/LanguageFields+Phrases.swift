internal import LimberDiagnostics
internal import LimberTimeline

/// What Limber says by itself.
extension LanguageFields {
  /// Everything that is said; throws if a phrase is missing, or has a blank nobody fills.
  func phrasebook(_ numbers: NumberWords) throws(LanguageError) -> Phrasebook {
    let plurals = try plurals()
    return Phrasebook(
      phrases: try phrases(), sides: try sides(), numbers: numbers, plurals: plurals,
      amounts: try amounts(plurals),
      breathWords: Set(try texts("breath-words").map { $0.words.lowercased() }),
      isSmallAfterLabel: try flag("small-after-label"),
      alwaysCapital: has("always-capital") ? Set(try texts("always-capital").map(\.words)) : [])
  }

  private func phrases() throws(LanguageError) -> [Phrasebook.Phrase: String] {
    let fields = try fields("phrases")
    try fields.allow(Phrasebook.Phrase.allCases.map(\.rawValue.kebab))
    var phrases: [Phrasebook.Phrase: String] = [:]
    for phrase in Phrasebook.Phrase.allCases {
      let text = try fields.text(phrase.rawValue.kebab)
      try check(text, blanks: phrase.blanks)
      phrases[phrase] = text.words
    }
    return phrases
  }

  private func sides() throws(LanguageError) -> [Side: String] {
    let fields = try fields("sides")
    try fields.allow([Side.left.rawValue, Side.right.rawValue])
    return [
      .left: try fields.text(Side.left.rawValue).words,
      .right: try fields.text(Side.right.rawValue).words,
    ]
  }

  private func amounts(_ plurals: Plurals) throws(LanguageError) -> [Dose.Unit: AmountWords] {
    let fields = try fields("amounts")
    try fields.allow(Dose.Unit.all.map(\.rawValue))
    var amounts: [Dose.Unit: AmountWords] = [:]
    for unit in Dose.Unit.all {
      let inner = try fields.fields(unit.rawValue)
      try inner.allow(plurals.forms + ["endings"])
      var words = AmountWords(forms: [:], endings: [])
      for form in plurals.forms {
        let text = try inner.text(form)
        try check(text, blanks: ["n"], isFilled: form == Plurals.usual)
        words.forms[form] = text.words
      }
      if inner.has("endings") {
        let endings = try inner.fields("endings")
        for name in endings.names {
          words.endings.append((name.words, try endings.text(name.words).words))
        }
      }
      amounts[unit] = words
    }
    return amounts
  }

  /// Throws for a blank in braces that is not filled here, and for one that is missing.
  func check(
    _ text: Text, blanks: [String], isFilled: Bool = true
  ) throws(LanguageError) {
    let listed = blanks.map { "{\($0)}" }.joined(separator: " and ")
    let (found, isBalanced) = Self.blanks(in: text.words)
    for blank in found where !blanks.contains(blank.smallFirst) {
      let hint = blanks.isEmpty ? "nothing is filled in here" : "there is \(listed)"
      throw error(text, "{\(blank)} is not a placeholder of this phrase; \(hint)")
    }
    guard isBalanced else {
      throw error(text, "a brace in this phrase has no partner")
    }
    for blank in blanks where isFilled && !found.contains(where: { $0.smallFirst == blank }) {
      throw error(text, "{\(blank)} is missing in this phrase")
    }
  }
}

extension LanguageFields {
  /// The names in braces, and whether every brace has its partner.
  private static func blanks(in text: String) -> (names: [String], isBalanced: Bool) {
    var names: [String] = []
    var name: String?
    for character in text {
      switch (character, name) {
      case ("{", nil): name = ""
      case ("}", let whole?):
        names.append(whole)
        name = nil
      case ("{", _), ("}", _): return (names, false)
      case (_, let start?): name = start + String(character)
      default: break
      }
    }
    return (names, name == nil)
  }
}

/// Numbers and their forms.
extension LanguageFields {
  /// The words for numbers.
  func numberWords() throws(LanguageError) -> NumberWords {
    let fields = try fields("numbers")
    try fields.allow([
      "words", "hundreds", "open-hundreds", "after-hundreds", "thousand", "thousands",
      "after-thousands", "also",
    ])
    let hundreds = try fields.words("hundreds", count: 9)
    return NumberWords(
      small: try fields.words("words", count: 100), hundreds: hundreds,
      openHundreds: fields.has("open-hundreds")
        ? try fields.words("open-hundreds", count: 9) : hundreds,
      afterHundreds: fields.has("after-hundreds") ? try fields.text("after-hundreds").words : "",
      thousand: try fields.text("thousand").words, thousands: try fields.text("thousands").words,
      afterThousands: fields.has("after-thousands") ? try fields.text("after-thousands").words : "")
  }

  private func words(_ name: String, count: Int) throws(LanguageError) -> [String] {
    let texts = try texts(name)
    guard texts.count == count else {
      throw error(texts[0], "there are \(texts.count) words here, and there should be \(count)")
    }
    return texts.map(\.words)
  }

  fileprivate func plurals() throws(LanguageError) -> Plurals {
    let fields = try fields("plurals")
    var rules: [Plurals.Rule] = []
    for name in fields.names where name.words != Plurals.usual {
      let inner = try fields.fields(name.words)
      try inner.allow(["numbers", "endings", "except"])
      rules.append(
        Plurals.Rule(
          form: name.words, numbers: try inner.ranges("numbers"),
          endings: try inner.ranges("endings"), exceptions: try inner.ranges("except")))
    }
    return Plurals(rules: rules)
  }

  /// Numbers such as `1` and ranges such as `2-4`; none if there is no such field.
  private func ranges(_ name: String) throws(LanguageError) -> [ClosedRange<Int>] {
    guard has(name) else { return [] }
    var ranges: [ClosedRange<Int>] = []
    for text in try texts(name) {
      let ends = text.words.split(separator: "-").compactMap { Int($0) }
      guard (1...2).contains(ends.count), ends[0] <= ends[ends.count - 1] else {
        throw error(text, "write a number like 1, or a range like 2-4")
      }
      ranges.append(ends[0]...ends[ends.count - 1])
    }
    return ranges
  }
}

extension Dose.Unit {
  fileprivate static let all: [Dose.Unit] = [.second, .minute, .breath, .time]
}

extension String {
  /// The same with its first letter small.
  fileprivate var smallFirst: String { prefix(1).lowercased() + dropFirst() }
}
