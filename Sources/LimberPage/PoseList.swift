internal import LimberExport
internal import LimberTimeline

/// The poses of a session as HTML: doses, cautions, and what is said to do.
struct PoseList {
  let timeline: Timeline
  let words: PageWords
  /// The cautions that stand elsewhere already, in lower case.
  let known: Set<String>
  private let sets: [Int?]

  init(timeline: Timeline, words: PageWords, known: Set<String>) {
    self.timeline = timeline
    self.words = words
    self.known = known
    sets = timeline.setsOfSlots
  }

  var html: String {
    timeline.sections.indices.map { item($0) + "\n" }.joined()
  }

  private func item(_ index: Int) -> String {
    let section = timeline.sections[index]
    let title = timeline.isOpening(index) ? words["introduction"] : section.title
    let length = Markup.element("span", class: "time", section.shownLength.clock)
    let name = "<span dir=\"auto\">\(Markup.text(title))</span>"
    let head = "<h3><button type=\"button\">\(name)\(length)</button></h3>"
    let position = (section.position?.shown.capitalizedFirst).map { [$0] } ?? []
    let lines =
      position.map { Markup.element("p", class: "about", Markup.text($0)) }
      + doses(of: index).map { Markup.element("p", class: "dose", Markup.text($0)) }
      + cautions(of: index).map { Markup.element("p", class: "caution", Markup.text($0)) }
    return "<li>" + head + lines.joined() + steps(of: index) + "</li>"
  }

  private func cautions(of section: Int) -> [String] {
    timeline.cautions(in: section).filter { !known.contains($0.lowercased()) }
  }

  /// What is done how long: once for all sides and sets if they are alike, else for each.
  private func doses(of section: Int) -> [String] {
    var turns: [(turn: Turn, tasks: [String])] = []
    for (place, slot) in timeline.slots.enumerated() where slot.section == section {
      guard slot.isFixed, slot.kind != .pause, let task = words.task(slot) else { continue }
      let turn = Turn(side: slot.side, set: sets[place])
      if let index = turns.firstIndex(where: { $0.turn == turn }) {
        turns[index].tasks.append(task)
      } else {
        turns.append((turn, [task]))
      }
    }
    var groups: [[(turn: Turn, tasks: [String])]] = []
    for turn in turns {
      if let index = groups.firstIndex(where: { $0[0].turn.isLike(turn.turn) }) {
        groups[index].append(turn)
      } else {
        groups.append([turn])
      }
    }
    return groups.flatMap { lines($0, of: timeline.sets(in: section)) }
  }

  /// The lines of turns that all have a side, or none, and are all of a set, or of none.
  private func lines(_ turns: [(turn: Turn, tasks: [String])], of all: Int) -> [String] {
    guard let first = turns.first else { return [] }
    let sides = Set(turns.map(\.turn.side))
    let sets = first.turn.set == nil ? 1 : all
    let isRegular =
      turns.count == sides.count * sets && turns.allSatisfy { $0.tasks == first.tasks }
    guard isRegular else { return turns.map { line($0.tasks, $0.turn, of: all) } }
    let each = sides.count > 1 ? words["each-side"] : first.turn.side.map { words[$0.rawValue] }
    let times = sets > 1 ? words.counted(sets) : nil
    return [(first.tasks + [each, times].compactMap(\.self)).joined(separator: " · ")]
  }

  private func line(_ tasks: [String], _ turn: Turn, of sets: Int) -> String {
    (names(of: turn, of: sets) + tasks).joined(separator: " · ")
  }

  /// The side and the set of a turn, in words, where it has them.
  private func names(of turn: Turn, of sets: Int) -> [String] {
    let set = turn.set.map { words["set", ["n": String($0), "m": String(sets)]] }
    return [turn.side.map { words[$0.rawValue] }, set].compactMap(\.self)
  }
}

/// One time through a pose.
private struct Turn: Hashable {
  var side: Side?
  /// Nil where there is one only, and for what is done once.
  var set: Int?

  /// Whether both are on a side, or neither is, and likewise in a set.
  func isLike(_ other: Turn) -> Bool {
    (side == nil) == (other.side == nil) && (set == nil) == (other.set == nil)
  }
}

/// What is said to do.
extension PoseList {
  /// Sentences and windows under the heading of their side and set, folded.
  private func steps(of section: Int) -> String {
    var turns: [(heading: String?, side: Side?, steps: [String])] = []
    var turn: Turn?
    for (index, slot) in timeline.slots.enumerated() where slot.section == section {
      let steps = steps(in: index)
      guard !steps.isEmpty else { continue }
      let own = Turn(side: slot.side, set: sets[index])
      if turn != own { turns.append((heading(own, after: turn, in: section), slot.side, [])) }
      turn = own
      turns[turns.count - 1].steps += steps
    }
    guard !turns.isEmpty else { return "" }
    let blocks = turns.map { heading, side, steps in
      let title = heading.map { Markup.element("h4", Markup.text($0)) } ?? ""
      let kind = side == nil ? nil : "side"
      return Markup.element("div", class: kind, title + Markup.element("ol", steps.joined()))
    }
    let summary = Markup.element("summary", Markup.text(words["steps"]))
    return "<details>\(summary)<div class=\"steps\">\(blocks.joined())</div></details>"
  }

  private func heading(_ turn: Turn, after last: Turn?, in section: Int) -> String? {
    // What comes behind the sides, or behind the last set, belongs to none.
    if turn.side == nil, turn.set == nil, let last, last.side != nil || last.set != nil {
      return words["afterwards"]
    }
    let parts = names(of: turn, of: timeline.sets(in: section))
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private func steps(in slot: Int) -> [String] {
    let window = timeline.slots[slot]
    let isTimed =
      window.isFixed && window.kind != .pause || window.kind == .gate
      || window.kind == .rest && window.dose != nil
    let task = isTimed ? words.task(window) : nil
    let said = timeline.cues.filter { $0.anchor.slot == slot && $0.isStep(in: window) }
      .compactMap { $0.text?.shown }.filter { !$0.isEmpty }
    return (task.map { ["<li class=\"window\">\(Markup.text($0))</li>"] } ?? [])
      + said.map { Markup.element("li", Markup.text($0)) }
  }
}

extension Cue {
  /// Whether the words tell what to do, and are no count, no announcement and no encouragement.
  fileprivate func isStep(in slot: Slot) -> Bool {
    switch kind {
    case .instruct, .release: true
    case .rest: slot.dose == nil
    case .breathIn, .breathOut: slot.kind == .phase
    case .safety, .title, .switch, .set, .start, .announce, .countdown, .rep, .last, .prompt,
      .halfway, .timeLeft, .next:
      false
    }
  }
}

extension Timeline {
  /// The cautions that are heard in a section, or would have been.
  func cautions(in section: Int) -> [String] {
    cues.filter { $0.kind == .safety && slots[$0.anchor.slot].section == section }
      .compactMap { $0.text?.shown }.filter { !$0.isEmpty }
  }
}

extension PageWords {
  /// So many sets.
  fileprivate func counted(_ sets: Int) -> String { self["sets", ["n": String(sets)]] }
}
