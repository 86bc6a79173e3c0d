internal import LimberTimeline

/// One thing that happens in a pose or a session, in the order of the script.
enum Step: Hashable, Sendable {
  case say(SpokenLine)
  case caution(SpokenLine)
  case breathe(Phase, SpokenLine)
  /// Until the person is ready.
  case wait(atMost: Milliseconds?, Origin)
  /// Kept apart, since it is far larger than the others.
  indirect case window(Window)
}

/// A wording and the line it stands on.
struct SpokenLine: Hashable, Sendable {
  var wording: Wording
  var origin: Origin
  /// The turn on which alone it is said; nil for both.
  var turn: Turn?
}

/// A timed line with everything that belongs to it.
struct Window: Hashable, Sendable {
  /// What is done in it.
  enum Kind: Hashable, Sendable {
    case hold, move, flow, reps, rest, transition, pause
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
  /// How long one repeat lasts; nil if nothing is written.
  var tempo: Milliseconds?
  /// Lines said at some time inside it.
  var prompts: [Prompt] = []
  /// The words for the last breath or repeat.
  var last: SpokenLine?
  /// Whether the last breath is announced; nil if nothing is written.
  var hasLast: Bool?
  /// The words at its end.
  var release: SpokenLine?
  /// Whether something is said at its end; nil if nothing is written.
  var hasRelease: Bool?
}

/// A line said at some time inside a window.
struct Prompt: Hashable, Sendable {
  /// When it is said.
  enum Time: Hashable, Sendable {
    /// So long after the start.
    case at(Quantity)
    /// So long before the end.
    case left(Quantity)
    /// Again and again.
    case every(Quantity)
    /// Wherever there is room.
    case during
  }

  var time: Time
  var line: SpokenLine
}

extension Window.Kind {
  init?(_ keyword: Keyword) {
    switch keyword {
    case .hold: self = .hold
    case .move: self = .move
    case .flow: self = .flow
    case .reps: self = .reps
    case .rest: self = .rest
    case .transition: self = .transition
    case .pause: self = .pause
    default: return nil
    }
  }
}
