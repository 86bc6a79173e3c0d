/// A short sound that is not speech, named for what it tells.
public enum Tone: String, Hashable, Sendable, CaseIterable {
  /// The window starts now.
  case start
  /// One number of a countdown.
  case count
  /// Half of the window is over.
  case halfway
  /// Breathe in: rises.
  case breathIn
  /// Breathe out: falls.
  case breathOut
  /// The window ends now.
  case end

  /// How long the tone sounds.
  ///
  /// A breath tone is short enough for a halfway cue to follow it within its window
  /// (LANGUAGE.md 7.4: 500 ms, of which 250 ms are the least gap).
  public var duration: Milliseconds {
    switch self {
    case .start: 150
    case .count: 120
    case .halfway: 250
    case .breathIn, .breathOut: 240
    case .end: 400
    }
  }
}
