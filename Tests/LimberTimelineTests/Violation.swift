import LimberTesting
import LimberTimeline
import Testing

/// One way to break a good timeline, and what must be said about it.
struct Violation: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let message: String
  let breaking: @Sendable (inout Timeline) -> Void

  init(_ name: String, _ message: String, _ breaking: @escaping @Sendable (inout Timeline) -> Void)
  {
    testDescription = name
    self.message = message
    self.breaking = breaking
  }

  /// The violations found in the worked example once it is broken.
  var found: [String] {
    var timeline = WorkedExample.timeline
    breaking(&timeline)
    return TimelineInvariants.violations(in: timeline)
  }
}

extension Timeline {
  /// Moves the start of a cue together with its anchor, so that only its place is wrong.
  mutating func moveCue(_ index: Int, by time: Milliseconds) {
    cues[index].start = cues[index].start + time
    cues[index].anchor.offset = cues[index].anchor.offset + time
  }

  /// Gives a cue other words.
  mutating func reword(_ index: Int, _ text: String) {
    cues[index].sound = .speech(Utterance(text: text, role: .instruction, language: "en"))
  }

  /// Ends the row after so many slots, with the cues that belong to them.
  mutating func cut(toSlots count: Int) {
    slots.removeLast(slots.count - count)
    cues.removeAll { $0.anchor.slot >= count }
    sections[0].end = duration
  }
}
