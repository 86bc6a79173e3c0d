internal import LimberPlayer
internal import LimberTimeline

/// What of a timeline concerns the present moment, in words.
struct Moment {
  let state: ScreenState
  private let index: Int?
  let slot: Slot?

  init(_ state: ScreenState) {
    self.state = state
    index = state.timeline.slotIndex(at: state.position)
    slot = index.map { state.timeline.slots[$0] }
  }

  var pose: String {
    slot.map { state.timeline.sections[$0.section].title } ?? state.timeline.title
  }

  /// Side, set, and whether the session is paused.
  var place: [String] {
    let side = slot?.side.map { "\($0.rawValue) side" }
    let set = slot.flatMap { $0.set > 1 ? "set \($0.set)" : nil }
    let pause = state.isPaused ? "paused" : nil
    return [side, set, pause].compactMap(\.self)
  }

  /// Whether a window runs, which can be made longer or cut short.
  var isInWindow: Bool { slot.map { $0.isFixed || $0.kind == .rest } ?? false }

  /// What is done now, and for how long still; what is waited for, if something is.
  var window: String {
    switch state.waiting {
    case .start: return "Ready: enter when you want to start"
    case .stop: return "Stop? q stops, enter goes on"
    case .gate: return "Waiting: enter when you are ready"
    case .pain: return "That hurts:\(state.mayBeEasier ? " e easier " : "") s skip  q stop"
    case nil: break
    }
    guard let name = windowName else { return "" }
    guard let left else { return name }
    let count = repeats.map { " \($0.number) of \($0.count)" } ?? ""
    return "\(name)\(count)   \(left)"
  }

  private var windowName: String? {
    switch slot?.kind {
    case .hold: "Hold"
    case .move: "Move"
    case .flow: "Breathe and move"
    case .reps: "Repeat"
    case .gate: "When you are ready"
    case .rest: "Rest"
    case .pause: "Pause"
    default: nil
    }
  }

  /// How long the window still lasts, rounded up; nil outside of windows, and at a gate, which lasts
  /// until it is answered.
  var left: String? {
    guard let slot, windowName != nil, slot.kind != .gate else { return nil }
    return (slot.end - state.position + state.extra.left + 999).clock
  }

  var windowPart: Double? {
    guard let slot, slot.isFixed || slot.kind == .rest || slot.kind == .gate, slot.duration > .zero
    else { return nil }
    return Double((state.position - slot.start).count) / Double(slot.duration.count)
  }

  /// Which repeat it is, and of how many; nil where repeats are not counted.
  var repeats: (number: Int, count: Int)? {
    guard let slot, let dose = slot.dose, dose.unit == .time, dose.value > 0,
      slot.duration.count > 0
    else { return nil }
    let passed = max(0, (state.position - slot.start).count)
    return (min(dose.value, passed * dose.value / slot.duration.count + 1), dose.value)
  }

  var breath: Breath? {
    index.flatMap {
      Breath(
        at: state.position, passing: state.extra.isPassing ? state.extra.left : nil, in: $0,
        of: state.timeline)
    }
  }

  /// The whole session: how far it is, what is not as usual, and its name.
  var session: [String] {
    let total = state.isPlanned ? " of \(length.clock)" : ""
    let names = changes + [state.timeline.title]
    return ["\(passed.clock)\(total)   \(names[0])"] + names.dropFirst()
  }

  /// How much of the session has passed, and how long it is, with the time that was asked for.
  private var passed: Milliseconds { state.position + state.extra.passed }
  private var length: Milliseconds { state.timeline.duration + state.extra.total }

  /// The pace and the variant, where they are not the usual ones.
  var changes: [String] {
    let variant = state.plan.variant == .standard ? nil : state.plan.variant.rawValue
    return [paceName, variant].compactMap(\.self)
  }

  private var paceName: String? {
    switch state.plan.pace {
    case 1000: return nil
    case 750: return "gentle pace"
    case 1250: return "brisk pace"
    case let pace:
      let hundredths = (pace + 5) / 10
      let digits = hundredths % 100 < 10 ? "0\(hundredths % 100)" : "\(hundredths % 100)"
      return "pace \(hundredths / 100).\(digits)"
    }
  }

  var sessionPart: Double? {
    guard state.isPlanned, state.timeline.duration > .zero else { return nil }
    return Double(passed.count) / Double(length.count)
  }

  /// How long the pose and the session still last.
  var timeLeft: String {
    let end = slot.map { state.timeline.sections[$0.section].end } ?? state.timeline.duration
    let position = state.position - state.extra.left
    let pose = "\((end - position + 999).clock) left in this pose"
    guard state.isPlanned else { return pose }
    return pose + ", \((state.timeline.duration - position + 999).clock) in all"
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
