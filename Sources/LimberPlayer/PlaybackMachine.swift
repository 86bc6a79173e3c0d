public import LimberTimeline

/// Decides what a command means in each state.
///
/// It has no clock and does nothing: it is told the time that was heard, and returns what to do.
/// `docs/commands.md` shows every answer it gives.
public struct PlaybackMachine: Hashable, Sendable {
  /// Where a session stands.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Nothing has been heard yet.
    case ready
    /// Planned, until somebody starts it.
    case standby
    case playing
    case paused
    /// At a gate, until it is answered or its limit is over.
    case waiting
    /// Something hurts: until it is answered.
    case hurting
    /// Somebody has been asked whether to stop, and has not answered yet.
    case asking
    /// Everything has been heard.
    case finished
    /// A person ended it.
    case stopped
  }

  /// Where the session stands.
  public internal(set) var state = State.ready
  /// Where it stood when it was asked whether to stop, and will stand again; nil unless it was.
  var asked: State?
  /// What a person has asked to be changed so far.
  public internal(set) var plan: SessionPlan
  /// What it was told before the session.
  public let rules: Rules
  private(set) var outline: Outline
  var settled = Milliseconds.zero
  /// When everything has been heard, once it is known.
  var end: Milliseconds?
  /// Where the session begins.
  private let beginning: Beginning
  /// The furthest place of a window at which it was held since it was last come to.
  var held: Milliseconds?
  /// Whether the plan that is awaited begins with the pose or side that is left to do.
  var restarts = false

  /// Creates a machine for a session that is not planned yet.
  public init(_ rules: Rules = Rules(), beginning: Beginning = .place(.zero)) {
    self.rules = rules
    self.beginning = beginning
    plan = rules.plan ?? SessionPlan(pace: 1000, variant: .standard)
    outline = Outline(
      of: Timeline(
        title: "", language: "",
        options: .init(dose: 0, pace: 1000, breath: .slow, voice: "")))
  }

  /// Learns what is planned so far; the first time there is something to hear, it starts.
  ///
  /// Nothing behind `settled` can be jumped to. `end` is when everything has been heard; nil while
  /// more may be planned.
  public mutating func plan(
    _ timeline: Timeline, settled: Milliseconds, end: Milliseconds?
  ) -> Action {
    outline = Outline(of: timeline)
    self.settled = settled
    self.end = end
    guard state == .ready, settled > .zero || end != nil, let start = start else {
      return .nothing
    }
    state = rules.awaitsStart ? .standby : .playing
    held = start
    return .start(at: opening(at: start))
  }

  /// Learns that the session goes on in another plan, at a place of it.
  public mutating func replan(
    _ timeline: Timeline, settled: Milliseconds, end: Milliseconds?, at position: Milliseconds
  ) -> Action {
    _ = plan(timeline, settled: settled, end: end)
    held = nil
    guard restarts else { return .nothing }
    restarts = false
    guard state == .hurting else { return .nothing }
    state = .playing
    return .jump(to: outline.turnStart(of: position))
  }

  /// Answers a command; `position` is what has been heard.
  public mutating func perform(
    _ command: PlayerCommand, at position: Milliseconds, by means: PlayerCommand.Means = .hand
  ) -> Action {
    guard state.commands.contains(command) else { return .refuse }
    if state == .asking { return answer(with: command, at: position, by: means) }
    switch command {
    case .stop: return means == .voice && state != .standby ? ask(at: position) : stop()
    case .ready, .pause, .resume, .toggle, .thatHurts: return hold(command, at: position)
    case .next, .back, .skip, .enough: return travel(command, from: position)
    case .sayAgain, .moreTime, .howLong: return interrupt(command, at: position)
    case .slower, .faster, .easier, .deeper: return change(command, at: position)
    }
  }

  /// Answers the wish to go on from a place of the timeline.
  ///
  /// What is not settled yet cannot be reached; what lies behind the end is the end.
  public mutating func seek(to place: Milliseconds) -> Action {
    let target = max(.zero, place)
    guard isUnderWay, end != nil || target < settled else { return .refuse }
    goOnUnanswered()
    return leave(for: min(target, end ?? target))
  }

  /// Notices that everything has been heard, or that the session has come to a gate.
  public mutating func hear(upTo position: Milliseconds) -> Action {
    guard state == .playing || state == .waiting else { return .nothing }
    if let end, position >= end { return move(to: .finished, .finish) }
    let isAtGate = rules.canAnswer && outline.isAtGate(position)
    guard isAtGate != (state == .waiting) else { return .nothing }
    return isAtGate ? move(to: .waiting, .wait) : move(to: .playing, .endWait)
  }
}

extension PlaybackMachine {
  /// Whether a command can change something.
  var isUnderWay: Bool {
    switch state {
    case .standby, .playing, .paused, .waiting, .hurting, .asking: true
    case .ready, .finished, .stopped: false
    }
  }

  /// Where it stands, whether or not it is asked something.
  var footing: State { asked ?? state }

  /// Where a session begins that is to begin at a place: in a window, as it goes on after a pause; at
  /// a gate with its words; elsewhere where no word is cut.
  private func opening(at place: Milliseconds) -> Milliseconds {
    guard rules.givesBack > .zero, let slot = outline.slot(at: place), place < slot.end else {
      return place
    }
    if slot.isPractice {
      return outline.resumption(at: place, place, givingBack: rules.givesBack)
    }
    return slot.kind == .gate && rules.canAnswer ? slot.start : outline.reentry(at: place)
  }

  /// Where the session begins, if that is settled.
  private var start: Milliseconds? {
    switch beginning {
    case .place(let place):
      if let end { return min(place, end) }
      return place < settled ? place : nil
    case .section(let index):
      let start = outline.timeline.slots.first { $0.section == index }?.start ?? .zero
      if let end { return min(start, end) }
      return start < settled ? start : nil
    }
  }

  mutating func move(to state: State, _ action: Action) -> Action {
    self.state = state
    return action
  }
}
