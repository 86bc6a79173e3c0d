internal import LimberTimeline

/// The words of one language by which slips inside sentences are found.
///
/// Whatever is missing in a language is simply not looked for.
struct LintWords: Sendable {
  /// The words for the sides, as they stand in a sentence.
  var sides: [String: Side] = [:]
  /// Words in front of a side word that make a noun of it, whatever follows: "your right".
  var beforeNoun: Set<String> = []
  /// Words behind a side word that show that it is not a side, even after an article: "angle".
  var notSides: Set<String> = []
  /// Words in front of a side word that show that it is not a side: "feels right", "time left".
  var beforeOther: [Side: Set<String>] = [:]
  /// Words behind a side word that show that it is not a side: "right away", "left over".
  var behindOther: [Side: Set<String>] = [:]
  /// Words between the names of both sides, where both are meant: "left and right".
  var joinsBoth: Set<String> = []
  /// Words for going somewhere, after which a bare side word is a direction: "turn left to".
  var directions: Set<String> = []

  /// Parts of sentences that ask for the other side, without the words that do not matter.
  var otherSide: Set<String> = []
  /// The words that they are made of, and those that may stand around them.
  var ofOtherSide: WordTable<Bool> = [:]
  /// The same, if they are all of a sentence.
  var otherSideAlone: Set<String> = []
  /// Words that may stand around such a sentence without changing it.
  var fillers: Set<String> = []
  /// Parts of words without which a line holds no such sentence.
  var otherSideHints: [String] = []

  /// Parts of words without which a line holds no amount.
  var unitHints: [String] = []
  /// Words that ask for something to last, by the keyword that makes it last.
  var lasting: [String: Keyword] = [:]
  /// Words in front of an amount that show that it is no dose: "after 10 minutes".
  var beforeNoDose: Set<String> = []
  /// Words behind an amount that show that it is no dose: "10 minutes ago".
  var behindNoDose: Set<String> = []
  /// Words anywhere in front of an amount, in its clause, that show that it is no dose: "if".
  var noDoseClauses: Set<String> = []
  /// How the placeholders, which are the same in every language, are called in this one.
  var placeholders: [String: String] = [:]
  /// Words that show that a sentence asks for the other side as well.
  var swapping: Set<String> = []

  /// Words for easy movement, in the name of a part or a pose.
  var warmingUp: [String] = []
  /// Parts of the words for a position on the floor, as they start.
  var floor: [String] = []
  /// Parts of the words for a position that is not on the floor after all.
  var notFloor: [String] = []

  /// Whether they are those of English, whose voice is looked at too.
  var isEnglish = false
  /// Words that change with what they stand for, the left one first: "linke" and "rechte"; none in
  /// English, where "{side}" says it.
  var sidePairs: [(left: String, right: String)] = []
}
