internal import LimberTimeline

/// The constants of LANGUAGE.md 7.4, at one pace.
struct Tempo: Hashable, Sendable {
  /// The pace in thousandths.
  var pace: Int

  /// Least silence between two voiced cues.
  static let leastGap: Milliseconds = 250
  /// Between "Hold for …" and the start of the hold.
  static let afterAnnouncement: Milliseconds = 500
  /// Silence that must remain at the end of a breath phase.
  static let phaseTail: Milliseconds = 250
  /// How far a halfway or time-left cue may shift.
  static let halfwayWindow: Milliseconds = 500
  /// The grid on which shifts are tried.
  static let step: Milliseconds = 50
  /// The longest word of a spoken countdown.
  static let longestCount: Milliseconds = 750
  /// The shortest hold with a halfway cue.
  static let halfwayHold: Milliseconds = 20_000
  /// The shortest move with a halfway cue.
  static let halfwayMove: Milliseconds = 120_000
  /// The shortest move that tells when a minute is left.
  static let timeLeftMove: Milliseconds = 180_000
  /// How far a prompt may shift.
  static let promptWindow: Milliseconds = 1000
  /// One repeat, where nothing is written.
  static let usualRepeat: Milliseconds = 4000
  /// A gate without a limit, where nobody can answer.
  static let gate: Milliseconds = 10_000
  /// The shortest window that counts down by itself.
  static let countdownWindow: Milliseconds = 10_000
  /// What the countdown starts from.
  static let countFrom = 3

  /// After an instruction.
  var afterInstruction: Milliseconds { paced(1200) }
  /// Least time from one instruction to the next, however short its words.
  var leastInstruction: Milliseconds { paced(3000) }
  /// After the last instruction before a timed slot.
  var settle: Milliseconds { paced(2000) }
  /// To a new position, its title included.
  var newPosition: Milliseconds { paced(8000) }
  /// To a pose in the same position.
  var samePosition: Milliseconds { paced(4000) }
  /// Between sides, and between sets.
  var turn: Milliseconds { paced(5000) }

  /// A time that belongs to the pace, rounded to a millisecond.
  func paced(_ time: Milliseconds) -> Milliseconds {
    Milliseconds((time.count * 1000 + pace / 2) / pace)
  }

  /// A time the author wrote: a slower pace lengthens it, a faster one never shortens it.
  func written(_ time: Milliseconds) -> Milliseconds {
    max(time, paced(time))
  }
}
