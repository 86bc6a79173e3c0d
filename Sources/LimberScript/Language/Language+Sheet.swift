public import LimberTimeline

extension Language {
  /// An amount with its unit, in digits: `10 seconds`, `1 minute 30 seconds`, `5 breaths`.
  public func amount(_ dose: Dose) -> String {
    switch dose.unit {
    case .breath, .time: return written(String(dose.value), dose.unit)
    case .second: return seconds(dose.value)
    case .minute:
      let (minutes, rest) = dose.value.quotientAndRemainder(dividingBy: 60_000)
      guard minutes > 0 else { return seconds(rest) }
      let whole = written(String(minutes), .minute)
      return rest == 0 ? whole : "\(whole) \(seconds(rest))"
    }
  }

  private func seconds(_ milliseconds: Int) -> String {
    let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    guard rest > 0 else { return written(String(whole), .second) }
    let digits = String(rest + 1000).dropFirst().trimmingSuffix(while: { $0 == "0" })
    return written("\(whole)\(sheet[.decimal] ?? ".")\(digits)", .second)
  }

  private func written(_ digits: String, _ unit: Dose.Unit) -> String {
    let words = phrasebook.written(digits, unit)
    guard !words.contains(digits), let space = words.firstIndex(of: " ") else { return words }
    // "eine Sekunde" is how it is said.
    return digits + words[space...]
  }
}

extension LanguageFields {
  /// What a sheet says by itself; nothing if that is left out.
  func sheet() throws(LanguageError) -> [SheetWord: String] {
    guard has("sheet") else { return [:] }
    let fields = try fields("sheet")
    try fields.allow(SheetWord.allCases.map(\.rawValue))
    var words: [SheetWord: String] = [:]
    for word in SheetWord.allCases where !word.mayBeMissing || fields.has(word.rawValue) {
      let text = try fields.text(word.rawValue)
      try check(text, blanks: word.blanks)
      words[word] = text.words
    }
    return words
  }
}
