/// The words of one language: what may start a line, what may follow a number, and the numbers.
struct Vocabulary: Sendable {
  /// Keywords by their folded spelling.
  var keywords: [String: Keyword]
  /// The spelling shown to people.
  var spellings: [Keyword: String]
  /// Units by their folded spelling.
  var units: [String: Quantity.Unit]
  /// Whole numbers by their folded spelling.
  var numbers: [String: Int]

  /// The words of English.
  static let english = Vocabulary(
    keywords: keywords, spellings: spellings, units: units, numbers: numbers)

  /// What people write for "Each side".
  var sidesByOtherNames: Set<String> {
    ["both sides", "on each side", "on both sides", "for each side", "each leg", "each arm"]
  }

  /// How a keyword is written.
  func spelling(of keyword: Keyword) -> String {
    spellings[keyword] ?? keyword.rawValue
  }

  private static let spellings: [Keyword: String] = [
    .pose: "Pose", .session: "Session", .part: "Part",
    .eachSide: "Each side", .eachSet: "Each set", .afterwards: "Afterwards",
    .id: "Id", .alsoCalled: "Also called", .targets: "For", .level: "Level",
    .position: "Position", .equipment: "Equipment", .schedule: "Schedule",
    .language: "Language", .author: "Author", .source: "Source", .licence: "Licence",
    .tags: "Tags", .note: "Note", .versions: "Versions", .sets: "Sets", .breath: "Breath",
    .betweenPoses: "Between poses", .betweenSides: "Between sides",
    .betweenSets: "Between sets", .length: "Length", .warmUp: "Warm-up", .stopIf: "Stop if",
    .askFirstIf: "Ask first if", .wait: "Wait", .pain: "Pain",
    .hold: "Hold", .move: "Move", .flow: "Flow", .reps: "Reps", .rest: "Rest",
    .transition: "Transition", .pause: "Pause",
    .halfway: "Halfway", .countdown: "Countdown", .at: "At", .after: "After", .left: "left",
    .every: "Every", .during: "During", .last: "Last", .release: "Release",
    .switch: "Switch", .inhale: "Inhale", .exhale: "Exhale",
    .use: "Use", .include: "Include", .caution: "Caution", .say: "Say",
    .easier: "Easier", .deeper: "Deeper", .standard: "Standard",
    .firstSide: "First side", .secondSide: "Second side",
  ]

  private static let keywords: [String: Keyword] = {
    var table: [String: Keyword] = [
      "routine": .session, "after both sides": .afterwards, "license": .licence,
      "modification": .easier, "progression": .deeper,
    ]
    for (keyword, word) in spellings { table[word.lowercased()] = keyword }
    return table
  }()

  private static let units: [String: Quantity.Unit] = [
    "s": .second, "sec": .second, "secs": .second, "second": .second, "seconds": .second,
    "min": .minute, "mins": .minute, "minute": .minute, "minutes": .minute,
    "breath": .breath, "breaths": .breath, "deep breath": .breath, "deep breaths": .breath,
    "slow breath": .breath, "slow breaths": .breath,
    "time": .time, "times": .time, "rep": .time, "reps": .time, "x": .time,
    "set": .set, "sets": .set, "round": .round, "rounds": .round,
  ]

  private static let numbers: [String: Int] = {
    var table = ["a": 1, "an": 1]
    for number in 1...99 { table[EnglishNumbers.words(for: number)] = number }
    return table
  }()
}
