internal import LimberTimeline

/// Which windows begin and end as a session goes on.
extension SessionRecord {
  mutating func plan(_ timeline: Timeline) -> [LogEntry] {
    self.timeline = timeline
    guard hasStarted else { return [] }
    // What was heard does not move, so the position says where the session stands in the new plan.
    let entries = tellLengths(of: timeline)
    guard !isStill(at: slot, in: timeline) else { return entries }
    return entries + leave(as: ending) + enter(at: position)
  }

  mutating func start() -> [LogEntry] {
    guard let timeline, !hasStarted else { return [] }
    hasStarted = true
    guard !isOnTheWay else {
      return tellLengths(of: timeline) + (reached.map { [.reached($0)] } ?? [])
    }
    return tellLengths(of: timeline) + enter(at: .zero)
  }

  /// Goes through everything that was heard since the last time, window by window.
  mutating func hear(upTo target: Milliseconds) -> [LogEntry] {
    guard hasStarted, !isOnTheWay, let timeline, target > position else { return [] }
    var entries: [LogEntry] = []
    while slot < timeline.slots.count, target >= timeline.slots[slot].end {
      let here = timeline.slots[slot]
      running?.given += here.end - max(position, here.start)
      position = max(position, here.end)
      entries += leave(as: naturalEnding(of: here))
      slot += 1
      entries += begin(timeline)
    }
    running?.given += target - position
    position = target
    return entries
  }

  /// Goes on from another place; who jumps over windows with a word leaves them out.
  mutating func jump(to target: Milliseconds) -> [LogEntry] {
    guard hasStarted, let timeline else { return [] }
    guard !isOnTheWay else {
      isOnTheWay = false
      return enter(at: target)
    }
    let goal = Self.slot(at: target, in: timeline)
    // A little is given back after a pause, or said again: the window is still the same one.
    if goal == slot, cause != .back, cause != .next, cause != .skip {
      if target < position { running?.given += target - position }
      position = target
      return []
    }
    let entries = leavesOut ? leaveOut(upTo: goal, of: timeline) : leave(as: ending)
    return entries + enter(at: target)
  }

  /// Ends the window that runs with the session, and leaves out the others where somebody led on in a
  /// pause, which finishes the session without a jump.
  mutating func leaveLast(_ ending: SessionEnding) -> [LogEntry] {
    if ending == .finished, leavesOut, !isOnTheWay, let timeline {
      return leaveOut(upTo: timeline.slots.count, of: timeline)
    }
    return leave(as: cause == .thatHurts ? .hurt : .stopped)
  }

  /// Ends the window that runs, and leaves out those behind it.
  private mutating func leaveOut(upTo goal: Int, of timeline: Timeline) -> [LogEntry] {
    let ending = ending
    let skipped = (slot + 1..<max(goal, slot + 1)).filter { timeline.slots[$0].kind.isPractice }
    return leave(as: ending) + skipped.map { .window(leftOut(timeline, $0, as: ending)) }
  }

  /// Ends the window that runs, if one does.
  mutating func leave(as ending: LoggedWindow.Ending) -> [LogEntry] {
    defer { cause = nil }
    guard let window = running else { return [] }
    running = nil
    var planned = window.planned
    if ending == .full {
      painfulSection = nil
      // What was planned anew meanwhile may have made it shorter.
      planned = min(planned, window.given)
    }
    return [
      .window(
        LoggedWindow(
          place: window.place, kind: window.kind, planned: planned,
          given: max(.zero, window.given), ending: ending))
    ]
  }

  private mutating func enter(at target: Milliseconds) -> [LogEntry] {
    guard let timeline else { return [] }
    position = target
    slot = Self.slot(at: target, in: timeline)
    return begin(timeline)
  }

  /// Tells where the session stands when that is another place than before.
  private mutating func begin(_ timeline: Timeline) -> [LogEntry] {
    guard timeline.slots.indices.contains(slot) else { return [] }
    let here = timeline.slots[slot]
    let place = timeline.place(ofSlot: slot)
    if here.kind.isPractice {
      running = Running(place: place, kind: here.kind, planned: here.duration, given: .zero)
    }
    guard place != reached else { return [] }
    reached = place
    return [.reached(place)]
  }

  /// Whether the session still stands in the same slot after it was planned anew.
  private mutating func isStill(at slot: Int, in timeline: Timeline) -> Bool {
    let now = Self.slot(at: position, in: timeline)
    guard let running else {
      // Between windows nothing ends; what comes begins when it is heard.
      self.slot = now
      return timeline.slots.indices.contains(now) ? !timeline.slots[now].kind.isPractice : true
    }
    guard timeline.slots.indices.contains(now), timeline.slots[now].kind.isPractice,
      timeline.place(ofSlot: now) == running.place
    else { return false }
    self.slot = now
    return true
  }

  private mutating func tellLengths(of timeline: Timeline) -> [LogEntry] {
    let lengths = LogEntry.planned(length: timeline.duration, practice: timeline.practice)
    guard lengths != told else { return [] }
    told = lengths
    return [lengths]
  }

  /// The slot at a position; behind the last one, their number.
  private static func slot(at position: Milliseconds, in timeline: Timeline) -> Int {
    guard position < timeline.duration, let index = timeline.slotIndex(at: position) else {
      return timeline.slots.count
    }
    return index
  }
}

/// How windows end.
extension SessionRecord {
  /// Of a window that is left by a jump.
  private var ending: LoggedWindow.Ending {
    switch cause {
    case .enough: return .enough
    case .thatHurts: return .hurt
    case .next, .skip: return isPainful ? .hurt : .skipped
    default: return .part
    }
  }

  /// Whether what is jumped over counts as left out.
  private var leavesOut: Bool {
    switch cause {
    case .next, .skip, .thatHurts: true
    default: false
    }
  }

  private var isPainful: Bool {
    guard let timeline, let painfulSection, timeline.slots.indices.contains(slot) else {
      return false
    }
    return timeline.slots[slot].section == painfulSection
  }

  /// Of a window whose end was heard.
  private func naturalEnding(of slot: Slot) -> LoggedWindow.Ending {
    guard let running, running.given < running.planned else { return .full }
    switch cause {
    case .enough: return .enough
    case .thatHurts: return .hurt
    default: return running.given < slot.duration ? .part : .full
    }
  }

  private func leftOut(
    _ timeline: Timeline, _ index: Int, as ending: LoggedWindow.Ending
  ) -> LoggedWindow {
    let slot = timeline.slots[index]
    let isHurt = ending == .hurt && slot.section == painfulSection
    return LoggedWindow(
      place: timeline.place(ofSlot: index), kind: slot.kind, planned: slot.duration, given: .zero,
      ending: isHurt ? .hurt : .skipped)
  }
}
