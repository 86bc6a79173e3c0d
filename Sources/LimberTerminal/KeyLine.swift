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

  private static func keys(for state: ScreenState, _ style: ScreenStyle) -> [String] {
    let moves = style.usesUnicode ? ["← back", "→ next"] : ["b back", "n next"]
    let last = ["r again", "s skip", "h hurts", "? how long"] + changes(state)
    switch state.waiting {
    case .gate: return ["enter ready"] + moves + ["q stop"] + last
    case .pain: return ["e easier", "s skip", "q stop"]
    case nil: break
    }
    let pause = state.isPaused ? "space go on" : "space pause"
    return [pause] + moves + ["q stop"] + last
  }

  /// What changes how it is done, as far as it can be changed.
  private static func changes(_ state: ScreenState) -> [String] {
    let plan = state.plan
    let keys: [String?] = [
      plan.pace > 500 ? "[ slower" : nil, plan.pace < 2000 ? "] faster" : nil,
      plan.variant == .easier ? nil : "e easier", plan.variant == .deeper ? nil : "d deeper",
    ]
    let isInWindow = Moment(state).isInWindow
    return keys.compactMap(\.self) + (isInWindow ? ["+ more time", "- enough"] : [])
  }
}
