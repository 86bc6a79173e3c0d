internal import LimberAudio
public import LimberPlayer
public import LimberTimeline

/// What a screen knows of a session.
public struct ScreenState: Hashable, Sendable {
  /// What is planned so far.
  public private(set) var timeline: Timeline
  /// Whether all of the session is planned, so that its length is known.
  public private(set) var isPlanned: Bool
  /// What has been heard.
  public private(set) var position = Milliseconds.zero
  /// Whether a person holds the session.
  public private(set) var isPaused = false
  /// What was said last.
  public private(set) var words = ""
  /// A line about something that went wrong.
  public private(set) var notice: String?

  /// The state before anything is heard.
  public init(_ timeline: Timeline, isPlanned: Bool) {
    self.timeline = timeline
    self.isPlanned = isPlanned
  }

  /// Learns what has happened.
  public mutating func apply(_ event: PlayerEvent) {
    switch event {
    case .planned(let timeline, let isFinal): (self.timeline, isPlanned) = (timeline, isFinal)
    case .paused: isPaused = true
    case .resumed: isPaused = false
    case .jumped(let target): (position, words) = (target, "")
    case .cue(let cue): words = cue.text ?? words
    case .position(let heard): position = heard
    case .soundLost(let error, _): notice = "no sound: \(error.reason); going on silently"
    case .unspoken(let text, _): notice = "cannot be spoken: \(text)"
    case .started, .finished, .stopped: break
    }
  }
}
