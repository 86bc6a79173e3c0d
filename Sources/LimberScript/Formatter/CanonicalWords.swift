internal import LimberTimeline

/// The canonical spellings of one language, apart from amounts.
struct CanonicalWords {
  let vocabulary: Vocabulary

  /// How a keyword is written.
  func spelling(of keyword: Keyword) -> String {
    vocabulary.spelling(of: keyword)
  }

  /// A word as it stands inside a line.
  func small(_ word: String) -> String {
    word.prefix(1).lowercased() + word.dropFirst()
  }

  var instead: String { "instead" }
  var onPurpose: String { "on purpose" }
  var oneSideAtATime: String { "one side at a time" }
  var untilReady: String { "until ready" }
  var on: String { "on" }
  var off: String { "off" }
  var from: String { "from" }
  var to: String { "to" }

  func each(_ amount: String) -> String { "\(amount) each" }
  func left(_ amount: String) -> String { "\(amount) left" }
  func atMost(_ amount: String) -> String { "\(amount) at most" }
  func order(startingWith side: Side) -> String { "\(side.rawValue) first" }
  func only(_ side: Side) -> String { "\(side.rawValue) side only" }
  func level(_ level: String) -> String { level }

  /// A preset by its name, or the seconds of each phase.
  func breath(_ pattern: BreathPattern, as value: Excerpt) -> String {
    guard value.text.contains(where: \.isNumber) else { return value.folded }
    let phases = [(pattern.inhale, "in"), (pattern.exhale, "out"), (pattern.pause, "pause")]
    return phases.filter { $0.0 > .zero }
      .map { "\(CanonicalWords.decimal($0.0.count)) \($0.1)" }.joined(separator: ", ")
  }

  /// One unit, or several.
  func name(of unit: Quantity.Unit, isOne: Bool) -> String {
    isOne ? unit.rawName : "\(unit.rawName)s"
  }
}

extension Quantity.Unit {
  fileprivate var rawName: String {
    switch self {
    case .second: "second"
    case .minute: "minute"
    case .breath: "breath"
    case .time: "time"
    case .set: "set"
    case .round: "round"
    }
  }
}
