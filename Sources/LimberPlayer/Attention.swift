public import LimberTimeline

/// When whoever watches a session is to be told where it is.
///
/// A player that knows it sleeps until something can change: until a cue, the end of its words, of a
/// window or of the session, until other sound steps back, or for a second at most.
public struct Attention: Sendable {
  /// When something else changes by itself after a time of a timeline; nil if nothing does within a
  /// second.
  public var next: @Sendable (_ time: Milliseconds, _ timeline: Timeline) -> Milliseconds?

  /// Creates the attention of somebody who needs no more than what every session needs.
  public init(
    next: @escaping @Sendable (_ time: Milliseconds, _ timeline: Timeline) -> Milliseconds? = {
      _, _ in nil
    }
  ) {
    self.next = next
  }
}

extension Score {
  /// How many cues before the next one may still sound.
  private static let soundingCues = 8

  /// When something that every session needs changes next, from a timeline frame on: a window or a
  /// cue begins or ends, or other sound steps back or returns.
  func turn(from frame: Int) -> Milliseconds? {
    let time = max(.zero, Score.time(of: frame))
    let slot = timeline.slotIndex(at: time).map { timeline.slots[$0] }
    let window = slot.map { Score.frame(of: $0.start) >= frame ? $0.start : $0.end }
    let next = timeline.cues.partition(before: time)
    let first = max(0, next - Self.soundingCues)
    let places = (first..<min(next + 2, timeline.cues.count)).flatMap(turns)
    return (places + [window, end].compactMap(\.self)).filter { Score.frame(of: $0) >= frame }.min()
  }

  /// What changes around a cue.
  private func turns(around index: Int) -> [Milliseconds] {
    let cue = timeline.cues[index]
    let before = index > 0 ? timeline.cues[index - 1].audibleEnd : nil
    let after = index + 1 < timeline.cues.count ? timeline.cues[index + 1].audibleStart : nil
    var turns = [cue.start]
    if cue.text != nil { turns.append(cue.audibleEnd) }
    if before.map({ cue.audibleStart - $0 >= Ducking.closeness }) ?? true {
      turns.append(cue.audibleStart - Ducking.ahead)
    }
    if after.map({ $0 - cue.audibleEnd >= Ducking.closeness }) ?? true {
      turns.append(cue.audibleEnd + Ducking.linger)
    }
    return turns
  }
}

extension [Cue] {
  /// The index of the first cue that begins at `time` or later; cues are in the order of their starts.
  fileprivate func partition(before time: Milliseconds) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start < time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
