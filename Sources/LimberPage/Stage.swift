internal import LimberExport
internal import LimberTimeline

/// A stretch of a session in which a page shows the same words.
struct Stage: Hashable {
  var start: Milliseconds
  var end: Milliseconds
  /// What the page counts down to: its end, or the next window of the pose.
  var until: Milliseconds
  /// The section, as an index into the timeline's sections.
  var section: Int
  /// Its only slot, if something is held or done for a time; nil while one listens.
  var window: Slot?
  var side: Side?
  /// The set it belongs to, where there are several.
  var set: Int?
  /// What comes next, in words; empty at the end.
  var next = ""
  /// The breath that the window is measured in, if it is.
  var breath: BreathPattern?
}

extension Stage {
  /// The stages of a timeline, in order, without a gap, from zero to the end.
  static func stages(of timeline: Timeline, _ words: PageWords) -> [Stage] {
    var stages: [Stage] = []
    let sets = timeline.setsOfSlots
    for (index, slot) in timeline.slots.enumerated() where slot.duration > .zero {
      let isWindow = slot.isWindow
      if !isWindow, let last = stages.last, last.window == nil, last.isTurn(of: slot, sets[index]) {
        stages[stages.count - 1].end = slot.end
        continue
      }
      stages.append(
        Stage(
          start: slot.start, end: slot.end, until: slot.end, section: slot.section,
          window: isWindow ? slot : nil, side: slot.side, set: sets[index],
          breath: isWindow ? timeline.breath(in: index) : nil))
    }
    for index in stages.indices {
      let later = stages[(index + 1)...]
      let stage = stages[index]
      if stage.window == nil {
        let goal = later.first { $0.window != nil || $0.section != stage.section }
        stages[index].until = goal?.start ?? timeline.duration
      }
      stages[index].next = next(after: stage, in: later, timeline, words)
    }
    return stages
  }

  private func isTurn(of slot: Slot, _ set: Int?) -> Bool {
    section == slot.section && side == slot.side && self.set == set
  }

  private func isSameTurn(as other: Stage) -> Bool {
    section == other.section && side == other.side && set == other.set
  }

  private static func next(
    after stage: Stage, in later: ArraySlice<Stage>, _ timeline: Timeline, _ words: PageWords
  ) -> String {
    // While one listens, the page counts down to a window, so that is what it names.
    let news = later.first { other in
      other.window != nil || other.section != stage.section
        || stage.window != nil && !other.isSameTurn(as: stage)
    }
    guard let news else { return "" }
    if news.section != stage.section {
      return words["next", ["what": timeline.sections[news.section].title.shown]]
    }
    let task = news.window.flatMap(words.task)
    let side = news.side == stage.side ? nil : news.sideName(words)
    let set = news.set == stage.set ? nil : news.setName(in: timeline, words)
    let what = [task, side, set].compactMap(\.self)
    return what.isEmpty ? "" : words["next", ["what": what.joined(separator: " · ")]]
  }

  func sideName(_ words: PageWords) -> String? { side.map { words[$0.rawValue] } }

  func setName(in timeline: Timeline, _ words: PageWords) -> String? {
    set.map { words["set", ["n": String($0), "m": String(timeline.sets(in: section))]] }
  }
}

extension Slot {
  /// Whether something is held, done or waited for, long enough to be counted down.
  fileprivate var isWindow: Bool {
    switch kind {
    case .hold, .move, .flow, .reps, .gate: true
    case .rest, .pause: duration >= .seconds(10)
    case .title, .safety, .instruct, .announce, .switch, .set, .release, .phase: false
    }
  }
}

extension Timeline {
  /// How many sets or rounds a section has.
  func sets(in section: Int) -> Int {
    slots.filter { $0.section == section }.map(\.set).max() ?? 1
  }

  /// Whether a section is what is said before the first pose, and no pose.
  func isOpening(_ section: Int) -> Bool {
    section == 0 && sections.count > 1
      && !slots.contains { $0.section == 0 && $0.isFixed && $0.kind != .pause }
  }
}
