internal import LimberExport
internal import LimberScript
internal import LimberTerminal
internal import LimberTimeline

/// What a plan took from the ranges of a routine, and why.
struct DoseLines {
  let routine: Routine
  let timeline: Timeline
  let options: PlanOptions

  /// Why the amounts are what they are; nil where nothing chose but the script.
  var reason: String? {
    let dose = timeline.options.dose
    if options.dose != nil { return "doses at \(dose / 10) % of their ranges, as asked" }
    if let length = options.length ?? routine.length {
      // At either end of the ranges, a diagnostic tells.
      guard (1..<1000).contains(dose) else { return nil }
      return "doses at \(dose / 10) % of their ranges, to fit \(length.clock)"
    }
    guard !routine.ranges.isEmpty || !routine.setRanges.isEmpty else { return nil }
    switch timeline.options.variant {
    case .standard: return nil
    case .easier: return "doses at the low ends of their ranges, \(form(.easier))"
    case .deeper: return "doses at the high ends of their ranges, \(form(.deeper))"
    }
  }

  /// Whose form it is; nothing may be written for it but the doses.
  private func form(_ variant: Variant) -> String {
    routine.poses.contains { $0.variants.contains(variant) }
      ? "as it is the \(variant.rawValue) form"
      : "as \(variant.rawValue) was asked for; no pose says what else that is"
  }

  /// The amounts of one section that were chosen from a range: "hold 25 seconds of 20-30 seconds".
  func amounts(of section: Int) -> [String] {
    var seen: Set<Origin> = []
    let slots = timeline.slots.filter { $0.section == section }
    let ranges = routine.ranges
    let doses = slots.compactMap { slot -> String? in
      guard let dose = slot.dose, let range = ranges[slot.origin], seen.insert(slot.origin).inserted
      else { return nil }
      return "\(slot.kind.rawValue) \(dose.words), of \(range.words)"
    }
    return sets(of: section, slots) + doses
  }

  private func sets(of section: Int, _ slots: [Slot]) -> [String] {
    guard let range = routine.setRanges[timeline.sections[section].id] else { return [] }
    let sets = slots.map(\.set).max() ?? 1
    let words = sets == 1 ? "1 set" : "\(sets) sets"
    return ["\(words), of \(range.lowerBound)-\(range.upperBound)"]
  }
}

extension AmountRange {
  /// "20-30 seconds"; with both units where they differ.
  var words: String {
    let (low, high) = (low.words, high.words)
    let lowUnit = low.drop { $0 != " " }
    return high.hasSuffix(lowUnit) && low.split(separator: " ").count == 2
      ? "\(low.prefix { $0 != " " })-\(high)" : "\(low) to \(high)"
  }
}
