extension Timeline {
  /// For each slot the set it belongs to; nil where a pose has one set only, and for what is done
  /// once, around its sides or behind its last set.
  public var setsOfSlots: [Int?] {
    var sets: [Int: Int] = [:]
    var sided: Set<Int> = []
    for slot in slots {
      sets[slot.section] = max(sets[slot.section] ?? 1, slot.set)
      if slot.side != nil { sided.insert(slot.section) }
    }
    var reached: [Int: Int] = [:]
    return slots.map { slot in
      let last = max(reached[slot.section] ?? 1, slot.set)
      reached[slot.section] = last
      guard let all = sets[slot.section], all > 1 else { return nil }
      let isOnce = sided.contains(slot.section) ? slot.side == nil : slot.set < last
      return isOnce ? nil : slot.set
    }
  }
}
