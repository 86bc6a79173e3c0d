internal import LimberTimeline

/// What stands behind the colon, where it is not a sentence.
extension LineFormatter {
  /// `8-10, 4 seconds each, on purpose`.
  func dose(of timed: TimedSyntax) -> String {
    var parts = [words.amount(timed.quantity, as: timed.excerpt, for: timed.keyword)]
    if let tempo = timed.tempo {
      parts.append(words.spelling(of: .each, words.amount(Quantity(exactly: tempo))))
    }
    if timed.isOnPurpose { parts.append(words.spelling(of: .onPurpose)) }
    return parts.joined(separator: ", ")
  }

  /// `At 10 seconds`, `1 minute left`.
  func head(of keyword: Keyword, at time: TimeOfPrompt, isInner: Bool) -> String {
    let amount = words.amount(time.quantity, as: time.excerpt)
    let head =
      keyword == .left
      ? words.spelling(of: .timeLeft, amount) : "\(words.spelling(of: keyword)) \(amount)"
    return isInner ? words.small(head) : head.capitalizedFirst
  }

  func written(_ value: PromptValue) -> String {
    switch value {
    case .on: words.spelling(of: .on)
    case .off: words.spelling(of: .off)
    case .from(let count): "\(words.spelling(of: .from)) \(count)"
    case .wording(let wording): wording.excerpt.asWritten
    }
  }

  /// `until ready, 30 seconds at most`.
  func limit(_ limit: Milliseconds?, as value: Excerpt) -> String {
    let until = words.spelling(of: .untilReady)
    guard let limit else { return until }
    let vocabulary = words.vocabulary
    let quantity = value.split(at: ",").last.flatMap { part in
      vocabulary.amounts(in: part, like: .atMost).lazy
        .compactMap { try? QuantityReader.read($0, in: vocabulary) }.first
    }
    let amount = words.amount(quantity ?? Quantity(exactly: limit), as: value)
    return "\(until), \(words.spelling(of: .atMost, amount))"
  }

  /// The value of a setting; nil if it is not understood.
  func written(_ value: SettingValue, of keyword: Keyword, as excerpt: Excerpt) -> String? {
    switch value {
    case .word, .text, .schedule: text(of: keyword, as: excerpt)
    case .list:
      excerpt.list(at: ",")
        .map { keyword == .equipment ? words.choice(of: [.none], $0) : $0.words }
        .joined(separator: ", ")
    case .names(let names): names.map(\.words).joined(separator: ", ")
    case .sets(let sets, let oneSideAtATime):
      words.amount(sets, for: .sets)
        + (oneSideAtATime ? ", \(words.spelling(of: .oneSideAtATime))" : "")
        + (isOnPurpose(excerpt) ? ", \(words.spelling(of: .onPurpose))" : "")
    case .breath(let pattern): words.breath(pattern, as: excerpt)
    case .quantity(let quantity): words.amount(quantity, as: excerpt)
    case .broken: nil
    }
  }

  private func isOnPurpose(_ value: Excerpt) -> Bool {
    guard let (_, tail) = value.withoutFullStop.splitAtLastComma else { return false }
    return words.vocabulary.has(tail, .onPurpose)
  }

  private func text(of keyword: Keyword, as excerpt: Excerpt) -> String {
    switch keyword {
    case .level: words.choice(of: [.gentle, .moderate, .strong], excerpt)
    case .warmUp: words.choice(of: [.doneSeparately], excerpt)
    default: excerpt.words
    }
  }

  /// `figure four, 1 set, hold 30 seconds`.
  func written(_ use: UseSyntax, as value: Excerpt) -> String {
    let name = (use.folder.isEmpty ? "" : "\(use.folder)/") + use.name.words
    let changes = zip(use.modifiers, value.split(at: ",").dropFirst())
    return ([name] + changes.map(written)).joined(separator: ", ")
  }

  private func written(_ modifier: UseSyntax.Modifier, as part: Excerpt) -> String {
    switch modifier {
    case .variant(.standard): words.small(words.spelling(of: .standard))
    case .variant(.easier): words.small(words.spelling(of: .easier))
    case .variant(.deeper): words.small(words.spelling(of: .deeper))
    case .version(let name): name.words
    case .sets(let sets): words.amount(sets)
    case .timed(let keyword, let quantity):
      "\(words.small(words.spelling(of: keyword))) "
        + words.amount(quantity, as: part, for: keyword)
    case .first(let side): words.order(startingWith: side)
    case .only(let side): words.only(side)
    }
  }
}

extension Quantity {
  /// A time in seconds.
  fileprivate init(exactly time: Milliseconds) {
    self.init(low: time.count, high: time.count, unit: .second)
  }
}
