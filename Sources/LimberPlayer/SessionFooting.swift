/// Where a session stands, as its events tell it: for whoever shows, offers or listens for commands.
public struct SessionFooting: Hashable, Sendable {
  /// Whether a person holds the session.
  public private(set) var isPaused = false
  /// Why the session waits for an answer, if it does.
  public private(set) var waiting: WaitReason?
  private var hasStarted = false
  private var isOver = false

  /// Where a session stands before anything is heard.
  public init() {}

  /// Learns what has happened.
  public mutating func apply(_ event: PlayerEvent) {
    switch event {
    case .started: hasStarted = true
    case .paused: isPaused = true
    case .resumed: isPaused = false
    case .waiting(let reason): waiting = reason
    case .answered: waiting = nil
    case .finished, .stopped: isOver = true
    default: break
    }
  }

  /// The state of the machine that told these events.
  public var state: PlaybackMachine.State {
    if isOver { return .finished }
    switch waiting {
    case .start: return .standby
    case .gate: return .waiting
    case .pain: return .hurting
    case .stop: return .asking
    case nil: break
    }
    return isPaused ? .paused : hasStarted ? .playing : .ready
  }
}
