internal import LimberTimeline

/// Words that are hastened where even the shortest are too long, and words on their beat.
extension WindowLayout {
  /// The ways to say something: each of the texts as it is usually said, then the last and shortest
  /// once more, made to last `room`, if it takes longer by itself.
  func forms(
    _ texts: [String], _ role: Utterance.Role, within room: @autoclosure () -> Milliseconds
  ) -> [Utterance] {
    let usual = texts.map { speech.utterance($0, role) }
    let fitted = usual.last.flatMap { speech.fitted($0, to: room()) }
    return usual + [fitted].compactMap(\.self)
  }

  /// The longest that something may last which begins at most `window` from `target`.
  func room(
    near target: Milliseconds, within window: Milliseconds = Tempo.halfwayWindow
  ) -> Milliseconds {
    Self.moments(near: target, within: window).map(room).max() ?? .zero
  }

  /// How long something may last that begins at `moment`.
  private func room(from moment: Milliseconds) -> Milliseconds {
    guard moment >= start, isFree(moment..<moment) else { return .zero }
    return min(end, reserved.start(after: moment) ?? end) - Tempo.leastGap - moment
  }

  /// The longest that something may last wherever there is room.
  var largestRoom: Milliseconds {
    let gaps = reserved.gaps(from: start, to: end).map { $0.upperBound - $0.lowerBound }
    return (gaps.max() ?? .zero) - Tempo.leastGap * 2
  }

  /// How long before `moment` words begin whose beat falls on it; nil if they have no room there.
  ///
  /// They begin no earlier than the window, which may be entered at its start, and leave a gap to
  /// what is heard before: then the beat comes as much later.
  mutating func lead(of utterance: Utterance, at moment: Milliseconds) -> Milliseconds? {
    let extent = speech.extent(of: utterance)
    let before = reserved.end(before: moment).map { $0 + Tempo.leastGap } ?? start
    let lead = min(extent.beat, max(.zero, moment - max(start, before)))
    return isFree(moment - lead..<moment - lead + extent.duration) ? lead : nil
  }
}
