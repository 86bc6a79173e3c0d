internal import LimberTimeline

/// The words by which slips inside sentences are found.
extension LanguageFields {
  /// What is not there is not looked for.
  func lintWords() throws(LanguageError) -> LintWords {
    var words = LintWords()
    guard has("slips") else { return words }
    let fields = try fields("slips")
    try fields.allow(Self.slipFields)
    for pair in try fields.optional("sides") {
      let sides = pair.words.split(separator: "|").map { $0.trimmingSuffix { $0 == " " } }
      guard sides.count == 2 else { throw error(pair, "write both sides, like left|right") }
      let (left, right) = (String(sides[0]).lowercased(), String(sides[1]).lowercased())
      words.sidePairs.append((left, right))
      words.sides[left] = .left
      words.sides[right] = .right
    }
    words.notSides = try fields.set("not-sides")
    words.beforeOther = [
      .left: try fields.set("before-other"), .right: try fields.set("before-other"),
    ]
    words.joinsBoth = try fields.set("joins-both")
    words.unitHints = try fields.optional("units").map(\.words)
    words.beforeNoDose = try fields.set("before-no-dose")
    words.behindNoDose = try fields.set("behind-no-dose")
    words.noDoseClauses = try fields.set("no-dose-clauses")
    words.lasting = try fields.lasting()
    words.placeholders = try fields.placeholders()
    return words
  }

  private static let slipFields = [
    "sides", "not-sides", "before-other", "joins-both", "units", "before-no-dose", "behind-no-dose",
    "no-dose-clauses", "lasting", "placeholders",
  ]

  private func optional(_ name: String) throws(LanguageError) -> [Text] {
    has(name) ? try texts(name) : []
  }

  private func set(_ name: String) throws(LanguageError) -> Set<String> {
    Set(try optional(name).map { $0.words.lowercased() })
  }

  private func placeholders() throws(LanguageError) -> [String: String] {
    guard has("placeholders") else { return [:] }
    let inner = try fields("placeholders")
    try inner.allow(WordingReader.names)
    var placeholders: [String: String] = [:]
    for name in WordingReader.names where inner.has(name) {
      for text in try inner.texts(name) { placeholders[text.words.lowercased()] = name }
    }
    return placeholders
  }

  private func lasting() throws(LanguageError) -> [String: Keyword] {
    guard has("lasting") else { return [:] }
    let keywords: [Keyword] = [.hold, .move, .rest, .pause, .reps]
    let inner = try fields("lasting")
    try inner.allow(keywords.map(\.rawValue))
    var lasting: [String: Keyword] = [:]
    for keyword in keywords where inner.has(keyword.rawValue) {
      for text in try inner.texts(keyword.rawValue) { lasting[text.words.lowercased()] = keyword }
    }
    return lasting
  }
}
