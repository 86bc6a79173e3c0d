internal import LimberTimeline

/// Writes a line of one language in the words of another, as far as its meaning is certain.
struct Translation {
  let from: Language
  let to: Language

  init(from: Language, to: Language) {
    self.from = from
    self.to = to
  }

  /// The line with this head; nil if only a person can write it.
  func line(_ meaning: HeadMeaning, _ head: LineHead) -> String? {
    let word = to.vocabulary.spelling(of: meaning.keyword)
    switch meaning {
    case .eachSide(let first):
      let isBare = from.vocabulary.keywords[head.words] != nil
      let order = to.vocabulary.spelling(of: first == .left ? .leftFirst : .rightFirst)
      return joined(isBare ? word : "\(word), \(order)", head.value.words)
    case .timedPrompt(let keyword, let time):
      guard let time = amount(time) else { return nil }
      let pattern = to.vocabulary.spelling(of: .timeLeft)
      let words = keyword == .left ? pattern.replacing("…", with: time) : "\(word) \(time)"
      return joined(words, head.value.words)
    case .qualifier(let qualifier):
      let rest = LineHead.strict(in: head.value)?.words
      let meaning = rest.flatMap { from.vocabulary.meaning(of: $0, isWhole: true) }
      let isTimed = from.vocabulary.keyword(startingAt: head.value)?.0.isTimed ?? false
      guard meaning == nil, !isTimed else { return nil }
      let instead = qualifier.instead == nil ? "" : " " + to.vocabulary.spelling(of: .instead)
      return joined(word + instead, head.value.words)
    case .keyword(let keyword): return value(head.value, of: keyword).map { joined(word, $0) }
    case .faulty: return nil
    }
  }

  private func joined(_ words: String, _ value: String) -> String {
    value.isEmpty ? "\(words):" : "\(words): \(value)"
  }

  /// What may follow a keyword.
  private func value(_ value: Excerpt, of keyword: Keyword) -> String? {
    switch keyword {
    case .hold, .move, .flow, .reps, .rest, .transition, .pause, .betweenPoses, .betweenSides,
      .betweenSets, .length:
      return amount(value, implied: keyword.impliedUnit)
    case .sets: return amount(value, implied: .set)
    case .breath: return preset(value) ?? pattern(value)
    case .level, .countdown, .wait, .warmUp: return preset(value)
    case .use, .versions, .schedule: return value.place(of: ",") != nil ? nil : value.words
    default: return preset(value) ?? value.words
    }
  }

  /// A value that is one of the words of the language.
  private func preset(_ value: Excerpt) -> String? {
    let words = Vocabulary.Word.allCases.filter {
      !$0.hasAmount && !$0.isOptional && $0 != .eachSideSlips
    }
    let word = words.first { from.vocabulary.has(value, $0) }
    return word.map(to.vocabulary.spelling(of:))
  }

  private func pattern(_ value: Excerpt) -> String? {
    guard let breath = BreathPattern(parsing: value, in: from.vocabulary) else { return nil }
    let phases: [(Milliseconds, Vocabulary.Word)] = [
      (breath.inhale, .in), (breath.exhale, .out), (breath.pause, .empty),
    ]
    return phases.filter { $0.0 > .zero || $0.1 != .empty }
      .map { "\(decimal($0.0.count)) \(to.vocabulary.spelling(of: $0.1))" }
      .joined(separator: ", ")
  }

  /// An amount and nothing else, with its full stop dropped.
  private func amount(_ value: Excerpt, implied: Quantity.Unit? = nil) -> String? {
    let value = value.withoutFullStop
    if (try? QuantityReader.read(value, in: to.vocabulary, implied: implied)) != nil {
      return value.words
    }
    return (try? QuantityReader.read(value, in: from.vocabulary, implied: implied)).map(text)
  }

  /// A quantity as it is written with digits.
  private func text(of quantity: Quantity) -> String {
    let scale = quantity.unit == .minute ? 60 : quantity.unit == .second ? 1 : nil
    let ends = [quantity.low, quantity.high].map { end in
      scale.map { decimal(end / $0) } ?? String(end)
    }
    let digits = ends[0] == ends[1] ? ends[0] : "\(ends[0])-\(ends[1])"
    guard let unit = Dose.Unit(rawValue: quantity.unit.rawValue) else {
      return "\(digits) \(to.vocabulary.name(of: quantity.unit))"
    }
    return to.phrasebook.written(digits, unit)
  }

  /// Thousandths as a decimal number.
  private func decimal(_ thousandths: Int) -> String {
    let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
    guard rest > 0 else { return String(whole) }
    return "\(whole).\(String(rest + 1000).dropFirst().trimmingSuffix { $0 == "0" })"
  }
}
