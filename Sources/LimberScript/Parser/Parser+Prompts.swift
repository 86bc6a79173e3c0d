internal import LimberDiagnostics
internal import LimberTimeline

/// Lines that belong to the timed line above them, and gates.
extension Parser {
  /// A prompt with a time in its words: `At 10 seconds`, `1 minute left`.
  mutating func parsePrompt(_ keyword: Keyword, at time: Excerpt, _ head: LineHead) -> Statement {
    guard let quantity = quantity(time, for: keyword, head.words) else {
      return .broken(isTimed: false)
    }
    guard quantity.low == quantity.high, quantity.low > 0, quantity.unit.canBeReached else {
      diagnostics.append(.promptTimeUnclear(time, vocabulary, source))
      return .broken(isTimed: false)
    }
    let moment = TimeOfPrompt(quantity: quantity, excerpt: time)
    return spoken(head) {
      .prompt(PromptSyntax(keyword: keyword, time: moment, value: .wording($0)))
    }
  }

  /// A prompt without one.
  mutating func parsePrompt(_ keyword: Keyword, _ head: LineHead) -> Statement {
    guard !keyword.takesTime else {
      diagnostics.append(.promptTimeMissing(head.words, vocabulary, source))
      return .broken(isTimed: false)
    }
    if keyword.hasSwitch, vocabulary.has(head.value, .on) {
      return .prompt(PromptSyntax(keyword: keyword, value: .on))
    }
    if keyword.hasSwitch, vocabulary.has(head.value, .off) {
      return .prompt(PromptSyntax(keyword: keyword, value: .off))
    }
    if keyword.hasSwitch, keyword != .countdown, let meant = meantSwitch(head.value) {
      diagnostics.append(.switchUnclear(head, meant, source))
      return .broken(isTimed: false)
    }
    guard keyword == .countdown else {
      return spoken(head) { .prompt(PromptSyntax(keyword: keyword, value: .wording($0))) }
    }
    let parts = head.value.folded.split(separator: " ")
    let words = parts.dropLast().joined(separator: " ")
    guard vocabulary.has(words, .from), let count = parts.last.flatMap({ Int($0) }),
      (1...10).contains(count)
    else {
      diagnostics.append(
        .countdownUnclear(head.value, head.words, meant: meantCountdown(head.value), source))
      return .broken(isTimed: false)
    }
    return .prompt(PromptSyntax(keyword: keyword, value: .from(count)))
  }

  /// `off` for `no`, `on` for `yes`.
  private func meantSwitch(_ value: Excerpt) -> String? {
    // Most sentences start with another letter.
    guard let first = value.firstByte, first >= 0x80 || "nyNY".utf8.contains(first) else {
      return nil
    }
    return switch value.withoutFullStop.folded {
    case "no", "none", "never": vocabulary.spelling(of: .off)
    case "yes": vocabulary.spelling(of: .on)
    default: nil
    }
  }

  /// `from 5` for `5` and `from five`.
  private func meantCountdown(_ value: Excerpt) -> String? {
    if let meant = meantSwitch(value) { return meant }
    let word = value.lastWord?.word ?? value
    let count = Int(word.text) ?? vocabulary.number(word.folded).map { $0 / 1000 }
    guard let count, (1...10).contains(count) else { return nil }
    return "\(vocabulary.spelling(of: .from)) \(count)"
  }

  /// `Wait: until ready, 30 seconds at most` (LANGUAGE.md 5).
  mutating func parseWait(_ head: LineHead) -> Statement {
    let comma = head.value.place(of: ",") ?? head.value.end
    guard vocabulary.has(head.value.upTo(comma).folded, .untilReady) else {
      diagnostics.append(.waitUnclear(head, vocabulary, source))
      return .broken(isTimed: false)
    }
    guard comma < head.value.end else { return .wait(atMost: nil) }
    let rest = head.value.from(comma + 1).trimmed
    let limit = vocabulary.amounts(in: rest, like: .atMost).first ?? rest
    guard let quantity = quantity(limit, for: .wait, head.words) else {
      return .broken(isTimed: false)
    }
    guard quantity.unit.isTime, quantity.low == quantity.high, quantity.high > 0 else {
      diagnostics.append(.waitUnclear(head, vocabulary, source))
      return .broken(isTimed: false)
    }
    return .wait(atMost: Milliseconds(quantity.high))
  }
}

extension Keyword {
  /// Whether "on" and "off" switch it, instead of being said.
  fileprivate var hasSwitch: Bool {
    switch self {
    case .halfway, .countdown, .last, .release: true
    default: false
    }
  }
}

extension Quantity.Unit {
  /// Whether one can be so far into a window.
  fileprivate var canBeReached: Bool {
    switch self {
    case .second, .minute, .breath, .time: true
    case .set, .round: false
    }
  }
}

extension Diagnostic {
  fileprivate static func promptTimeMissing(
    _ head: Excerpt, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R208"), "\"\(head.words)\" needs an amount after it", in: source,
      at: Label(head.range, "for example \(head.words) \(vocabulary.amount(10, .second))"))
  }

  fileprivate static func promptTimeUnclear(
    _ time: Excerpt, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let examples = "\(vocabulary.amount(10, .second)) or \(vocabulary.amount(2, .breath))"
    return Diagnostic(
      .error, Code("R213"), "a line like this is said at one time", in: source,
      at: Label(time.range, "write one amount, like \(examples)"))
  }

  fileprivate static func waitUnclear(
    _ head: LineHead, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let ready = vocabulary.spelling(of: .untilReady)
    let time = vocabulary.amount(30, .second)
    let range = head.valueRange.isEmpty ? head.wordsRange : head.value.range
    return Diagnostic(
      .error, Code("R214"), "a wait is written \"\(ready)\"", in: source,
      at: Label(range, "or like \"\(ready), \(vocabulary.around(time, .atMost))\"")
    ).advising(
      .note(
        "to wait for a time only, write it like \"\(vocabulary.spelling(of: .rest)): \(time)\""))
  }

  fileprivate static func countdownUnclear(
    _ value: Excerpt, _ head: Excerpt, meant: String?, _ source: Source
  ) -> Diagnostic {
    let range = value.isEmpty ? head.range : value.range
    let diagnostic = Diagnostic(
      .error, Code("R109"), "a countdown is \"on\", \"off\", or \"from\" a number up to 10",
      in: source, at: Label(range))
    return meant.map { diagnostic.advising(.fix(Edit(range, $0))) } ?? diagnostic
  }

  fileprivate static func switchUnclear(
    _ head: LineHead, _ meant: String, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R109"), "\"\(head.words.words)\" is \"on\" or \"off\", or says a sentence",
      in: source, at: Label(head.value.range)
    ).advising(.fix(Edit(head.value.range, meant)))
  }
}
