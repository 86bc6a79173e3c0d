internal import LimberTimeline

/// What a machine has to know of a timeline: its stations, its gates, and what sounds when.
struct Outline: Hashable, Sendable {
  /// A place where the session waits until it is answered.
  struct Gate: Hashable, Sendable {
    /// Where it waits: when its words have been heard.
    var hold: Milliseconds
    /// Where it goes on.
    var end: Milliseconds
    /// Whether it lasts as long as it says, if nobody answers.
    var isLimited: Bool
  }

  let timeline: Timeline
  let stations: Stations
  let gates: [Gate]
  /// The cues of each slot.
  private let cues: [[Cue]]

  init(of timeline: Timeline) {
    self.timeline = timeline
    stations = Stations(of: timeline)
    var cues = Array(repeating: [Cue](), count: timeline.slots.count)
    for cue in timeline.cues { cues[cue.anchor.slot].append(cue) }
    self.cues = cues
    gates = zip(timeline.slots, cues).compactMap { slot, cues in
      guard slot.kind == .gate, slot.duration > .zero else { return nil }
      let words = cues.map(\.audibleEnd).max() ?? slot.start
      return Gate(
        hold: min(words + Self.breath, slot.end - 1), end: slot.end, isLimited: slot.dose != nil)
    }
  }

  /// The silence around what is put between.
  private static let breath = Milliseconds(250)

  /// The slot at a position, if there is one.
  func slot(at position: Milliseconds) -> Slot? {
    timeline.slotIndex(at: position).map { timeline.slots[$0] }
  }

  /// Whether a gate's words have been heard, and it is not left yet.
  func isAtGate(_ position: Milliseconds) -> Bool {
    gates.contains { $0.hold <= position && position < $0.end }
  }

  /// Where the side and the set of a position begin, without the title and the cautions of the pose.
  func turnStart(of position: Milliseconds) -> Milliseconds {
    guard let here = slot(at: position) else { return .zero }
    let own = timeline.slots.first { slot in
      slot.section == here.section && slot.side == here.side && slot.set == here.set
        && slot.kind != .title && slot.kind != .safety
    }
    return min(position, own?.start ?? stations.start(of: position))
  }

  /// Where the next section begins; nil in the last one.
  func nextSection(after position: Milliseconds) -> Milliseconds? {
    guard let here = slot(at: position)?.section else { return nil }
    return timeline.slots.first { $0.start > position && $0.section != here }?.start
  }

  /// The cue that is sounding at a moment, and not only beginning.
  func sounding(at moment: Milliseconds) -> Cue? {
    guard let slot = timeline.slotIndex(at: moment) else { return nil }
    return cues[slot].last { $0.audibleStart < moment && moment < $0.audibleEnd }
  }

  /// The last words before a moment that are worth hearing again.
  func lastWords(before moment: Milliseconds) -> Cue? {
    guard let here = timeline.slotIndex(at: moment) else { return nil }
    for slot in (0...here).reversed() {
      let words = cues[slot].last { $0.text != nil && !$0.kind.isCount && $0.audibleStart < moment }
      if let words { return words }
    }
    return nil
  }
}

/// Where a session goes on when something was put between.
extension Outline {
  /// How long a cue must have sounded to be left where it was cut (PLAYBACK.md 13).
  private static let barelyHeard = Milliseconds(300)

  /// The further one of a position and a place that was heard before, if that is in the same slot.
  func furthest(_ position: Milliseconds, _ heard: Milliseconds?) -> Milliseconds {
    guard let heard, timeline.slotIndex(at: heard) == timeline.slotIndex(at: position) else {
      return position
    }
    return max(position, heard)
  }

  /// Where a session goes on after a pause: in a window some time before the furthest place that was
  /// heard of it, but not before its start; at the start of a breath or a repeat that is counted;
  /// elsewhere where it was.
  func resumption(
    at position: Milliseconds, _ furthest: Milliseconds, givingBack time: Milliseconds
  ) -> Milliseconds {
    guard let slot = slot(at: position) else { return position }
    if slot.isPractice {
      let back = max(slot.start, min(position, furthest - time))
      return slot.cycle == nil ? reentry(at: back) : reentry(at: position)
    }
    guard let cue = sounding(at: position), position - cue.audibleStart < Self.barelyHeard else {
      return position
    }
    return max(slot.start, cue.audibleStart)
  }

  /// The last place up to a position from which nothing is heard in part: no word, no count, no
  /// breath.
  func reentry(at position: Milliseconds) -> Milliseconds {
    guard let index = timeline.slotIndex(at: position) else { return position }
    let slot = timeline.slots[index]
    var place = position
    if let cycle = slot.cycle {
      place = slot.start + cycle * ((position - slot.start).count / cycle.count)
    } else if let count = countStart(in: index), place > count {
      place = count
    }
    guard let cue = sounding(at: place) else { return place }
    return max(slot.start, cue.audibleStart)
  }

  /// Where more time is put into a window: where no word is cut, and before the count; elsewhere at
  /// the end of the slot.
  func pause(from position: Milliseconds) -> Milliseconds {
    guard let index = timeline.slotIndex(at: position) else { return position }
    let slot = timeline.slots[index]
    guard slot.isFixed || slot.kind == .rest else { return slot.end }
    if let cycle = slot.cycle {
      let begun = ((position - slot.start).count + cycle.count - 1) / cycle.count
      return reentry(at: min(slot.end, slot.start + cycle * begun))
    }
    if let count = countStart(in: index), position > count { return count }
    return min(slot.end, sounding(at: position).map(\.audibleEnd) ?? position)
  }

  /// How a window is made longer: by a breath or a repeat where those are counted, else by ten
  /// seconds.
  func lingering(at position: Milliseconds) -> Lingering {
    guard let index = timeline.slotIndex(at: position),
      let cycle = timeline.slots[index].cycle
    else { return Lingering(length: .seconds(10), exhale: nil) }
    let start = timeline.slots[index].start
    let out = cues[index].first { $0.kind == .breathOut }.map { $0.start - start }
    return Lingering(length: cycle, exhale: out)
  }

  /// Where the count to the end of a slot begins, with a little silence before it.
  private func countStart(in slot: Int) -> Milliseconds? {
    cues[slot].first { $0.kind == .countdown }.map {
      max(timeline.slots[slot].start, $0.audibleStart - 50)
    }
  }
}

extension Slot {
  /// Whether the person does something for as long as it lasts.
  var isPractice: Bool { isFixed && kind != .pause }

  /// How long one breath or repeat lasts; nil where seconds are counted.
  var cycle: Milliseconds? {
    guard let dose, dose.unit == .breath || dose.unit == .time, dose.value > 0 else { return nil }
    let cycle = Milliseconds(duration.count / dose.value)
    return cycle > .zero ? cycle : nil
  }
}

extension Cue.Kind {
  /// Whether it tells a number or a breath, which mean nothing later.
  fileprivate var isCount: Bool {
    switch self {
    case .countdown, .breathIn, .breathOut, .rep, .last, .halfway, .timeLeft, .start: true
    case .safety, .title, .switch, .set, .release, .instruct, .announce, .rest, .prompt, .next:
      false
    }
  }
}
