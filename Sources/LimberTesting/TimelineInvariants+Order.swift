internal import LimberTimeline

/// Invariant 1: nothing missing, nothing twice, everything in order.
extension Timeline {
  /// Slots that do not follow each other from zero on.
  var rowViolations: [String] {
    var expected = Milliseconds.zero
    return namedSlots.compactMap { name, slot in
      defer { expected = slot.end }
      if slot.start != expected { return "\(name) should start at \(expected)" }
      return slot.end < slot.start ? "\(name) ends before it starts" : nil
    }
  }

  /// Sections that do not cover the slots which name them, without a gap.
  var sectionViolations: [String] {
    sectionGaps
      + namedSlots.compactMap { name, slot in
        let section = sections[slot.section]
        let isInside = section.start <= slot.start && slot.end <= section.end
        return isInside ? nil : "\(name) lies outside of its section `\(section.id)`"
      }
  }

  private var sectionGaps: [String] {
    var expected = Milliseconds.zero
    var found = sections.compactMap { section -> String? in
      defer { expected = section.end }
      guard section.start != expected else { return nil }
      return "section `\(section.id)` should start at \(expected)"
    }
    if expected != duration { found.append("the last section should end at \(duration)") }
    return found
  }

  /// Cues out of order, outside of the timeline, or away from their anchor.
  var orderViolations: [String] {
    zip(namedCues, namedCues.dropFirst()).compactMap { first, second in
      first.cue.rank <= second.cue.rank ? nil : "\(second.name) should come before \(first.name)"
    } + namedCues.compactMap { placeViolation($0.cue).map { [name = $0.name] in "\(name) \($0)" } }
  }

  private func placeViolation(_ cue: Cue) -> String? {
    let slot = slots[cue.anchor.slot]
    let edge = cue.anchor.edge == .start ? slot.start : slot.end
    if cue.start != edge + cue.anchor.offset {
      return "should be at \(edge + cue.anchor.offset), says its anchor"
    }
    if cue.duration <= .zero { return "makes no sound" }
    let isInside = cue.audibleStart >= .zero && cue.start <= duration
    return isInside ? nil : "lies outside of the timeline"
  }
}

extension Cue {
  /// What cues are ordered by: their start, their priority, their line.
  fileprivate var rank: (Milliseconds, Int, Int) { (start, priority, origin.line) }
}
