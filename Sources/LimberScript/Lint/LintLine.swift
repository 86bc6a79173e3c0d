internal import LimberDiagnostics
internal import LimberTimeline

/// A line of a script as the lint sees it: what is said in it, and on which sides.
struct LintLine {
  /// Where it stands in its pose.
  enum Zone: Hashable {
    case header, setup, sided, afterwards
  }

  var syntax: LineSyntax
  var zone: Zone
  /// What is said.
  var text: Excerpt?
  /// Sentences that continue it on lines below.
  var more: [Excerpt] = []
  /// What the bytes of all its texts tell.
  var traits: LineTraits = []
  var wordCount = 0

  /// Whether the author has said that the words are meant as they are.
  var isAsMeant: Bool {
    guard case .spoken(let wording) = syntax.statement else { return false }
    return wording.excerpt.start > syntax.head.start
  }
  /// Whether it is said on one side only, or between the sides.
  var isOnOneSide: Bool {
    if case .prompt(let prompt) = syntax.statement, prompt.keyword == .switch { return true }
    return syntax.qualifiers.contains { if case .turn = $0.kind { true } else { false } }
  }
  /// Whether it is a sentence without a word of the language in front that says how it is meant.
  var isPlain: Bool { if case .spoken = syntax.statement { !isAsMeant } else { false } }
  /// All that is said, sentence by sentence.
  var texts: [Excerpt] { (text.map { [$0] } ?? []) + more }
}

/// The lines of one pose, or of a session.
struct LintGroup {
  var heading: LineSyntax?
  var isSession = false
  var lines: [LintLine] = []
  var firstSide: Side?
  var sidesLine: LineSyntax?
}

extension LineSyntax {
  /// What the line says, if it says something.
  var wording: Wording? {
    switch statement {
    case .spoken(let wording), .caution(let wording), .phase(_, let wording): wording
    case .prompt(let prompt): if case .wording(let wording) = prompt.value { wording } else { nil }
    case .eachSide(_, let also), .eachSet(let also), .afterwards(let also): also
    default: nil
    }
  }
}
