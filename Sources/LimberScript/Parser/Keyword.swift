internal import LimberTimeline

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
  case pain
  // Timed lines.
  case hold, move, flow, reps, rest, transition, pause
  // Prompts.
  case halfway, countdown, at, after, left, every, during, last, release, `switch`
  // Breath-led lines.
  case inhale, exhale
  // Everything else.
  case use, include, wait, caution, say
  // Qualifiers.
  case easier, deeper, standard, firstSide, secondSide
}

extension Keyword {
  /// Whether it names a setting, which stands above the first step.
  var isSetting: Bool {
    switch self {
    case .id, .alsoCalled, .targets, .level, .position, .equipment, .schedule, .language,
      .author, .source, .licence, .tags, .note, .versions, .sets, .breath, .betweenPoses,
      .betweenSides, .betweenSets, .length, .warmUp, .stopIf, .askFirstIf, .pain:
      true
    default: false
    }
  }

  /// Whether it opens a pose, a session or a part of one.
  var isHeading: Bool { self == .pose || self == .session || self == .part }

  /// Whether it opens a line that takes time.
  var isTimed: Bool {
    switch self {
    case .hold, .move, .flow, .reps, .rest, .transition, .pause: true
    default: false
    }
  }

  /// Whether a time belongs to it, as in "At 10 seconds".
  var takesTime: Bool {
    switch self {
    case .at, .after, .left, .every: true
    default: false
    }
  }

  /// The variant it names, if it names one.
  var variant: Variant? {
    switch self {
    case .easier: .easier
    case .deeper: .deeper
    case .standard: .standard
    default: nil
    }
  }

  /// The turn it names, if it names one.
  var turn: Turn? {
    switch self {
    case .firstSide: .first
    case .secondSide: .second
    default: nil
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
}
