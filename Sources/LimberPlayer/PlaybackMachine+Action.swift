public import LimberTimeline

extension PlaybackMachine {
  /// What the caller must do.
  public enum Action: Hashable, Sendable {
    case nothing
    /// What was asked for makes no sense now; nothing changes.
    case refuse
    /// Open the sink and play from a place.
    case start(at: Milliseconds)
    /// Play on from the place where it began to wait for somebody to start it.
    case begin(at: Milliseconds)
    case pause
    /// Go on with the next frame after a pause.
    case resume
    /// Go on from a place that has been heard before, since a word was cut there.
    case resumeFrom(Milliseconds)
    /// Go on after a word of warning.
    case getReady(then: Milliseconds)
    /// Go on from another place; a paused session stays paused.
    case jump(to: Milliseconds)
    /// Say the words of a cue, then go on.
    case sayAgain(Cue, then: Milliseconds)
    /// Let the window wait when `at` comes, then go on.
    case linger(Lingering, at: Milliseconds, then: Milliseconds)
    /// Say how long the pose and the session still last.
    case tellTime
    /// Say when to ask somebody first, and the greeting again.
    case greet
    /// Say how to ease out, then wait for an answer.
    case hurt
    /// Ask whether to stop; without an answer it goes on.
    case ask(then: Milliseconds)
    /// The session has come to a gate, where its sound waits.
    case wait
    /// The limit of a gate is over.
    case endWait
    /// Plan the session anew; it goes on as it is until then.
    case replan(SessionPlan)
    /// Close the sink: everything was heard, or skipped.
    case finish
    /// Close the sink at once.
    case stop
  }

  /// What a machine is told before the session.
  public struct Rules: Hashable, Sendable {
    /// Whether there is somebody who can answer a gate.
    public var canAnswer: Bool
    /// Whether the session begins only when somebody says so.
    public var awaitsStart: Bool
    /// How much of a window is given back after a pause in it; zero to go on with the very next
    /// frame everywhere.
    public var givesBack: Milliseconds
    /// How the session is planned at first; nil if it cannot be planned anew.
    public var plan: SessionPlan?

    /// Creates rules; those of a session that is only played unless something is said.
    public init(
      canAnswer: Bool = false, awaitsStart: Bool = false, givesBack: Milliseconds = .zero,
      plan: SessionPlan? = nil
    ) {
      self.canAnswer = canAnswer
      self.awaitsStart = awaitsStart
      self.givesBack = givesBack
      self.plan = plan
    }
  }

  /// Where a session begins.
  public enum Beginning: Hashable, Sendable {
    /// At a time of the timeline; behind its end, at its end.
    case place(Milliseconds)
    /// Where a section begins, as an index into the timeline's sections.
    case section(Int)
  }
}

/// How a window is made longer while it is played.
public struct Lingering: Hashable, Sendable {
  /// How much longer.
  public var length: Milliseconds
  /// When one breathes out, if the length is one breath.
  public var exhale: Milliseconds?

  /// Creates a lingering.
  public init(length: Milliseconds, exhale: Milliseconds?) {
    self.length = length
    self.exhale = exhale
  }
}

extension SessionPlan {
  /// The paces that "slower" and "faster" lead through, in thousandths.
  public static let paces = [500, 625, 750, 900, 1000, 1100, 1250, 1500, 2000]

  /// What a command makes of the plan; nil if it changes nothing.
  func changed(by command: PlayerCommand) -> SessionPlan? {
    switch command {
    case .slower: Self.paces.last { $0 < pace }.map { SessionPlan(pace: $0, variant: variant) }
    case .faster: Self.paces.first { $0 > pace }.map { SessionPlan(pace: $0, variant: variant) }
    case .easier: variant.easier.map { SessionPlan(pace: pace, variant: $0) }
    case .deeper: variant.deeper.map { SessionPlan(pace: pace, variant: $0) }
    default: nil
    }
  }
}

extension Variant {
  fileprivate var easier: Variant? {
    switch self {
    case .deeper: .standard
    case .standard: .easier
    case .easier: nil
    }
  }

  fileprivate var deeper: Variant? {
    switch self {
    case .easier: .standard
    case .standard: .deeper
    case .deeper: nil
    }
  }
}
