internal import LimberTimeline

/// What the screen shows: the state of a session.
struct ScreenState: Hashable, Sendable {
  var timeline: Timeline
  /// Whether all of the session is planned, so that its length is known.
  var isPlanned: Bool
  var position = Milliseconds.zero
  var isPaused = false
  /// What was said last.
  var words = ""
  /// A line about something that went wrong.
  var notice: String?
}

/// One calm screen: the pose, the side, the window, the session, what comes next, the keys.
enum Screen {
  /// The narrowest screen that is drawn for.
  private static let narrowest = 20

  /// The lines of the screen, none wider than `width` cells; without a character that steers.
  static func lines(for state: ScreenState, width: Int) -> [String] {
    let width = max(narrowest, width - 1)
    let now = Now(state)
    var lines = [
      "", now.pose, now.place, "", now.window, bar(now.windowPart, width), "", state.words, "",
      now.next, "", now.session, bar(now.sessionPart, width), "",
    ]
    if let notice = state.notice { lines += [notice, ""] }
    lines.append(keys(state, width))
    return lines.map { fitted(" " + Message.printable($0), to: width) }
  }

  private static func keys(_ state: ScreenState, _ width: Int) -> String {
    let pause = state.isPaused ? "space go on" : "space pause"
    let all = "\(pause)   ← back   → next   q stop"
    return all.count + 1 <= width ? all : "\(pause)  q stop"
  }

  private static func bar(_ part: Double?, _ width: Int) -> String {
    guard let part else { return "" }
    let cells = min(60, width - 2)
    let full = Int((min(1, max(0, part)) * Double(cells)).rounded())
    return String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
  }

  private static func fitted(_ line: String, to width: Int) -> String {
    line.count <= width ? line : line.prefix(width - 1) + "…"
  }
}

/// What of a timeline concerns the present moment, in words.
private struct Now {
  let state: ScreenState
  let slot: Slot?
  let index: Int?

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
    let left = Clock.text(slot.end - state.position + 999)
    switch slot.kind {
    case .hold: return "Hold   \(left)"
    case .move: return "Move   \(left)"
    case .flow: return "Breathe and move   \(left)"
    case .rest: return "Rest   \(left)"
    case .pause: return "Pause   \(left)"
    default: return ""
    }
  }

  var windowPart: Double? {
    guard let slot, slot.isFixed || slot.kind == .rest, slot.duration > .zero else { return nil }
    return Double((state.position - slot.start).count) / Double(slot.duration.count)
  }

  var session: String {
    let total = state.isPlanned ? " of \(Clock.text(state.timeline.duration))" : ""
    return "\(state.timeline.title)   \(Clock.text(state.position))\(total)"
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
    case .set: return ["set \(slot.set)", side].compactMap(\.self).joined(separator: ", ")
    default: return slot.kind.rawValue
    }
  }
}

extension Slot {
  /// Whether a person would want to know that it comes.
  fileprivate var isStation: Bool {
    isFixed || kind == .switch || kind == .set || kind == .rest
  }
}
