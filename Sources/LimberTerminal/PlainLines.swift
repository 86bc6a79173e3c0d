internal import LimberAudio
internal import LimberDiagnostics
public import LimberPlayer
internal import LimberTimeline

/// A session as lines that a screen reader reads well: one for each thing that changes.
///
/// It has no bars, no passing seconds, and nothing that is written over. What is said is not
/// written too, since it would be heard twice; it is written where nothing is heard.
public struct PlainLines: Sendable {
  private var writesWords: Bool
  private var state: ScreenState?
  private var told = Place()
  private var isHeld = false
  /// Whether the length of the session was told, which is known once all of it is planned.
  private var hasToldLength = false
  /// The name that was written last; it is not written twice where it is said, too.
  private var name: String?
  /// How much time that was asked for was left when that was told last.
  private var extra = Milliseconds.zero

  /// The place that was told last.
  private struct Place: Hashable {
    var section: Int?
    var side: String?
    var set: Int?
    var window: Milliseconds?
  }

  /// Creates the lines of a session that begins.
  ///
  /// - Parameter writesWords: Whether what is said is written, since nothing is heard.
  public init(writesWords: Bool) {
    self.writesWords = writesWords
  }

  /// What there is to tell after an event; each without a line end, and without a character that
  /// steers a terminal.
  public mutating func lines(for event: PlayerEvent) -> [String] {
    var lines = beginning(event)
    if event == .answered, state?.waiting == .pain { lines.append("going on") }
    if case .cue(let cue) = event, let state, cue.start > state.position {
      // What is heard at a place is told after the place.
      self.state?.apply(.position(cue.start))
    }
    state?.apply(event)
    lines += answer(to: event)
    switch event {
    case .position, .jumped: lines += place()
    case .cue(let cue):
      lines += place()
      if writesWords, cue.isWritten, let text = cue.text { lines += written(text) }
    default: break
    }
    return lines.map(DisplayWidth.shown)
  }

  /// What is told once: the name and the keys when the first part of the session is planned, and how long
  /// it lasts when all of it is.
  private mutating func beginning(_ event: PlayerEvent) -> [String] {
    guard case .planned(let timeline, let isFinal) = event else { return [] }
    let length = isFinal && !hasToldLength ? timeline.duration.spoken : nil
    hasToldLength = hasToldLength || isFinal
    guard state == nil else { return length.map { ["\($0) in all"] } ?? [] }
    state = ScreenState(timeline, isPlanned: isFinal, preface: nil)
    name = timeline.title
    return [timeline.title + (length.map { ", \($0)" } ?? "")] + Self.keys
  }

  private static let keys = [
    "keys: space pauses, n next, b back, r again, s skip, h that hurts, ? how long, q stops",
    "more keys: + more time, - enough, [ slower, ] faster, e easier, d deeper, enter where it waits",
  ]

  /// What is said, but for a name that stands in the line before.
  private mutating func written(_ text: String) -> [String] {
    defer { name = nil }
    return text == name || text == name.map { "\($0)." } ? [] : [text]
  }

  private mutating func answer(to event: PlayerEvent) -> [String] {
    switch event {
    case .paused where !isHeld:
      isHeld = true
      return ["paused; space goes on"]
    case .resumed where isHeld:
      isHeld = false
      return ["going on"]
    case .waiting(.start): return ["ready; press enter to start"]
    case .waiting(.stop): return ["stop? q stops, enter goes on"]
    case .waiting(.gate): return ["waiting; press enter when you are ready"]
    case .waiting(.pain):
      return ["that hurts: \(mayBeEasier ? "e is easier, " : "")s skips, enter goes on, q stops"]
    case .refused(let command): return ["not now: \(command.words)"]
    case .obeyed(.howLong): return [state?.remark].compactMap(\.self)
    case .notEasier: return [ScreenState.notEasierText]
    case .extraTime(let left, _):
      defer { extra = left }
      return left > extra ? ["\((left - extra).spoken) more"] : []
    case .easing(let words): return writesWords ? words : []
    case .replanned(let plan): return [told(plan)]
    case .soundLost(let error, _):
      writesWords = true
      return [error.silentText]
    case .soundHeld(let error): return [error.heldText]
    case .soundBack: return ["the sound is back"]
    case .unspoken(let text, _): return ["cannot be spoken: \(text)"]
    case .notice(let text): return [text]
    case .handsFree(.heard(let words, nil)): return ["heard: \(words)"]
    case .handsFree(.phrases(let phrases)) where isAsking && !phrases.isEmpty:
      return ["say: \(phrases.joined(separator: ", "))"]
    case .finished: return ["done"]
    case .stopped: return ["stopped"]
    default: return []
    }
  }

  private var mayBeEasier: Bool { state?.mayBeEasier ?? false }

  /// Whether a person must say or press something before it goes on, and is told what.
  private var isAsking: Bool { state.map { $0.waiting != nil || $0.isPaused } ?? false }

  private func told(_ plan: SessionPlan) -> String {
    let changes = state.map { Moment($0).changes } ?? []
    let variant = plan.variant == .standard ? "standard" : plan.variant.rawValue
    return changes.isEmpty ? "usual pace, \(variant)" : changes.joined(separator: ", ")
  }

  /// What is new about the place: the pose, the side, the set, the window, and what comes next.
  private mutating func place() -> [String] {
    guard let state else { return [] }
    let now = Moment(state)
    guard let slot = now.slot else { return [] }
    let window = now.isInWindow ? slot.start : nil
    let place = Place(
      section: slot.section, side: slot.side?.rawValue, set: slot.set, window: window)
    let isNewPose = place.section != told.section
    var parts: [String] = []
    // A session of one pose has its name, which has just been told.
    let isTold = told.section == nil && now.pose == name && slot.side == nil
    if isNewPose, !isTold { parts.append(now.pose) }
    if isNewPose { name = now.pose }
    if isNewPose || place.side != told.side, let side = place.side { parts.append("\(side) side") }
    if slot.set > 1, isNewPose || place.set != told.set { parts.append("set \(slot.set)") }
    var lines = parts.isEmpty ? [] : [parts.joined(separator: ", ")]
    if let window, window != told.window {
      let parts = [now.told ?? "", now.next].filter { !$0.isEmpty }
      lines.append(parts.joined(separator: "; "))
    }
    told = place
    return lines
  }
}

extension Moment {
  /// The window with its whole length: `hold, 30 seconds`, `repeat 10 times`.
  fileprivate var told: String? {
    guard let slot, let name = name(of: slot.kind) else { return nil }
    let length = slot.duration.spoken
    switch slot.dose?.unit {
    case .breath: return "\(name), \(Counted.text(slot.dose?.value ?? 0, "breath")), \(length)"
    case .time: return "\(name) \(Counted.text(slot.dose?.value ?? 0, "time")), \(length)"
    default: return "\(name), \(length)"
    }
  }

  private func name(of kind: Slot.Kind) -> String? {
    switch kind {
    case .hold: "hold"
    case .move: "move"
    case .flow: "breathe and move"
    case .reps: "repeat"
    case .rest: "rest"
    case .pause: "pause"
    default: nil
    }
  }
}

/// Numbers with their units, as they are read aloud.
private enum Counted {
  static func text(_ count: Int, _ unit: String) -> String {
    "\(count) \(unit)\(count == 1 ? "" : "s")"
  }
}

extension Milliseconds {
  /// The time in words, to whole seconds: `1 minute 30 seconds`.
  fileprivate var spoken: String {
    let seconds = max(0, (count + 500) / 1000)
    let parts = [Counted.text(seconds / 60, "minute"), Counted.text(seconds % 60, "second")]
    let shown = zip([seconds / 60, seconds % 60], parts).filter { $0.0 > 0 }.map(\.1)
    return shown.isEmpty ? parts[1] : shown.joined(separator: " ")
  }
}

extension Cue {
  /// Whether somebody who does not hear needs it as a line: not counts, which come every second.
  fileprivate var isWritten: Bool {
    switch kind {
    case .countdown, .breathIn, .breathOut, .rep: false
    default: true
    }
  }
}
