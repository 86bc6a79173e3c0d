extension Timeline {
  /// The breath of the slot with an index; nil if breaths do not measure it.
  ///
  /// It is cut where the first word for the out breath stands or, where none is heard, as the
  /// timeline was planned.
  public func breath(in index: Int) -> BreathPattern? {
    let slot = slots[index]
    guard let dose = slot.dose, dose.unit == .breath, dose.value > 0 else { return nil }
    let cycle = slot.duration.count / dose.value
    guard cycle > 0 else { return nil }
    let planned = options.breath
    let out = cues.first {
      $0.kind == .breathOut && $0.anchor.slot == index && $0.anchor.edge == .start
    }
    let called = out.map { Milliseconds($0.anchor.offset.count % cycle) }
    if planned.cycle.count == cycle, called == nil || called == planned.inhale { return planned }
    let inhale =
      called ?? Milliseconds(cycle * planned.inhale.count / max(1, planned.cycle.count))
    return BreathPattern(inhale: inhale, exhale: Milliseconds(cycle) - inhale)
  }
}
