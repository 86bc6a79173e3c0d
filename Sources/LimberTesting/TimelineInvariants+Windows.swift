internal import LimberTimeline

/// Invariants 3, 4, 5 and 9: fixed slots, and what is heard in them.
extension Timeline {
  /// Fixed slots that do not last exactly their dose.
  var doseViolations: [String] {
    namedSlots.compactMap { name, slot in
      guard slot.isFixed else { return nil }
      guard let dose = slot.dose else { return "\(name) has no dose" }
      switch dose.unit {
      case .second, .minute:
        guard slot.duration.count != dose.value else { return nil }
        return "\(name) lasts \(slot.duration.count) ms, not \(dose.value) ms"
      case .breath, .time:
        guard dose.value <= 0 || slot.duration.count % dose.value != 0 else { return nil }
        return
          "\(name) lasts \(slot.duration.count) ms, which is not \(dose.value) equal \(dose.unit)s"
      }
    }
  }

  /// Sections in which the fixed slots of one side last longer than those of the other.
  ///
  /// A section that works one side only was written so.
  var sideViolations: [String] {
    sections.indices.compactMap { section in
      let fixed = slots.filter { $0.section == section && $0.isFixed }
      let totals = Side.allCases.map { side in
        fixed.filter { $0.side == side }.reduce(Milliseconds.zero) { $0 + $1.duration }
      }
      guard totals[0] != totals[1], !totals.contains(.zero) else { return nil }
      return "`\(sections[section].id)` gives left \(totals[0]) and right \(totals[1])"
    }
  }

  /// Countdowns that do not end, second by second, with a sound at the end of their slot.
  var countdownViolations: [String] {
    let counts = Dictionary(grouping: namedCues.filter { $0.cue.kind == .countdown }) {
      $0.cue.anchor.slot
    }
    return counts.sorted { $0.key < $1.key }.flatMap { slot, numbers in
      let end = slots[slot].end
      let late = zip(numbers.reversed(), 1...).compactMap { number, n in
        number.cue.start == end - .seconds(n) ? nil : "\(number.name) is not at \(end) - \(n) s"
      }
      let isHeard = cues.contains { $0.start == end }
      return late + (isHeard ? [] : ["\(namedSlots[slot].name) counts down to silence"])
    }
  }

  /// Cues that sound across the start or the end of a fixed slot.
  var windowViolations: [String] {
    namedCues.compactMap { name, cue in
      guard let first = slotIndex(at: cue.audibleStart) else { return nil }
      for slot in slots[first...] {
        if slot.start >= cue.audibleEnd { return nil }
        let crossesStart = cue.audibleStart < slot.start
        let crossesEnd = cue.audibleStart < slot.end && cue.audibleEnd > slot.end
        guard slot.isFixed, slot.duration > .zero else { continue }
        if crossesStart { return "\(name) still sounds when the \(slot.kind) starts" }
        if crossesEnd { return "\(name) still sounds when the \(slot.kind) ends" }
      }
      return nil
    }
  }

  /// Release cues that are not at the end of a window.
  var releaseViolations: [String] {
    let ends = Set(slots.filter { $0.isFixed || $0.kind == .rest }.map(\.end))
    return namedCues.compactMap { name, cue in
      guard cue.kind == .release, !ends.contains(cue.start) else { return nil }
      return "\(name) is not at the end of a window"
    }
  }
}
