internal import LimberTimeline

/// The fixed things Limber says in one language, and how it writes amounts and sides.
struct Phrasebook: Sendable {
  /// The phrases, by what they are for; `{…}` stands for what is filled in.
  var phrases: [Phrase: String]
  /// The names of the sides.
  var sides: [Side: String]
  /// How it writes whole numbers.
  var numbers: NumberWords
  /// Which number takes which form of a word.
  var plurals: Plurals
  /// How it writes amounts.
  var amounts: [Dose.Unit: AmountWords]
  /// First words of sentences that say themselves which breath they are for.
  var breathWords: Set<String>
  /// Whether a sentence starts small behind the name of a breath.
  var isSmallAfterLabel: Bool
  /// The words that start with a capital everywhere.
  var alwaysCapital: Set<String>

  /// A fixed thing to say.
  enum Phrase: String, Hashable, Sendable, CaseIterable {
    case hold, move, flow, reps, rest, release, ready, switchSides, set, setAndSide, round
    case getReady, stillWaiting, easeOut, timeLeft
    case greeting, greetingByKey, startReminder, paused, pausedByVoice, painChoices, stopQuestion
    case stillWaitingByVoice, soundBack
    case voiceMissing, voiceUnknown, voiceLate, coachLoud
    case microphoneMissing, microphoneLost, microphoneFound, microphoneMuted, microphoneLoud
    case whichRoutine, numbered, moreRoutines, whichPace, choiceRest
    case halfway, oneMinuteLeft, lastBreath, next, stopIf, askFirst
    case breatheIn, breatheOut, andOut, `in`, out, labelled
    case minutesAndSeconds, decimal

    /// What is filled in.
    var blanks: [String] {
      switch self {
      case .hold, .move, .flow, .reps, .rest: ["dose"]
      case .switchSides: ["side"]
      case .set, .round: ["n", "m"]
      case .setAndSide: ["n", "m", "side"]
      case .next: ["name"]
      case .timeLeft: ["pose", "session"]
      case .greeting: ["name", "phrase"]
      case .greetingByKey, .whichPace: ["name"]
      case .startReminder, .pausedByVoice, .stopQuestion, .stillWaitingByVoice, .moreRoutines:
        ["phrase"]
      case .painChoices: ["easier", "skip", "stop"]
      case .numbered: ["number", "name", "length"]
      case .stopIf, .askFirst: ["text"]
      case .labelled: ["label", "words"]
      case .minutesAndSeconds: ["minutes", "seconds"]
      case .decimal: ["whole", "digits"]
      case .release, .ready, .getReady, .stillWaiting, .easeOut, .halfway, .oneMinuteLeft,
        .lastBreath, .breatheIn, .breatheOut,
        .andOut, .in, .out, .paused, .voiceMissing, .voiceUnknown, .voiceLate, .coachLoud,
        .microphoneMissing, .microphoneLost, .microphoneFound, .microphoneMuted, .microphoneLoud,
        .soundBack, .whichRoutine, .choiceRest:
        []
      }
    }
  }

  /// A phrase with its blanks filled; `{Dose}` is `{dose}` with a capital.
  func say(_ phrase: Phrase, _ blanks: [String: String] = [:]) -> String {
    (phrases[phrase] ?? "").filling { name in
      blanks[name] ?? blanks[name.lowercased()]?.capitalizedFirst
    }
  }

  /// The name of a side.
  func name(of side: Side) -> String {
    sides[side] ?? side.rawValue
  }

  /// A number in words.
  func words(for number: Int) -> String {
    numbers.words(for: number)
  }

  /// An amount in words: "twenty-five seconds", "one minute thirty seconds", "five breaths".
  func words(for dose: Dose) -> String {
    guard dose.unit.isTime else { return counted(dose.value, dose.unit) }
    let (minutes, rest) = dose.value.quotientAndRemainder(dividingBy: 60_000)
    guard dose.unit == .minute, minutes > 0 || rest == 0 else { return seconds(dose.value) }
    let whole = counted(minutes, .minute)
    return rest == 0
      ? whole : say(.minutesAndSeconds, ["minutes": whole, "seconds": seconds(rest)])
  }

  /// "Three.", as a countdown says it.
  func count(_ number: Int) -> String {
    words(for: number).capitalizedFirst + "."
  }

  /// What is done in a breath, with the name of the breath in front unless the words have it.
  func labelled(_ words: String, by label: String) -> String {
    isLabelled(words) ? words : say(.labelled, ["label": label, "words": small(words)])
  }

  /// Whether the words say themselves which breath they are for.
  func isLabelled(_ words: String) -> Bool {
    breathWords.contains(String(words.lowercased().prefix { $0.isLetter }))
  }

  /// A sentence as it is said behind the name of a breath.
  func small(_ sentence: String) -> String {
    let word = sentence.split { !$0.isLetter }.first.map(String.init) ?? ""
    let isAcronym = word.count > 1 && word.allSatisfy(\.isUppercase)
    guard isSmallAfterLabel, !word.isEmpty, !isAcronym, !alwaysCapital.contains(word) else {
      return sentence
    }
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }

  /// An amount with its number in digits: "30 seconds", "1 minute".
  func written(_ digits: String, _ unit: Dose.Unit) -> String {
    amount(digits, unit, Int(digits).map(plurals.form) ?? Plurals.usual)
  }

  private func seconds(_ milliseconds: Int) -> String {
    let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    guard rest != 0 else { return counted(whole, .second) }
    let digits = String(rest + 1000).dropFirst().trimmingSuffix(while: { $0 == "0" })
    let spoken = digits.map { words(for: $0.wholeNumberValue ?? 0) }.joined(separator: " ")
    let number = say(.decimal, ["whole": words(for: whole), "digits": spoken])
    return amount(number, .second, Plurals.usual)
  }

  private func counted(_ number: Int, _ unit: Dose.Unit) -> String {
    let words = amounts[unit]?.fitted(words(for: number)) ?? ""
    return amount(words, unit, plurals.form(for: number))
  }

  private func amount(_ number: String, _ unit: Dose.Unit, _ form: String) -> String {
    (amounts[unit]?.forms[form] ?? "").filling { _ in number }
  }
}

extension Dose.Unit {
  /// Whether amounts are in milliseconds.
  fileprivate var isTime: Bool { self == .second || self == .minute }
}

extension String {
  /// The text with every `{name}` replaced by what `value` says; unknown ones are kept.
  func filling(_ value: (String) -> String?) -> String {
    var result = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      result += rest[..<open]
      result += value(name) ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

extension StringProtocol {
  /// The same with its first letter as a capital.
  var capitalizedFirst: String {
    prefix(1).uppercased() + dropFirst()
  }

  /// The same without the characters at its end that satisfy `drops`.
  func trimmingSuffix(while drops: (Character) -> Bool) -> SubSequence {
    guard let last = lastIndex(where: { !drops($0) }) else { return prefix(0) }
    return self[...last]
  }
}
