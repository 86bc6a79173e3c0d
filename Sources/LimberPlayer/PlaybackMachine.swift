public import LimberTimeline

/// Decides what a command means in each state.
///
/// It has no clock and does nothing: it is told the time that was heard, and returns what to do.
public struct PlaybackMachine: Hashable, Sendable {
  /// Where a session stands.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Nothing has been heard yet.
    case ready
    case playing
    case paused
    /// Everything has been heard.
    case finished
    /// A person ended it.
    case stopped
  }

  /// What the caller must do.
  public enum Action: Hashable, Sendable {
    case nothing
    /// What was asked for makes no sense now; nothing changes.
    case refuse
    /// Open the sink and play from the beginning.
    case start
    case pause
    case resume
    /// Go on from another place; a paused session stays paused.
    case jump(to: Milliseconds)
    /// Close the sink: everything was heard, or skipped.
    case finish
    /// Close the sink at once.
    case stop
  }

  /// Where the session stands.
  public private(set) var state = State.ready
  private var stations = Stations(places: [])
  private var settled = Milliseconds.zero
  /// When everything has been heard, once it is known.
  private var end: Milliseconds?

  /// Creates a machine for a session that is not planned yet.
  public init() {}

  /// Learns what is planned so far; the first time there is something to hear, it starts.
  ///
  /// Nothing behind `settled` can be jumped to. `end` is when everything has been heard; nil while
  /// more may be planned.
  public mutating func plan(
    _ timeline: Timeline, settled: Milliseconds, end: Milliseconds?
  ) -> Action {
    stations = Stations(of: timeline)
    self.settled = settled
    self.end = end
    guard state == .ready, settled > .zero || end != nil else { return .nothing }
    return move(to: .playing, .start)
  }

  /// Answers a command; `position` is what has been heard.
  public mutating func perform(_ command: PlayerCommand, at position: Milliseconds) -> Action {
    switch (command, state) {
    case (_, .finished), (_, .stopped): return .refuse
    case (.stop, _): return move(to: .stopped, .stop)
    case (_, .ready): return .refuse
    case (.pause, .playing), (.toggle, .playing): return move(to: .paused, .pause)
    case (.resume, .paused), (.toggle, .paused): return move(to: .playing, .resume)
    case (.pause, .paused), (.resume, .playing): return .refuse
    case (.next, _): return next(after: position)
    case (.back, _): return .jump(to: stations.back(from: position))
    case (_, _): return .refuse
    }
  }

  /// Answers the wish to go on from a place of the timeline.
  ///
  /// What is not settled yet cannot be reached; what lies behind the end is the end.
  public func seek(to place: Milliseconds) -> Action {
    guard state == .playing || state == .paused else { return .refuse }
    let target = max(.zero, place)
    if let end { return .jump(to: min(target, end)) }
    return target < settled ? .jump(to: target) : .refuse
  }

  /// Notices that everything has been heard.
  public mutating func hear(upTo position: Milliseconds) -> Action {
    guard state == .playing, let end, position >= end else { return .nothing }
    return move(to: .finished, .finish)
  }

  /// To the next station; from the last one to the quiet end, where the session finishes.
  ///
  /// A place that is not settled yet cannot be jumped to; planning is only moments behind.
  private mutating func next(after position: Milliseconds) -> Action {
    if let station = stations.next(after: position), station < settled {
      return .jump(to: station)
    }
    guard let end else { return .refuse }
    return state == .paused ? move(to: .finished, .finish) : .jump(to: end)
  }

  private mutating func move(to state: State, _ action: Action) -> Action {
    self.state = state
    return action
  }
}
