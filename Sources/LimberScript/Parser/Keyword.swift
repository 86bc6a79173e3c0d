/// The words that give a line a meaning, whatever they are called in a language.
enum Keyword: String, Hashable, Sendable, CaseIterable {
  // Headings.
  case pose, session, part
  // Markers.
  case eachSide, eachSet, afterwards
  // Settings.
  case id, alsoCalled, targets, level, position, equipment, schedule, language
  case author, source, licence, tags, note, versions, sets, breath
  case betweenPoses, betweenSides, betweenSets, length, warmUp, stopIf, askFirstIf
  case wait, pain
  // Timed lines.
  case hold, move, flow, reps, rest, transition, pause
  // Prompts.
  case halfway, countdown, at, after, left, every, during, last, release, `switch`
  // Breath-led lines.
  case inhale, exhale
  // Everything else.
  case use, include, caution, say
  // Qualifiers.
  case easier, deeper, standard, firstSide, secondSide
}

extension Keyword {
  /// Whether it names a setting, which stands above the first step.
  var isSetting: Bool {
    switch self {
    case .id, .alsoCalled, .targets, .level, .position, .equipment, .schedule, .language,
      .author, .source, .licence, .tags, .note, .versions, .sets, .breath, .betweenPoses,
      .betweenSides, .betweenSets, .length, .warmUp, .stopIf, .askFirstIf, .wait, .pain:
      true
    default: false
    }
  }

  /// Whether it opens a line that takes time.
  var isTimed: Bool {
    switch self {
    case .hold, .move, .flow, .reps, .rest, .transition, .pause: true
    default: false
    }
  }

  /// Whether it opens a line that belongs to the timed line above it.
  var isPrompt: Bool {
    switch self {
    case .halfway, .countdown, .at, .after, .left, .every, .during, .last, .release, .switch:
      true
    default: false
    }
  }

  /// Whether the language has the word but the compiler does not play it yet.
  var isAhead: Bool {
    switch self {
    case .eachSet, .include, .versions, .reps, .at, .after, .left, .every, .during, .last,
      .release, .switch, .easier, .deeper, .standard, .firstSide, .secondSide, .wait, .pain:
      true
    default: false
    }
  }
}
