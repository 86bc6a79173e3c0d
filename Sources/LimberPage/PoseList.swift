internal import LimberExport
internal import LimberTimeline

/// The poses of a session as HTML: doses, cautions, and what is said to do.
struct PoseList {
  let timeline: Timeline
  let words: PageWords
  /// The cautions that stand elsewhere already, in lower case.
  let known: Set<String>

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

  private func slots(of section: Int) -> [Slot] { timeline.slots.filter { $0.section == section } }

  private func cautions(of section: Int) -> [String] {
    timeline.cautions(in: section).filter { !known.contains($0.lowercased()) }
  }

  /// What is done how long: once for all sides and sets if they are alike, else for each.
  private func doses(of section: Int) -> [String] {
    var turns: [(turn: Turn, tasks: [String])] = []
    for slot in slots(of: section) where slot.isFixed && slot.kind != .pause {
      guard let task = words.task(slot) else { continue }
      let turn = Turn(side: slot.side, set: slot.set)
      if let index = turns.firstIndex(where: { $0.turn == turn }) {
        turns[index].tasks.append(task)
      } else {
        turns.append((turn, [task]))
      }
    }
    let isSidedFirst = turns.first?.turn.side != nil
    let groups = [isSidedFirst, !isSidedFirst].map { isSided in
      turns.filter { ($0.turn.side != nil) == isSided }
    }
    return groups.flatMap { lines($0, of: timeline.sets(in: section)) }
  }

  /// The lines of turns that all have a side, or none.
  private func lines(_ turns: [(turn: Turn, tasks: [String])], of sets: Int) -> [String] {
    guard let first = turns.first else { return [] }
    let sides = Set(turns.map(\.turn.side))
    let isRegular =
      turns.count == sides.count * sets && turns.allSatisfy { $0.tasks == first.tasks }
    guard isRegular else { return turns.map { line($0.tasks, $0.turn, sets) } }
    let each = sides.count > 1 ? words["each-side"] : first.turn.side.map { words[$0.rawValue] }
    let times = sets > 1 ? words.counted(sets) : nil
    return [(first.tasks + [each, times].compactMap(\.self)).joined(separator: " · ")]
  }

  private func line(_ tasks: [String], _ turn: Turn, _ sets: Int) -> String {
    let side = turn.side.map { words[$0.rawValue] }
    let set = sets > 1 ? words["set", ["n": String(turn.set), "m": String(sets)]] : nil
    return ([side, set].compactMap(\.self) + tasks).joined(separator: " · ")
  }
}

/// One time through a pose.
private struct Turn: Hashable {
  var side: Side?
  var set: Int
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
      let own = Turn(side: slot.side, set: slot.set)
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
    let sets = timeline.sets(in: section)
    let set = sets > 1 ? words["set", ["n": String(turn.set), "m": String(sets)]] : nil
    let side = turn.side.map { words[$0.rawValue] }
    let parts = [side, set].compactMap(\.self)
    // What comes behind the sides, or behind the last set, belongs to none.
    if turn.side == nil, let last, last.set > turn.set || last.side != nil && sets == 1 {
      return words["afterwards"]
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private func steps(in slot: Int) -> [String] {
    let window = timeline.slots[slot]
    let isTimed = window.isFixed && window.kind != .pause || window.kind == .gate
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
