/// The words of one language: what may start a line, what may follow a number, and the numbers.
///
/// It never changes, and everything that parses shares it.
final class Vocabulary: Sendable {
  /// Keywords by their folded spelling.
  let keywords: WordTable<Keyword>
  /// The first words of all keywords, which most sentences can be told apart by.
  let starts: WordTable<Bool>
  /// The keywords that may start a line, as shown to people.
  let lineStarts: [String]
  /// The spelling shown to people.
  let spellings: [Keyword: String]
  /// Units by their folded spelling.
  let units: [String: Quantity.Unit]
  /// Whole numbers by their folded spelling.
  let numbers: [String: Int]

  /// The words of English.
  static let english = Vocabulary(
    keywords: keywords, spellings: spellings, units: units, numbers: numbers)

  /// Creates a vocabulary from folded spellings, and from the spellings shown to people.
  init(
    keywords: [String: Keyword], spellings: [Keyword: String], units: [String: Quantity.Unit],
    numbers: [String: Int]
  ) {
    self.keywords = WordTable(keywords)
    let starts = keywords.keys.compactMap { $0.split(separator: " ").first.map(String.init) }
    self.starts = WordTable(Dictionary(starts.map { ($0, true) }) { first, _ in first })
    self.spellings = spellings
    lineStarts = spellings.filter { $0.key != .left }.map(\.value)
    self.units = units
    self.numbers = numbers
  }

  /// Whether a line may start with a keyword; most sentences do not.
  func mayStart(_ content: Excerpt) -> Bool {
    starts[content.firstWord.word.withoutMark] != nil
  }

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
