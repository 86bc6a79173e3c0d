public import LimberTimeline

/// When a screen shows something else by itself, so that it is drawn no more often than it must.
extension Screen {
  /// How long a bar or a breath is shown as it is, at least: with breaths drawn four times a second, all of
  /// a session wakes the machine less often than 25 times a second (`make bench-play`).
  private static let barStep = Milliseconds(250)

  /// When the next second, repeat, or cell of a bar is to be shown, or more of a breath, after a time of
  /// a timeline.
  public static func change(after time: Milliseconds, in timeline: Timeline) -> Milliseconds {
    let second = time + Milliseconds(1000 - time.count % 1000)
    guard let index = timeline.slotIndex(at: time) else { return second }
    if timeline.breath(in: index) != nil { return min(second, time + barStep) }
    let slot = timeline.slots[index]
    guard slot.duration > .zero, time < slot.end else { return second }
    // What is left is rounded up, so that it changes whole seconds before the end.
    let rest = (slot.end - time).count % 1000
    let left = time + Milliseconds(rest == 0 ? 1000 : rest)
    let cell = max(time + barStep, part(Bar.longest, of: slot, after: time, rounding: true))
    let isCounted = slot.dose?.unit == .time
    let count =
      isCounted ? part(slot.dose?.value ?? 1, of: slot, after: time, rounding: false) : cell
    return min(second, left, cell, count)
  }

  /// When the next of so many parts of a window is over; with `rounding`, when half of it is.
  private static func part(
    _ count: Int, of slot: Slot, after time: Milliseconds, rounding: Bool
  ) -> Milliseconds {
    let (passed, length) = ((time - slot.start).count, slot.duration.count)
    let half = rounding ? length : 0
    let parts = max(1, count)
    let next = (2 * passed * parts + half) / (2 * length) + 1
    return slot.start + Milliseconds((2 * next * length - half + 2 * parts - 1) / (2 * parts))
  }
}
