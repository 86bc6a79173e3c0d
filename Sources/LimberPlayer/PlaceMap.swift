internal import LimberTimeline

/// Where a place of one plan is in another plan of the same routine.
///
/// What was done stays done: the same pose, side and set, and the same time of the same line. Where
/// the new plan has no such line, its side or set begins anew.
struct PlaceMap: Sendable {
  private let former: Outline
  private let next: Outline

  init(from former: Outline, to next: Outline) {
    self.former = former
    self.next = next
  }

  /// The timeline frame of the new plan for one of the old.
  func frame(of frame: Int) -> Int { self.frame(of: frame, fadingFor: 0) }

  /// The same, or `fade` frames before it where something else begins there: its first frame is heard in
  /// full behind a fade.
  func frame(of frame: Int, fadingFor fade: Int) -> Int {
    let position = max(.zero, Score.time(of: frame))
    let place = place(of: position)
    return place.isSame
      ? Score.frame(of: place.target) + frame - Score.frame(of: position)
      : max(0, Score.frame(of: place.target) - fade)
  }

  /// Whether the side and the set of a position are the same in the new plan: the same words and
  /// tones, and windows as long.
  func isSame(turnOf position: Milliseconds) -> Bool {
    guard let index = former.timeline.slotIndex(at: position) else { return false }
    let old = former.timeline.slots[index]
    let section = section(like: old.section)
    return Self.turn(old.section, old, in: former) == Self.turn(section, old, in: next)
  }

  /// What is done for the side and the set of a slot in a section.
  private static func turn(_ section: Int, _ slot: Slot, in outline: Outline) -> [TurnPart] {
    let timeline = outline.timeline
    let own = timeline.slots.indices.filter { index in
      let other = timeline.slots[index]
      return other.section == section && other.side == slot.side && other.set == slot.set
    }
    let parts = own.map { index in
      let slot = timeline.slots[index]
      return TurnPart(kind: slot.kind, length: slot.duration, dose: slot.dose, sounds: [])
    }
    let places = Dictionary(uniqueKeysWithValues: zip(own, own.indices))
    return timeline.cues.reduce(into: parts) { parts, cue in
      if let place = places[cue.anchor.slot] { parts[place].sounds.append(cue.sound) }
    }
  }

  /// What is done in a slot.
  private struct TurnPart: Hashable {
    var kind: Slot.Kind
    var length: Milliseconds
    var dose: Dose?
    var sounds: [Cue.Sound]
  }

  /// The place in the new plan, and whether the very same is heard there.
  private func place(of position: Milliseconds) -> (target: Milliseconds, isSame: Bool) {
    guard position < former.timeline.duration,
      let index = former.timeline.slotIndex(at: position)
    else { return (next.timeline.duration, false) }
    let old = former.timeline.slots[index]
    guard let new = slot(like: index) else { return (start(of: old), false) }
    let target = new.start + (position - old.start)
    guard target < new.end else { return (new.end, false) }
    let (sound, other) = (former.sounding(at: position), next.sounding(at: target))
    let isSame =
      sound?.sound == other?.sound
      && sound.map { position - $0.start } == other.map { target - $0.start }
    if isSame { return (target, true) }
    return (new.isFixed ? next.reentry(at: target) : new.start, false)
  }

  /// The slot of the new plan that does the same, for the same side and set.
  private func slot(like index: Int) -> Slot? {
    let slots = former.timeline.slots
    let old = slots[index]
    let section = section(like: old.section)
    for isLike in [Slot.comesFromSameLine, Slot.isForSame] {
      let number = slots[..<index].count { $0.section == old.section && isLike($0, old) }
      let likes = next.timeline.slots.filter { $0.section == section && isLike($0, old) }
      if likes.count > number { return likes[number] }
    }
    return nil
  }

  /// The section of the same pose: the one with the same number, or else the next of that name.
  private func section(like index: Int) -> Int {
    let (old, new) = (former.timeline.sections, next.timeline.sections)
    if index < new.count, old.count == new.count { return index }
    let number = old[..<index].count { $0.id == old[index].id }
    let same = new.indices.filter { new[$0].id == old[index].id }
    return number < same.count ? same[number] : min(index, new.count - 1)
  }

  /// Where the side and the set of a slot begin; behind the pose if it has fewer sets now.
  private func start(of old: Slot) -> Milliseconds {
    let own = next.timeline.slots.filter { $0.section == section(like: old.section) }
    let same = own.first { $0.side == old.side && $0.set == old.set }
    let wasDone = own.allSatisfy { $0.set < old.set }
    return same?.start ?? (wasDone ? own.last?.end : own.first?.start) ?? .zero
  }
}

extension Slot {
  fileprivate static func comesFromSameLine(_ one: Slot, _ other: Slot) -> Bool {
    isForSame(one, other) && one.origin == other.origin
  }

  /// A variant may have another line for the same.
  fileprivate static func isForSame(_ one: Slot, _ other: Slot) -> Bool {
    one.kind == other.kind && one.side == other.side && one.set == other.set
  }
}
