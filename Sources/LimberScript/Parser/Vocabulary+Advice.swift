internal import LimberDiagnostics

/// Words of the language as they are offered to whoever writes in it.
extension Vocabulary {
  /// A keyword as it opens a line, in quotation marks.
  func opening(_ keyword: Keyword) -> String { "\"\(spelling(of: keyword)):\"" }

  /// A keyword in quotation marks.
  func quoted(_ keyword: Keyword) -> String { "\"\(spelling(of: keyword))\"" }

  /// So many of a unit: `30 seconds`.
  func amount(_ number: Int, _ unit: Quantity.Unit) -> String { "\(number) \(name(of: unit))" }

  /// Words around an amount: `4 seconds each`.
  func around(_ amount: String, _ word: Word) -> String {
    spelling(of: word).replacing("…", with: amount)
  }

  /// How a line is kept that is meant as it is.
  func keeping(_ purpose: String) -> Advice {
    .note("\(purpose), start the line with \(opening(.say))")
  }

  /// How a sentence is kept that is meant as speech only.
  var keepingSentence: Advice {
    .note("to keep the sentence as speech only, start it with \(opening(.say))")
  }

  /// How an unusual value is kept.
  func keepingOnPurpose(_ head: String, _ value: String) -> Advice {
    let line = "\(head): \(value), \(spelling(of: .onPurpose))"
    return .note("to keep it without this warning, write \"\(line)\"")
  }
}
