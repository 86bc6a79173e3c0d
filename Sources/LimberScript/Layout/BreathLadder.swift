internal import LimberTimeline

/// What may be heard in one breath phase, best first (LANGUAGE.md 7.7).
struct BreathLadder {
  let phrasebook: Phrasebook

  /// The rungs with words; below them are a tone and nothing.
  ///
  /// The label is part of every rung: without it nobody would know which word is which breath.
  func texts(
    for phase: Phase, words: PhaseWords?, isFlow: Bool, isFirst: Bool
  ) -> [String] {
    let label = phrasebook.say(phase == .inhale ? .in : .out)
    let whole = phrasebook.say(phase == .inhale ? .breatheIn : .breatheOut)
    guard isFlow else {
      guard isFirst else { return [] }
      return [phase == .inhale ? whole : phrasebook.say(.andOut), "\(label)."]
    }
    guard let words else { return isFirst ? [whole, "\(label)."] : ["\(label)."] }
    let later = [phrasebook.labelled(words.short, by: label), "\(label)."]
    guard isFirst else { return later }
    let first =
      phrasebook.isLabelled(words.long)
      ? [words.long]
      : ["\(whole) \(words.long)", phrasebook.labelled(words.long, by: label)]
    return first + (words.hasShort ? later : ["\(label)."])
  }
}
