internal import LimberTimeline

/// Asking once before a session is stopped by a word that may have been misheard.
extension PlaybackMachine {
  /// Nobody has said yes or no: the session goes on as if nothing had been asked.
  public mutating func goOnUnanswered() {
    guard let asked else { return }
    state = asked
    self.asked = nil
  }

  mutating func stop() -> Action {
    asked = nil
    return move(to: .stopped, .stop)
  }

  mutating func ask(at position: Milliseconds) -> Action {
    guard isUnderWay else { return stop() }
    asked = state
    let target = state == .playing ? outline.reentry(at: position) : position
    return move(to: .asking, .ask(then: target))
  }

  /// "Stop" is yes; "ready" and "resume" are no, and whatever else is asked for means no too.
  mutating func answer(
    with command: PlayerCommand, at position: Milliseconds, by means: PlayerCommand.Means
  ) -> Action {
    if command == .stop { return stop() }
    let before = self
    goOnUnanswered()
    let isNo = command == .ready || command == .resume || command == .toggle
    if isNo, command == .ready || state != .paused { return .jump(to: position) }
    // Where it stands still anyway, "pause" is no more than no.
    if command == .pause, !state.commands.contains(.pause) { return .jump(to: position) }
    let action = perform(command, at: position, by: means)
    if action == .refuse { self = before }
    return action
  }
}
