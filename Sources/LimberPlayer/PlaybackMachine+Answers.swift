internal import LimberTimeline

// MARK: - Holding

extension PlaybackMachine {
  /// Holds the session, or lets it go on.
  mutating func hold(_ command: PlayerCommand, at position: Milliseconds) -> Action {
    switch (command, state) {
    case (.thatHurts, _):
      // What was asked for when it hurt before was for that pain.
      if state != .hurting { restarts = false }
      return move(to: .hurting, .hurt)
    case (_, .standby): return move(to: .playing, .begin(at: position))
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
    guard rules.givesBack > .zero else { return wasHurting ? .jump(to: position) : .resume }
    let furthest = outline.furthest(position, held)
    held = furthest
    let target = outline.resumption(at: position, furthest, givingBack: rules.givesBack)
    if outline.slot(at: position)?.isPractice == true {
      return .getReady(then: target)
    }
    if wasHurting { return .jump(to: outline.reentry(at: position)) }
    return target == position ? .resume : .resumeFrom(target)
  }

  /// Leaves a gate, if what comes behind it is known.
  private mutating func pass(_ position: Milliseconds) -> Action {
    let end = outline.slot(at: position)?.end ?? position
    return end > settled ? .refuse : leave(for: end)
  }
}

// MARK: - Travelling

extension PlaybackMachine {
  /// Goes on from another place.
  mutating func travel(_ command: PlayerCommand, from position: Milliseconds) -> Action {
    switch command {
    case .back: return leave(for: outline.stations.back(from: position))
    case .next: return go(to: outline.stations.next(after: position))
    case .skip: return go(to: outline.nextSection(after: position))
    default:
      guard state != .hurting, let slot = outline.slot(at: position), position < slot.end,
        slot.end <= settled, slot.isFixed || slot.kind == .rest || slot.kind == .gate
      else { return .refuse }
      return leave(for: slot.end)
    }
  }

  /// To a place behind this one; from the last one to the quiet end, where the session finishes.
  ///
  /// A place that is not settled yet cannot be jumped to; planning is only moments behind. Where
  /// planning broke off, nothing comes behind what is settled.
  private mutating func go(to target: Milliseconds?) -> Action {
    if let target, target < settled { return leave(for: target) }
    guard let end else { return .refuse }
    return state == .paused ? move(to: .finished, .finish) : leave(for: end)
  }

  /// Goes on from another place; only a paused session stays as it is.
  mutating func leave(for target: Milliseconds) -> Action {
    held = nil
    if state != .paused, state != .standby { state = .playing }
    return .jump(to: target)
  }
}

// MARK: - Interrupting

extension PlaybackMachine {
  /// Puts something between, while the window waits.
  func interrupt(_ command: PlayerCommand, at position: Milliseconds) -> Action {
    switch command {
    case .sayAgain where state == .hurting: return .hurt
    case .sayAgain where state == .standby: return .greet
    case .sayAgain where state == .paused: return sayAgain(heldAt: position)
    case .sayAgain: return sayAgain(at: position)
    case .howLong: return .tellTime
    default:
      guard state == .playing, position < outline.timeline.duration else { return .refuse }
      let place = outline.pause(from: position)
      // Where words are still to be planned, nobody knows yet where they end.
      guard place <= max(settled, position) else { return .refuse }
      return .linger(outline.lingering(at: position), at: max(place, position), then: place)
    }
  }

  /// The session stays where it is held, also in the middle of the words.
  private func sayAgain(heldAt position: Milliseconds) -> Action {
    guard let cue = cutWords(at: position) ?? outline.lastWords(before: position) else {
      return .refuse
    }
    return .sayAgain(cue, then: position)
  }

  /// What is being said at a place, if it is more than a count.
  private func cutWords(at position: Milliseconds) -> Cue? {
    outline.sounding(at: position).flatMap { $0.text != nil && $0.kind != .countdown ? $0 : nil }
  }

  private func sayAgain(at position: Milliseconds) -> Action {
    guard cutWords(at: position) == nil else { return .jump(to: outline.reentry(at: position)) }
    guard let cue = outline.lastWords(before: position) else { return .refuse }
    return .sayAgain(cue, then: outline.reentry(at: position))
  }
}

// MARK: - Planning anew

extension PlaybackMachine {
  /// Asks for another plan; where it hurts only for an easier one, and then for a new beginning.
  mutating func change(_ command: PlayerCommand, at position: Milliseconds) -> Action {
    let isHurting = state == .hurting
    guard !isHurting || command == .easier else { return .refuse }
    guard rules.plan != nil, let wanted = plan.changed(by: command) else { return .refuse }
    plan = wanted
    restarts = isHurting
    return .replan(wanted)
  }
}
