internal import LimberTimeline

/// The fixed things Limber says in one language, and how it writes amounts and sides.
struct Phrasebook: Sendable {
  /// The phrases, by what they are for; `{…}` stands for what is filled in.
  var phrases: [Phrase: String]
  /// The names of the sides.
  var sides: [Side: String]

  /// A fixed thing to say.
  enum Phrase: Hashable, Sendable {
    case hold, move, flow, reps, rest, release, ready, switchSides, set, setAndSide, round
    case halfway, oneMinuteLeft, lastBreath, next, stopIf
    case breatheIn, breatheOut, andOut, `in`, out
  }

  /// The wording of English.
  static let english = Phrasebook(
    phrases: [
      .hold: "Hold for {dose}.", .move: "Keep moving for {dose}.", .flow: "{Dose}.",
      .reps: "{Dose}.", .ready: "When you are ready.",
      .rest: "Rest for {dose}.", .release: "And release.",
      .switchSides: "Now the {side} side.", .set: "Set {n} of {m}.",
      .setAndSide: "Set {n} of {m}, {side} side.", .round: "Round {n} of {m}.",
      .halfway: "Halfway.", .oneMinuteLeft: "One minute left.", .lastBreath: "Last breath.",
      .next: "Next: {name}", .stopIf: "Stop if {text}.",
      .breatheIn: "Breathe in.", .breatheOut: "Breathe out.", .andOut: "And out.",
      .in: "In", .out: "Out",
    ],
    sides: [.left: "left", .right: "right"])

  /// A phrase with its blanks filled.
  func say(_ phrase: Phrase, _ blanks: [String: String] = [:]) -> String {
    blanks.reduce(phrases[phrase] ?? "") { text, blank in
      text.replacing("{\(blank.key)}", with: blank.value)
    }
  }

  /// The name of a side.
  func name(of side: Side) -> String {
    sides[side] ?? side.rawValue
  }

  /// A number in words.
  func words(for number: Int) -> String {
    EnglishNumbers.words(for: number)
  }

  /// An amount in words: "twenty-five seconds", "one minute thirty seconds", "five breaths".
  func words(for dose: Dose) -> String {
    switch dose.unit {
    case .breath: return counted(dose.value, "breath")
    case .time: return counted(dose.value, "time")
    case .second: return seconds(dose.value)
    case .minute:
      let (minutes, rest) = dose.value.quotientAndRemainder(dividingBy: 60_000)
      let parts = [
        minutes == 0 ? nil : counted(minutes, "minute"), rest == 0 ? nil : seconds(rest),
      ]
      return dose.value == 0
        ? counted(0, "minute") : parts.compactMap(\.self).joined(separator: " ")
    }
  }

  /// "Three.", as a countdown says it.
  func count(_ number: Int) -> String {
    words(for: number).capitalizedFirst + "."
  }

  private func seconds(_ milliseconds: Int) -> String {
    let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    guard rest != 0 else { return counted(whole, "second") }
    let digits = String(rest + 1000).dropFirst()
    let decimals = digits.trimmingSuffix(while: { $0 == "0" })
    return
      "\(words(for: whole)) point \(decimals.map { words(for: $0.wholeNumberValue ?? 0) }.joined(separator: " ")) seconds"
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    "\(words(for: number)) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension StringProtocol {
  /// The same with its first letter as a capital.
  var capitalizedFirst: String {
    prefix(1).uppercased() + dropFirst()
  }

  /// The same with its first letter small, unless the word is written in capitals or is "I".
  var loweredFirst: String {
    guard let word = split(whereSeparator: { !$0.isLetter }).first, word != "I" else {
      return String(self)
    }
    let isAcronym = word.count > 1 && word.allSatisfy(\.isUppercase)
    return isAcronym ? String(self) : prefix(1).lowercased() + dropFirst()
  }

  /// The same without the characters at its end that satisfy `drops`.
  func trimmingSuffix(while drops: (Character) -> Bool) -> SubSequence {
    guard let last = lastIndex(where: { !drops($0) }) else { return prefix(0) }
    return self[...last]
  }
}
