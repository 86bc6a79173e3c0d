public import LimberTimeline

/// What must hold in every timeline, whatever it was made from.
///
/// These are the invariants of LANGUAGE.md 7.10 that one timeline can be checked for alone: all
/// but 7, 8 and 12, which compare two. Words must not name a placeholder in literal braces.
public enum TimelineInvariants {
  /// What is wrong with `timeline`, one sentence for each violation; empty if nothing is.
  ///
  /// Slots and cues are named as in the JSON export: `s1` and `c1` are the first ones.
  public static func violations(in timeline: Timeline) -> [String] {
    guard timeline.hasValidIndices else {
      return ["a slot names a section, or a cue a slot, that does not exist"]
    }
    return timeline.rowViolations + timeline.sectionViolations + timeline.orderViolations
      + timeline.voiceViolations + timeline.doseViolations + timeline.sideViolations
      + timeline.countdownViolations + timeline.windowViolations + timeline.releaseViolations
      + timeline.wordViolations + timeline.droppedViolations + timeline.originViolations
  }
}

extension Timeline {
  /// Slots by the names they have in messages.
  var namedSlots: [(name: String, slot: Slot)] {
    slots.enumerated().map { ("s\($0 + 1) (\($1.kind) at \($1.start))", $1) }
  }

  /// Cues by the names they have in messages.
  var namedCues: [(name: String, cue: Cue)] {
    cues.enumerated().map { ("c\($0 + 1) (\($1.kind) at \($1.start))", $1) }
  }

  fileprivate var hasValidIndices: Bool {
    slots.allSatisfy { sections.indices.contains($0.section) }
      && cues.allSatisfy { slots.indices.contains($0.anchor.slot) }
  }
}
