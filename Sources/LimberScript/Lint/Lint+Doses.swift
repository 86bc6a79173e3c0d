internal import LimberDiagnostics

/// Doses that are probably a slip (LANGUAGE.md 2.1, 6.2).
extension Lint {
  mutating func checkDose(of line: LintLine) {
    guard let timed = timed(by: line), !timed.isOnPurpose,
      let bounds = UsualDose.bounds(of: timed.keyword, in: timed.quantity.unit)
    else { return }
    if timed.quantity.high > bounds.upperBound {
      diagnostics.append(.doseUnusual(timed, isLong: true, bounds, vocabulary, source))
    } else if timed.quantity.low < bounds.lowerBound {
      diagnostics.append(.doseUnusual(timed, isLong: false, bounds, vocabulary, source))
    }
  }
}

/// What people usually do, in milliseconds and in counts.
enum UsualDose {
  /// The doses that are not worth a word; nil where anything goes.
  static func bounds(of keyword: Keyword, in unit: Quantity.Unit) -> ClosedRange<Int>? {
    switch (keyword, unit) {
    case (.hold, .second), (.hold, .minute): 8000...120_000
    case (.hold, .breath): 1...15
    case (.move, .second), (.move, .minute): 5000...1_200_000
    case (.move, .breath), (.flow, .breath): 1...40
    case (.reps, .time): 1...50
    case (.rest, .second), (.rest, .minute): 0...900_000
    case (.pause, .second), (.pause, .minute), (.transition, .second), (.transition, .minute):
      0...120_000
    default: nil
    }
  }
}

extension Diagnostic {
  fileprivate static func doseUnusual(
    _ timed: TimedSyntax, isLong: Bool, _ bounds: ClosedRange<Int>, _ vocabulary: Vocabulary,
    _ source: Source
  ) -> Diagnostic {
    let amount = timed.excerpt.words
    let isBare = timed.quantity.unit == .time && !amount.contains(where: \.isLetter)
    let said = isBare ? "\(amount) repeats" : amount
    let much = timed.quantity.unit.isTime ? (isLong ? "long" : "short") : isLong ? "much" : "little"
    let isMany = timed.quantity.high != 1 && !timed.quantity.unit.isTime
    var diagnostic = Diagnostic(
      .warning, Code("R801"),
      "\(said) \(isMany ? "are" : "is") very \(isMany && isLong ? "many" : much) for a "
        + timed.keyword.noun,
      in: source, at: Label(timed.excerpt.range))
    if let (unit, edit) = timed.otherUnit(bounds, vocabulary, source) {
      diagnostic.label.text = "did you mean \(unit)?"
      diagnostic = diagnostic.advising(.maybe(edit))
    }
    let word = vocabulary.spelling(of: timed.keyword)
    return diagnostic.advising(vocabulary.keepingOnPurpose(word, amount))
  }
}

extension TimedSyntax {
  /// The unit with which the same numbers would be a usual dose, and what writes it.
  fileprivate func otherUnit(
    _ bounds: ClosedRange<Int>, _ vocabulary: Vocabulary, _ source: Source
  ) -> (String, Edit)? {
    let tokens = QuantityLexer.tokens(of: excerpt)
    guard let last = tokens.last, last.kind == .word, tokens.count > 1,
      tokens.dropLast().allSatisfy({ $0.kind.isNumber || $0.kind == .dash })
    else { return nil }
    switch vocabulary.units[last.excerpt] {
    case .minute?:
      guard bounds.contains(quantity.low / 60), bounds.contains(quantity.high / 60) else {
        return nil
      }
      let name = vocabulary.name(of: .second)
      return (name, Edit(last.excerpt.range, name))
    case .second? where keyword == .hold && quantity.low >= 2000 && quantity.high <= 15_000:
      let name = vocabulary.name(of: .breath)
      return (name, Edit(last.excerpt.range, name))
    default: return nil
    }
  }
}
