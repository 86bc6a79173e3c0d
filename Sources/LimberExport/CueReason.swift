public import LimberTimeline

/// Tells in plain words why a cue is heard when it is.
public enum CueReason {
  /// What a slot is and how long it lasts: "a hold of 25 seconds; nothing changes its length".
  public static func words(for slot: Slot) -> String {
    let name = slot.kind.words
    guard slot.isFixed else { return "\(name); it lasts as long as its words, and time to follow" }
    let length = slot.dose?.words ?? slot.duration.secondsWords
    let inSeconds =
      slot.dose.map { $0.unit == .breath || $0.unit == .time } ?? false
      ? ", \(slot.duration.secondsWords)" : ""
    return "\(name) of \(length)\(inSeconds); nothing changes its length"
  }

  /// Where in its slot a cue is heard: "3 seconds before the end of the hold".
  public static func place(of cue: Cue, in timeline: Timeline) -> String {
    let slot = timeline.slots[cue.anchor.slot]
    let noun = slot.kind.noun
    guard slot.isFixed || cue.anchor.offset != .zero else {
      return "at the start of the time it has for itself"
    }
    let edge = cue.anchor.edge == .start ? "start" : "end"
    let offset = cue.anchor.offset
    guard offset != .zero else { return "at the \(edge) of the \(noun)" }
    let distance = Milliseconds(abs(offset.count)).secondsWords
    return "\(distance) \(offset < .zero ? "before" : "after") the \(edge) of the \(noun)"
  }

  /// What an elastic slot leaves behind its words: "an instruction; it lasts as long as its words,
  /// and 1.2 seconds more"; nil for a cue inside a slot that is not its own.
  public static func length(of cue: Cue, in timeline: Timeline) -> String? {
    let slot = timeline.slots[cue.anchor.slot]
    guard !slot.isFixed, cue.anchor.offset == .zero, cue.anchor.edge == .start else { return nil }
    let rest = slot.end - cue.audibleEnd
    let what = cue.tone == nil ? "its words" : "it sounds"
    let more = rest > .zero ? ", and \(rest.secondsWords) more" : ""
    return "\(slot.kind.words); it lasts as long as \(what)\(more)"
  }

  /// The rule by which cues of a kind are placed, as a sentence without a full stop.
  public static func rule(for kind: Cue.Kind) -> String {
    switch kind {
    case .safety: "what keeps people safe is never left out, shortened or moved"
    case .title: "a pose starts with its name, and leaves time to get into position"
    case .switch: "the sides change when everything of one side has been done"
    case .set: "the next set or round is told before it starts"
    case .release: "the end of a timed line is always heard"
    case .start: "the start of a timed line is heard where no words lead to it"
    case .instruct: "sentences follow each other, each with time to do what it says"
    case .announce: "how long something lasts is said before it starts, not during it"
    case .rest: "a rest tells how long it lasts while it goes on"
    case .countdown: "a count is heard on its second, and is never moved"
    case .breathIn, .breathOut: "a breath is called when it starts"
    case .rep: "a repeat is counted when it starts"
    case .last: "the last one is told when it starts"
    case .prompt: "it is said when its line asks for it, or up to a second beside that"
    case .halfway: "half time is told in the middle, or up to half a second beside it"
    case .timeLeft: "the last minute of something long is told"
    case .next: "what comes next is told in a rest, where there is room"
    }
  }
}

extension Milliseconds {
  /// The time in seconds, for people: `1 second`, `2.5 seconds`.
  public var secondsWords: String {
    let number = DecimalNumber.thousandths(abs(count))
    return "\(count < 0 ? "-" : "")\(number) second\(count == 1000 ? "" : "s")"
  }
}

extension BreathPattern {
  /// The pattern as a script writes it: `4 in, 6 out`.
  public var words: String {
    let parts = [(inhale, "in"), (exhale, "out"), (pause, "pause")].filter { $0.0 > .zero }
    return parts.map { "\(DecimalNumber.thousandths($0.0.count)) \($0.1)" }.joined(separator: ", ")
  }
}

extension Cue.Kind {
  /// What such a cue is, for people.
  public var words: String {
    switch self {
    case .safety: "a line for safety"
    case .title: "a title"
    case .switch: "a change of sides"
    case .set: "a new set or round"
    case .release: "the end of a timed line"
    case .start: "the start of a timed line"
    case .instruct: "an instruction"
    case .announce: "an announcement"
    case .rest: "the words of a rest"
    case .countdown: "a number of the countdown"
    case .breathIn: "a breath in"
    case .breathOut: "a breath out"
    case .rep: "a repeat"
    case .last: "the last breath or repeat"
    case .prompt: "a line at some time"
    case .halfway: "half time"
    case .timeLeft: "the time that is left"
    case .next: "what comes next"
    }
  }
}

extension Slot.Kind {
  /// What the slot is, with its article.
  fileprivate var words: String {
    switch self {
    case .reps: "repeats"
    case .instruct, .announce: "an \(noun)"
    default: "a \(noun)"
    }
  }

  /// What the slot is.
  fileprivate var noun: String {
    switch self {
    case .title: "title"
    case .safety: "line for safety"
    case .instruct: "instruction"
    case .announce: "announcement"
    case .switch: "change of sides"
    case .set: "new set or round"
    case .release: "release"
    case .rest: "rest"
    case .phase: "breath"
    case .hold: "hold"
    case .move: "move"
    case .flow: "flow"
    case .reps: "repeats"
    case .pause: "pause"
    case .gate: "wait"
    }
  }
}
