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
  init?(at position: Milliseconds, in index: Int, of timeline: Timeline) {
    let slot = timeline.slots[index]
    guard let dose = slot.dose, dose.unit == .breath, dose.value > 0 else { return nil }
    let cycle = slot.duration.count / dose.value
    guard cycle > 0 else { return nil }
    let pattern = Self.pattern(lasting: Milliseconds(cycle), in: index, of: timeline)
    let passed = min(max(0, (position - slot.start).count), slot.duration.count - 1)
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

  /// The breath of a window: where its first word for the out breath stands or, where none is
  /// heard, as the timeline was planned.
  private static func pattern(
    lasting cycle: Milliseconds, in index: Int, of timeline: Timeline
  ) -> BreathPattern {
    let planned = timeline.options.breath
    let out = timeline.cues.first {
      $0.kind == .breathOut && $0.anchor.slot == index && $0.anchor.edge == .start
    }
    let called = out.map { Milliseconds($0.anchor.offset.count % cycle.count) }
    if planned.cycle == cycle, called == nil || called == planned.inhale { return planned }
    let inhale =
      called ?? Milliseconds(cycle.count * planned.inhale.count / max(1, planned.cycle.count))
    return BreathPattern(inhale: inhale, exhale: cycle - inhale)
  }
}
