internal import LimberTimeline

/// One thing that happens in a pose or a session, in the order of the script.
enum Step: Hashable, Sendable {
  case say(SpokenLine)
  case caution(SpokenLine)
  case breathe(Phase, SpokenLine)
  case window(Window)
}

/// A wording and the line it stands on.
struct SpokenLine: Hashable, Sendable {
  var wording: Wording
  var origin: Origin
}

/// A timed line with everything that belongs to it.
struct Window: Hashable, Sendable {
  /// What is done in it.
  enum Kind: Hashable, Sendable {
    case hold, move, flow, rest, transition, pause
  }

  var kind: Kind
  var quantity: Quantity
  var origin: Origin
  /// Whether there is a halfway cue; nil if nothing is written.
  var hasHalfway: Bool?
  /// The words that follow the word for half time.
  var halfway: SpokenLine?
  /// What the countdown starts from, zero for none; nil if nothing is written.
  var countFrom: Int?
  var breath: BreathPattern?
  var inhale: SpokenLine?
  var exhale: SpokenLine?
}

extension Window.Kind {
  init?(_ keyword: Keyword) {
    switch keyword {
    case .hold: self = .hold
    case .move: self = .move
    case .flow: self = .flow
    case .rest: self = .rest
    case .transition: self = .transition
    case .pause: self = .pause
    default: return nil
    }
  }
}
