internal import LimberTimeline

/// One thing that takes its turn on the timeline, with everything resolved but the time its words
/// take.
struct Moment: Hashable, Sendable {
  /// What it is.
  enum Content: Hashable, Sendable {
    case title(String, atLeast: Milliseconds)
    case safety(String)
    case say(String)
    case turn(Slot.Kind, String, atLeast: Milliseconds)
    case breathe(String, atLeast: Milliseconds)
    case window(PlannedWindow)
  }

  var content: Content
  /// The section it belongs to, as an index.
  var section: Int
  var side: Side?
  var set: Int
  var origin: Origin
  /// Whether the words are the language's own.
  var isDefault = false
}

/// A timed line with its dose resolved.
struct PlannedWindow: Hashable, Sendable {
  var kind: Window.Kind
  var dose: Dose
  var length: Milliseconds
  /// The breath that paces it; nil if seconds do.
  var breath: BreathPattern?
  /// What is said before the window, such as how long it is.
  var announcement: String?
  /// What is said at half time, longest first; empty for nothing.
  var halfway: [String]
  /// Whether the line after it says how to come out of it.
  var hasOwnRelease = false
  /// The line the halfway words stand on.
  var halfwayOrigin: Origin
  /// What the countdown starts from; zero for none.
  var countFrom: Int
  /// What its line asks the countdown to start from; zero if it asks for nothing.
  var askedCount: Int
  /// What comes next, said during a rest if there is room.
  var preview: String?
  /// The words of the phases of a flow.
  var inhale: PhaseWords?
  var exhale: PhaseWords?

  /// How many breaths it lasts; zero if seconds pace it.
  var breaths: Int { dose.unit == .breath ? dose.value : 0 }
}

/// What is said in one phase of a flow: the first time, and later.
struct PhaseWords: Hashable, Sendable {
  var long: String
  var short: String
  var hasShort: Bool
  var origin: Origin
}
