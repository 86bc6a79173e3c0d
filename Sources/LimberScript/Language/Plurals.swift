/// Which form of a word a number takes.
struct Plurals: Sendable {
  /// The numbers that take one form.
  struct Rule: Sendable {
    var form: String
    /// The numbers themselves.
    var numbers: [ClosedRange<Int>] = []
    /// The last digits of numbers.
    var endings: [ClosedRange<Int>] = []
    /// The last two digits of numbers that do not take the form, whatever their last digit is.
    var exceptions: [ClosedRange<Int>] = []

    fileprivate func takes(_ number: Int) -> Bool {
      if numbers.contains(where: { $0.contains(number) }) { return true }
      return endings.contains { $0.contains(number % 10) }
        && !exceptions.contains { $0.contains(number % 100) }
    }
  }

  var rules: [Rule]

  /// The form of every number for which there is no rule.
  static let usual = "many"

  /// The names of the forms.
  var forms: [String] { rules.map(\.form) + [Self.usual] }

  /// The form that `number` takes.
  func form(for number: Int) -> String {
    rules.first { $0.takes(number) }?.form ?? Self.usual
  }
}

/// How an amount of something is said.
struct AmountWords: Sendable {
  /// The wordings by their form; `{n}` is the number.
  var forms: [String: String]
  /// Endings of number words that change in front of it, as grammar asks for.
  var endings: [(from: String, to: String)]

  /// The number words as they stand in front of it.
  func fitted(_ number: String) -> String {
    guard !endings.isEmpty else { return number }
    return number.split(separator: " ").map { word in
      guard let ending = endings.first(where: { word.hasSuffix($0.from) }) else {
        return String(word)
      }
      return word.dropLast(ending.from.count) + ending.to
    }.joined(separator: " ")
  }
}
