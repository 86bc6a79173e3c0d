internal import LimberDiagnostics
internal import LimberPlayer
internal import LimberTimeline

/// Which keys make sense at a moment, in words.
enum KeyLine {
  /// The keys in at most `count` lines of `width` cells, the most needed ones first.
  ///
  /// Keys that come and go stand last, so that the others keep their places.
  static func lines(
    for state: ScreenState, _ style: ScreenStyle, width: Int, count: Int
  ) -> [String] {
    let gap = width < 60 ? "  " : "   "
    var lines: [String] = []
    for key in keys(for: state, style) {
      let longer = lines.last.map { $0 + gap + key }
      if let longer, DisplayWidth.of(longer) <= width {
        lines[lines.count - 1] = longer
      } else if lines.count < count {
        lines.append(key)
      } else {
        break
      }
    }
    return lines
  }

  /// What each key is called, in the order in which they are needed; of the last ones, those that
  /// make sense are shown.
  private static func keys(for state: ScreenState, _ style: ScreenStyle) -> [String] {
    let moves = style.usesUnicode ? ["← back", "→ next"] : ["b back", "n next"]
    let sensible = Self.sensible(state)
    let others: [(PlayerCommand, String)] = [
      (.sayAgain, "r again"), (.skip, "s skip"), (.thatHurts, "h hurts"),
      (.howLong, "? how long"),
    ]
    let last = others.filter { sensible.contains($0.0) }.map(\.1) + changes(state)
    switch state.waiting {
    case .start: return ["enter start", "q stop"] + last
    case .gate: return ["enter ready"] + moves + ["q stop"] + last
    case .pain:
      return (state.mayBeEasier ? ["e easier"] : []) + ["s skip", "q stop", "enter go on"]
    case .stop: return ["enter go on", "q stop"]
    case nil: break
    }
    let pause = state.isPaused ? "space go on" : "space pause"
    return [pause] + moves + ["q stop"] + last
  }

  /// The commands that make sense; before the first sound, those of a session that plays.
  private static func sensible(_ state: ScreenState) -> [PlayerCommand] {
    let standing = state.footing.state
    return standing == .ready ? PlaybackMachine.State.playing.commands : standing.commands
  }

  /// What changes how it is done, as far as it can be changed.
  private static func changes(_ state: ScreenState) -> [String] {
    let plan = state.plan
    let keys: [String?] = [
      plan.pace > 500 ? "[ slower" : nil, plan.pace < 2000 ? "] faster" : nil,
      plan.variant == .easier ? nil : "e easier", plan.variant == .deeper ? nil : "d deeper",
    ]
    let isInWindow = Moment(state).isInWindow
    let sensible = Self.sensible(state)
    let ofWindow: [(PlayerCommand, String)] = [(.moreTime, "+ more time"), (.enough, "- enough")]
    return keys.compactMap(\.self)
      + ofWindow.filter { isInWindow && sensible.contains($0.0) }.map(\.1)
  }
}
