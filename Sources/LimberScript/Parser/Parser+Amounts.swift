internal import LimberDiagnostics
internal import LimberTimeline

/// Lines that hold an amount.
extension Parser {
  mutating func parseTimed(_ keyword: Keyword, _ head: LineHead) -> Statement {
    let (amount, isOnPurpose) = withoutPurpose(head.value)
    return parseTimed(keyword, head.words, amount, isOnPurpose: isOnPurpose)
  }

  /// The amount of a timed line, with the tempo of its repeats if it has any.
  mutating func parseTimed(
    _ keyword: Keyword, _ head: Excerpt, _ value: Excerpt, isOnPurpose: Bool
  ) -> Statement {
    guard let (amount, tempo) = amountAndTempo(of: value, keyword, head),
      let quantity = quantity(amount, for: keyword, head, implied: keyword.impliedUnit)
    else { return .broken(isTimed: true) }
    return timed(keyword, quantity, tempo: tempo, amount, isOnPurpose: isOnPurpose)
  }

  /// `8-10` and `4 seconds each` of a line like `Reps: 8-10, 4 seconds each`; nil if an error has
  /// been told.
  private mutating func amountAndTempo(
    of value: Excerpt, _ keyword: Keyword, _ head: Excerpt
  ) -> (Excerpt, Milliseconds?)? {
    guard let (amount, tail) = value.splitAtLastComma else { return (value, nil) }
    guard let each = vocabulary.amounts(in: tail, like: .each).first else {
      guard keyword == .reps, let meant = tempo(meantBy: tail) else { return (value, nil) }
      diagnostics.append(.tempoMeant(tail, meant, source))
      return nil
    }
    guard keyword == .reps else {
      diagnostics.append(.tempoUnfit(tail, vocabulary, source))
      return nil
    }
    guard let quantity = quantity(each, for: .rest, head) else { return nil }
    guard quantity.unit.isTime, quantity.low == quantity.high,
      Self.tempoBounds.contains(quantity.low)
    else {
      diagnostics.append(.tempoUnclear(tail, vocabulary, source))
      return nil
    }
    return (amount, Milliseconds(quantity.low))
  }

  /// `3 seconds each` for `3 sec per rep`; nil for anything else.
  private func tempo(meantBy tail: Excerpt) -> String? {
    guard let word = tail.eachWord.first(where: { OtherWords.english.each.contains($0.folded) }),
      !vocabulary.has(tail.from(word.start), .perSide),
      let time = try? QuantityReader.read(tail.upTo(word.start).trimmed, in: vocabulary),
      time.unit.isTime, time.low == time.high, Self.tempoBounds.contains(time.low)
    else { return nil }
    let words = CanonicalWords(language: language)
    return words.spelling(of: .each, words.amount(time))
  }

  /// The shortest and the longest a repeat can be, in milliseconds.
  private static let tempoBounds = 1000...60_000

  /// A timed line, if its unit is one that such a line can last.
  mutating func timed(
    _ keyword: Keyword, _ quantity: Quantity, tempo: Milliseconds? = nil, _ excerpt: Excerpt,
    isOnPurpose: Bool
  ) -> Statement {
    guard keyword.canLast(quantity.unit) else {
      diagnostics.append(.unitUnfit(keyword, excerpt, vocabulary, source))
      return .broken(isTimed: true)
    }
    return .timed(
      TimedSyntax(
        keyword: keyword, quantity: quantity, tempo: tempo, excerpt: excerpt,
        isOnPurpose: isOnPurpose))
  }

  /// The value without a full stop, and without `, on purpose`, at its end.
  func withoutPurpose(_ value: Excerpt) -> (Excerpt, Bool) {
    let value = value.withoutFullStop.trimmed
    guard let (amount, tail) = value.splitAtLastComma, vocabulary.has(tail, .onPurpose)
    else {
      return (value, false)
    }
    return (amount, true)
  }

  /// The amount in `value`, or nil if an error about it has been told.
  mutating func quantity(
    _ value: Excerpt, for keyword: Keyword, _ head: Excerpt, implied: Quantity.Unit? = nil
  ) -> Quantity? {
    guard !value.isEmpty else {
      diagnostics.append(.amountMissing(like: example(of: keyword), head, source))
      return nil
    }
    do throws(QuantityReader.Failure) {
      return try QuantityReader.read(value, in: vocabulary, implied: implied)
    } catch {
      diagnostics.append(
        bounded(value, keyword) ?? diagnostic(for: error, keyword, head, value))
      return nil
    }
  }

  private func diagnostic(
    for failure: QuantityReader.Failure, _ keyword: Keyword, _ head: Excerpt, _ value: Excerpt
  ) -> Diagnostic {
    switch failure {
    case .unitMissing(let amount): unitMissing(amount, keyword, value)
    case .unitAmbiguous(let unit): .unitAmbiguous(unit, vocabulary, source)
    case .unitUnknown(let unit):
      surplus(from: unit, in: value, keyword) ?? unitUnknown(unit, keyword, in: value)
    case .backwards(let numbers, let quantity): .backwards(numbers, quantity, source)
    case .mixedUnits(let low, let high): .mixedUnits(low, high, breath, vocabulary, source)
    case .trailing(let rest) where rest.text.first == "#": .trailingComment(rest, source)
    case .trailing(let rest):
      surplus(from: rest, in: value, keyword)
        ?? .notAnAmount(rest, like: example(of: keyword), source)
    case .notAnAmount(let part): .notAnAmount(part, like: example(of: keyword), source)
    case .notWhole(let amount):
      Diagnostic(
        .error, Diagnostic.Code("R209"), "breaths, sets and rounds are whole numbers", in: source,
        at: Label(amount.range))
    case .tooLarge(let amount) where keyword == .sets: .setsUnclear(amount, source)
    case .tooLarge(let amount):
      Diagnostic(
        .error, Diagnostic.Code("R207"), "this is longer than any session", in: source,
        at: Label(amount.range, "4 hours is the most"))
    }
  }

  private func unitMissing(
    _ amount: Excerpt, _ keyword: Keyword, _ value: Excerpt
  ) -> Diagnostic {
    let units = keyword.units
    var diagnostic = Diagnostic(
      .error, Diagnostic.Code("R201"), "\(amount.words) what? A \(keyword.noun) needs a unit",
      in: source, at: Label(amount.range, listed(units.map(vocabulary.name(of:)))))
    let end = amount.range.upperBound..<amount.range.upperBound
    // With more behind the number, a unit there would not make an amount of it.
    guard amount == value else {
      return diagnostic.advising(
        .help("write it like 1:30, or like \(vocabulary.amount(90, .second))"))
    }
    for unit in keyword.offeredUnits {
      diagnostic.advice.append(.maybe(Edit(end, " \(vocabulary.name(of: unit))")))
    }
    return diagnostic
  }

  private func unitUnknown(
    _ unit: Excerpt, _ keyword: Keyword, in value: Excerpt
  ) -> Diagnostic {
    let close = Suggestion.closest(to: unit.words, among: vocabulary.units.keys)
    var diagnostic = Diagnostic(
      .error, Diagnostic.Code("R206"), "\"\(unit.words)\" is not a unit", in: source,
      at: Label(unit.range, listed(keyword.units.map(vocabulary.name(of:)))))
    if BreathPattern(parsing: value, in: vocabulary) != nil {
      let breath = vocabulary.spelling(of: .breath)
      return diagnostic.advising(
        .help("write how long a breath is on a line of its own: \"\(breath): \(value.words)\""))
    }
    if let candidate = close.first(where: { $0.count > 2 }) {
      let edit = Edit(unit.range, spelling(ofUnit: candidate, behind: value.upTo(unit.start)))
      diagnostic.advice.append(.maybe(edit))
    } else if let next = unitBehind(unit, in: value) {
      diagnostic.advice.append(.fix(Edit(unit.start..<next.start, "")))
    }
    return diagnostic
  }

  /// A unit as it is written behind an amount: `minutes` for `minute` behind anything but one.
  private func spelling(ofUnit folded: String, behind amount: Excerpt) -> String {
    let written = vocabulary.spelling(ofUnit: folded)
    guard let unit = vocabulary.units[spelling: folded], written == vocabulary.nameOfOne(unit),
      let count = try? QuantityReader.read(amount.trimmed, in: vocabulary, implied: unit),
      count.high > (unit.isTime ? (unit == .minute ? 60_000 : 1000) : 1)
    else { return written }
    return vocabulary.name(of: unit)
  }

  /// The unit behind words that are none: the breaths of `5 deep, slow breaths`.
  private func unitBehind(_ word: Excerpt, in value: Excerpt) -> Excerpt? {
    let rest = value.from(word.end)
    let tokens = QuantityLexer.tokens(of: rest)
    guard let unit = tokens.first(where: { vocabulary.units[$0.excerpt] != nil }),
      tokens.last == unit, tokens.allSatisfy({ $0.kind == .word || $0.excerpt.text == "," }),
      (try? QuantityReader.read(
        Excerpt(value.upTo(word.start).text + unit.excerpt.text), in: vocabulary)) != nil
    else { return nil }
    return unit.excerpt
  }

  /// Words behind an amount that belong elsewhere: `each side`, `x 30 seconds`.
  private func surplus(
    from part: Excerpt, in value: Excerpt, _ keyword: Keyword
  ) -> Diagnostic? {
    let rest = value.from(part.start)
    let sets = vocabulary.spelling(of: .sets)
    if vocabulary.has(rest.withoutFullStop, .perSide) {
      let end = value.upTo(rest.start).trimmed.end
      return Diagnostic(
        .error, Diagnostic.Code("R206"), "\"\(rest.words)\" is not part of an amount", in: source,
        at: Label(rest.range, "both sides always get the same")
      ).advising(.fix(Edit(end..<value.end, "")))
    }
    guard let count = BareCount(value, vocabulary), let written = count.sets,
      let amount = count.amount
    else { return nil }
    let before = value.start..<amount.start
    let isOfSets = keyword == .sets
    let hold = "\(vocabulary.spelling(of: .hold)): \(vocabulary.amount(30, .second))"
    let edit = isOfSets ? Edit(written.end..<value.end, "") : Edit(before, "")
    return Diagnostic(
      .error, Diagnostic.Code("R206"), "sets and their length are two lines", in: source,
      at: Label(isOfSets ? written.end..<value.end : before)
    ).advising(
      .maybe(edit),
      isOfSets
        ? .help("write how long one lasts below the sentences, like \"\(hold)\"")
        : .help("write \"\(sets): \(written.words)\" above the first step"))
  }

  /// An amount as it may stand behind a keyword.
  private func example(of keyword: Keyword) -> String {
    switch keyword {
    case .sets: "2-3"
    case .reps: "8-10"
    default: "30 \(vocabulary.name(of: keyword.units.first ?? .second))"
    }
  }

  private func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension Keyword {
  /// Whether such a line can last so many of a unit.
  func canLast(_ unit: Quantity.Unit) -> Bool {
    switch self {
    case .hold, .move: unit.isTime || unit == .breath
    case .flow: unit == .breath
    case .reps: unit == .time
    default: unit.isTime
    }
  }

  /// The unit of a number without one, if there is only one it can have.
  var impliedUnit: Quantity.Unit? { self == .reps ? .time : nil }

  /// What such an amount may count.
  var units: [Quantity.Unit] {
    switch self {
    case .hold, .move, .at, .after, .left, .every: [.second, .minute, .breath]
    case .flow: [.breath]
    case .reps: [.time]
    case .sets: [.set]
    default: [.second, .minute]
    }
  }

  /// The units that are offered for a number without one: a session takes minutes, and whatever else
  /// does may take seconds.
  fileprivate var offeredUnits: [Quantity.Unit] {
    self == .length ? [.minute] : units.filter { $0 != .minute }
  }

  /// What the line asks for, as a noun.
  var noun: String {
    switch self {
    case .betweenPoses, .betweenSides, .betweenSets: "change"
    case .at, .after, .left, .every: "prompt"
    case .reps: "run of repeats"
    default: rawValue
    }
  }
}
