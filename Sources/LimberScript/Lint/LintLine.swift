internal import LimberDiagnostics
internal import LimberTimeline

/// A line of a script as the lint sees it: what can be told without a look at its words.
struct LintLine {
  /// Where it stands in its pose.
  enum Zone: Hashable {
    case header, setup, sided, afterwards
  }

  /// Its place among the lines of the script.
  let index: Int
  let zone: Zone
  let outline: LineOutline
  /// What the bytes of all its texts tell.
  var traits: LineTraits = []
  var wordCount = 0

  /// Whether something is said.
  var isSaid: Bool { outline.contains(.says) }
  /// Whether the author has said that the words are meant as they are.
  var isAsMeant: Bool { outline.contains(.asMeant) }
  /// Whether it is said on one side only, or between the sides.
  var isOnOneSide: Bool { outline.contains(.oneSided) }
  /// Whether it is a sentence without a word of the language in front that says how it is meant.
  var isPlain: Bool { outline.contains(.sentence) && !isAsMeant }
}

/// The lines of one pose, or of a session.
struct LintGroup {
  var isSession = false
  var lines: [LintLine] = []
  var firstSide: Side?
  var sidesLine: LineSyntax?
  /// The amounts of its timed lines; of equal ones in a row, one.
  private(set) var timed: [Quantity] = []
  /// The place among its lines of the first that is timed.
  private(set) var firstTimed: Int?
  /// Whether a line says how many sets there are.
  var hasSets = false

  /// Starts another one, in the place that this one took.
  mutating func restart(isSession: Bool) {
    self.isSession = isSession
    lines.removeAll(keepingCapacity: true)
    firstSide = nil
    sidesLine = nil
    timed.removeAll(keepingCapacity: true)
    firstTimed = nil
    hasSets = false
  }

  /// Takes down an amount of the line that comes next.
  mutating func note(_ amount: Quantity) {
    if firstTimed == nil { firstTimed = lines.count }
    if timed.last != amount { timed.append(amount) }
  }
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
