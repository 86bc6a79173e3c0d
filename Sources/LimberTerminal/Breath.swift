internal import LimberTimeline

/// Where a window that is measured in breaths stands in its breath.
struct Breath: Hashable {
  /// A part of one breath.
  enum Phase: String, Hashable {
    case inhale = "breathe in"
    case exhale = "breathe out"
    /// The lungs stay empty for a moment.
    case empty = "pause"
  }

  /// Which breath it is, counted from 1.
  let number: Int
  /// How many breaths the window has.
  let count: Int
  let phase: Phase
  /// How full the lungs are, from 0 to 1.
  let fullness: Double

  /// The breath at `position` in the slot with an index; nil if breaths do not measure it.
  ///
  /// `extra` is how much is left of breaths that were asked for while those are passing.
  init?(
    at position: Milliseconds, passing extra: Milliseconds? = nil, in index: Int,
    of timeline: Timeline
  ) {
    let slot = timeline.slots[index]
    guard let pattern = timeline.breath(in: index), let dose = slot.dose else { return nil }
    let cycle = pattern.cycle.count
    let passed = min(max(0, (position - slot.start).count), slot.duration.count - 1)
    if let extra, extra > .zero, cycle > 0 {
      count = dose.value + (extra.count + cycle - 1) / cycle
      number = passed / cycle + 1
      let begun = Milliseconds((cycle - extra.count % cycle) % cycle)
      (phase, fullness) = Self.place(of: begun, in: pattern)
      return
    }
    count = dose.value
    number = min(count, passed / cycle + 1)
    let time = Milliseconds(passed - (number - 1) * cycle)
    (phase, fullness) = Self.place(of: time, in: pattern)
  }

  private static func place(
    of time: Milliseconds, in pattern: BreathPattern
  ) -> (Phase, Double) {
    if time < pattern.inhale { return (.inhale, eased(time, of: pattern.inhale)) }
    let out = time - pattern.inhale
    guard out < pattern.exhale else { return (.empty, 0) }
    return (.exhale, 1 - eased(out, of: pattern.exhale))
  }

  /// A part of a phase, slow where it begins and where it ends, as a breath is.
  private static func eased(_ time: Milliseconds, of length: Milliseconds) -> Double {
    guard length > .zero else { return 1 }
    let part = Double(time.count) / Double(length.count)
    return part * part * (3 - 2 * part)
  }
}
