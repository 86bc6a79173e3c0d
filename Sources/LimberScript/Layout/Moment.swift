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
    /// Words, or a tone where they have been heard before; with a limit if the author wrote one.
    case gate(String?, limit: Milliseconds?)
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
  /// How the numbers of its countdown or its repeats are told.
  var count: CueStyle
  /// How its breaths are told.
  var breathCues: CueStyle
  /// What comes next, said during a rest if there is room.
  var preview: String?
  /// How long one repeat lasts; nil if nothing is repeated.
  var repeatLength: Milliseconds?
  /// Lines said at some time inside it.
  var prompts: [PlannedPrompt] = []
  /// What announces the last breath or repeat, longest first; empty for nothing.
  var last: [String] = []
  /// The line the last words stand on.
  var lastOrigin: Origin?
  /// The words at its end, if its line has some.
  var release: PlannedWords?
  /// Whether words are heard at its end.
  var hasRelease = true
  /// The words of the phases of a flow.
  var inhale: PhaseWords?
  var exhale: PhaseWords?

  /// How many breaths it lasts; zero if seconds pace it.
  var breaths: Int { dose.unit == .breath ? dose.value : 0 }

  /// How many repeats it lasts; zero if it is not counted by them.
  var repeats: Int { dose.unit == .time ? dose.value : 0 }

  /// How long one breath or repeat lasts, if it is counted by them.
  var cycle: Milliseconds? { breath?.cycle ?? repeatLength }
}

/// What is said in one phase of a flow: the first time, and later.
struct PhaseWords: Hashable, Sendable {
  var long: String
  var short: String
  var hasShort: Bool
  var origin: Origin
}

/// Words and the line they stand on.
struct PlannedWords: Hashable, Sendable {
  var text: String
  var origin: Origin
}

/// A time from an edge of a window: after its start, or before its end.
struct PromptTime: Hashable, Sendable {
  var edge: Cue.Anchor.Edge
  var distance: Milliseconds
}

/// A line said at some time inside a window.
struct PlannedPrompt: Hashable, Sendable {
  /// When it is said, from an edge of the window; nil for wherever there is room.
  var time: PromptTime?
  /// Its words, longest first.
  var texts: [String]
  var origin: Origin
}
