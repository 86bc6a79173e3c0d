internal import LimberTimeline

/// What of a timeline concerns the present moment, in words.
struct Moment {
  private let state: ScreenState
  private let index: Int?
  private let slot: Slot?

  init(_ state: ScreenState) {
    self.state = state
    index = state.timeline.slotIndex(at: state.position)
    slot = index.map { state.timeline.slots[$0] }
  }

  var pose: String {
    slot.map { state.timeline.sections[$0.section].title } ?? state.timeline.title
  }

  /// Side, set, and whether the session is paused.
  var place: String {
    let side = slot?.side.map { "\($0.rawValue) side" }
    let set = slot.flatMap { $0.set > 1 ? "set \($0.set)" : nil }
    let pause = state.isPaused ? "paused" : nil
    return [side, set, pause].compactMap(\.self).joined(separator: " · ")
  }

  var window: String {
    guard let slot else { return "" }
    let left = (slot.end - state.position + 999).clock
    switch slot.kind {
    case .hold: return "Hold   \(left)"
    case .move: return "Move   \(left)"
    case .flow: return "Breathe and move   \(left)"
    case .reps: return "Repeat   \(left)"
    case .gate: return "When you are ready   \(left)"
    case .rest: return "Rest   \(left)"
    case .pause: return "Pause   \(left)"
    default: return ""
    }
  }

  var windowPart: Double? {
    guard let slot, slot.isFixed || slot.kind == .rest || slot.kind == .gate, slot.duration > .zero
    else { return nil }
    return Double((state.position - slot.start).count) / Double(slot.duration.count)
  }

  var session: String {
    let total = state.isPlanned ? " of \(state.timeline.duration.clock)" : ""
    return "\(state.position.clock)\(total)   \(state.timeline.title)"
  }

  var sessionPart: Double? {
    guard state.isPlanned, state.timeline.duration > .zero else { return nil }
    return Double(state.position.count) / Double(state.timeline.duration.count)
  }

  /// The next side, set, window or pose.
  var next: String {
    guard let index, let slot else { return "" }
    let later = state.timeline.slots[(index + 1)...]
    guard let next = later.first(where: { $0.isStation || $0.section != slot.section }) else {
      return ""
    }
    if next.section != slot.section {
      return "next: \(state.timeline.sections[next.section].title)"
    }
    return "next: \(name(of: next))"
  }

  private func name(of slot: Slot) -> String {
    let side = slot.side.map { "\($0.rawValue) side" }
    switch slot.kind {
    case .switch: return side ?? "other side"
    case .reps: return "repeats"
    case .gate: return "when you are ready"
    case .set: return ["set \(slot.set)", side].compactMap(\.self).joined(separator: ", ")
    default: return slot.kind.rawValue
    }
  }
}

extension Slot {
  /// Whether a person would want to know that it comes.
  fileprivate var isStation: Bool {
    isFixed || kind == .switch || kind == .set || kind == .rest || kind == .gate
  }
}
