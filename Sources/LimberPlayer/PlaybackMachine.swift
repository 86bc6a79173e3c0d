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
    case playing
    case paused
    /// At a gate, until it is answered or its limit is over.
    case waiting
    /// Something hurts: until it is answered.
    case hurting
    /// Everything has been heard.
    case finished
    /// A person ended it.
    case stopped
  }

  /// Where the session stands.
  public private(set) var state = State.ready
  /// What a person has asked to be changed so far.
  public private(set) var plan: SessionPlan
  /// What it was told before the session.
  public let rules: Rules
  private(set) var outline: Outline
  private var settled = Milliseconds.zero
  /// When everything has been heard, once it is known.
  private var end: Milliseconds?
  /// Where the session begins.
  private let beginning: Beginning
  /// Whether the plan that is awaited begins with the pose or side that is left to do.
  private var restarts = false

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
    state = .playing
    return .start(at: start)
  }

  /// Learns that the session goes on in another plan, at a place of it.
  public mutating func replan(
    _ timeline: Timeline, settled: Milliseconds, end: Milliseconds?, at position: Milliseconds
  ) -> Action {
    _ = plan(timeline, settled: settled, end: end)
    guard restarts else { return .nothing }
    restarts = false
    guard state == .hurting else { return .nothing }
    state = .playing
    return .jump(to: outline.stations.start(of: position))
  }

  /// Answers a command; `position` is what has been heard.
  public mutating func perform(_ command: PlayerCommand, at position: Milliseconds) -> Action {
    switch state {
    case .finished, .stopped: return .refuse
    case .ready: return command == .stop ? move(to: .stopped, .stop) : .refuse
    case .playing, .paused, .waiting, .hurting: break
    }
    switch command {
    case .stop: return move(to: .stopped, .stop)
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
    guard isUnderWay else { return .refuse }
    let target = max(.zero, place)
    guard let end else { return target < settled ? leave(for: target) : .refuse }
    return leave(for: min(target, end))
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

// MARK: - Holding

extension PlaybackMachine {
  /// Holds the session, or lets it go on.
  private mutating func hold(_ command: PlayerCommand, at position: Milliseconds) -> Action {
    switch (command, state) {
    case (.thatHurts, _): return move(to: .hurting, .hurt)
    case (.pause, .playing), (.pause, .waiting), (.toggle, .playing):
      return move(to: .paused, .pause)
    case (.ready, .paused), (.resume, .paused), (.toggle, .paused), (.ready, .hurting),
      (.resume, .hurting), (.toggle, .hurting):
      return goOn(from: position)
    case (.ready, .waiting), (.resume, .waiting), (.toggle, .waiting): return pass(position)
    case (.ready, .playing) where outline.slot(at: position)?.kind == .gate:
      return pass(position)
    case (_, _): return .refuse
    }
  }

  /// Goes on where the session was held: in a window with a word of warning, and a little back.
  private mutating func goOn(from position: Milliseconds) -> Action {
    let wasHurting = state == .hurting
    state = .playing
    let target = outline.resumption(at: position, givingBack: rules.givesBack)
    if rules.givesBack > .zero, outline.slot(at: position)?.isPractice == true {
      return .getReady(then: target)
    }
    if wasHurting { return .jump(to: outline.reentry(at: position)) }
    return target == position ? .resume : .resumeFrom(target)
  }

  /// Leaves a gate.
  private mutating func pass(_ position: Milliseconds) -> Action {
    leave(for: outline.slot(at: position)?.end ?? position)
  }
}

// MARK: - Travelling

extension PlaybackMachine {
  private mutating func travel(_ command: PlayerCommand, from position: Milliseconds) -> Action {
    switch command {
    case .back: return leave(for: outline.stations.back(from: position))
    case .next: return go(to: outline.stations.next(after: position))
    case .skip: return go(to: outline.nextSection(after: position))
    default:
      guard state != .hurting, let slot = outline.slot(at: position), position < slot.end,
        slot.isFixed || slot.kind == .rest || slot.kind == .gate
      else { return .refuse }
      return leave(for: slot.end)
    }
  }

  /// To a place behind this one; from the last one to the quiet end, where the session finishes.
  ///
  /// A place that is not settled yet cannot be jumped to; planning is only moments behind.
  private mutating func go(to target: Milliseconds?) -> Action {
    if let target, target < settled { return leave(for: target) }
    guard let end, target == nil else { return .refuse }
    return state == .paused ? move(to: .finished, .finish) : leave(for: end)
  }

  /// Goes on from another place; only a paused session stays as it is.
  private mutating func leave(for target: Milliseconds) -> Action {
    if state != .paused { state = .playing }
    return .jump(to: target)
  }
}

// MARK: - Interrupting

extension PlaybackMachine {
  /// Puts something between, while the window waits.
  private func interrupt(_ command: PlayerCommand, at position: Milliseconds) -> Action {
    guard state != .paused else { return .refuse }
    switch command {
    case .sayAgain where state == .hurting: return .hurt
    case .sayAgain: return sayAgain(at: position)
    case .howLong: return .tellTime
    default:
      guard state == .playing, position < outline.timeline.duration else { return .refuse }
      let place = outline.pause(from: position)
      return .linger(outline.lingering(at: position), at: max(place, position), then: place)
    }
  }

  private func sayAgain(at position: Milliseconds) -> Action {
    if let cue = outline.sounding(at: position), cue.text != nil, cue.kind != .countdown {
      return .jump(to: outline.reentry(at: position))
    }
    guard let cue = outline.lastWords(before: position) else { return .refuse }
    return .sayAgain(cue, then: outline.reentry(at: position))
  }
}

// MARK: - Planning anew

extension PlaybackMachine {
  /// Asks for another plan; where it hurts only for an easier one, and then for a new beginning.
  private mutating func change(_ command: PlayerCommand, at position: Milliseconds) -> Action {
    let isHurting = state == .hurting
    guard !isHurting || command == .easier else { return .refuse }
    guard rules.plan != nil, let wanted = plan.changed(by: command) else {
      return isHurting ? leave(for: outline.stations.start(of: position)) : .refuse
    }
    plan = wanted
    restarts = isHurting
    return .replan(wanted)
  }
}

extension PlaybackMachine {
  /// Whether a command can change something.
  var isUnderWay: Bool {
    switch state {
    case .playing, .paused, .waiting, .hurting: true
    case .ready, .finished, .stopped: false
    }
  }

  /// Where the session begins, if that is settled.
  private var start: Milliseconds? {
    switch beginning {
    case .place(let place):
      if let end { return min(place, end) }
      return place < settled ? place : nil
    case .section(let index):
      let start = outline.timeline.slots.first { $0.section == index }?.start ?? .zero
      return start < settled ? start : nil
    }
  }

  private mutating func move(to state: State, _ action: Action) -> Action {
    self.state = state
    return action
  }
}
