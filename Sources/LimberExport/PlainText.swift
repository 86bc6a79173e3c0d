internal import LimberTimeline

extension ExportFormat {
  /// For paper: one line for everything said or timed, its time in front (LANGUAGE.md 8.1).
  ///
  /// Counts, halfway cues, breath words and tones are not in it.
  public static let text = ExportFormat(name: "text", pathExtension: "txt") { timeline in
    var sheet = Sheet(width: timeline.duration.clock.count)
    sheet.add(timeline)
    return sheet.lines.map { $0 + "\n" }.joined()
  }
}

/// A routine on paper, while it is written from top to bottom.
private struct Sheet {
  /// What lines belong together; an empty line stands between two that do not.
  enum Block {
    case heading, caution, steps
  }

  /// How wide the longest time is.
  let width: Int
  var lines: [String] = []
  private var block = Block.heading
  private var section: Int?
  private var side: Side?
  /// The heading of a set or round of which nothing is written yet.
  private var turn: String?

  init(width: Int) {
    self.width = width
  }

  mutating func add(_ timeline: Timeline) {
    addHeading(timeline.title.shown.uppercased(), lasting: timeline.duration)
    let cues = Dictionary(grouping: timeline.cues) { timeline.slotIndex(at: $0.start) }
    for (index, slot) in timeline.slots.enumerated() {
      enter(slot, of: timeline)
      if let dose = slot.dose?.words {
        add(step: "\(slot.kind.rawValue.uppercased()) \(dose)", at: slot.start, in: slot)
      }
      if slot.kind == .gate { add(step: "WHEN YOU ARE READY", at: slot.start, in: slot) }
      for cue in cues[index] ?? [] { add(cue, in: slot, of: timeline) }
    }
  }

  /// Begins the section of a slot, if it is a new one.
  private mutating func enter(_ slot: Slot, of timeline: Timeline) {
    guard slot.section != section else { return }
    let next = timeline.sections[slot.section]
    if section != nil || next.title != timeline.title {
      if let turn { add([turn], to: .heading, apart: true) }
      addHeading(next.title.shown, lasting: next.end - next.start)
    }
    section = slot.section
    (side, turn) = (nil, nil)
    if let position = next.position?.shown.capitalizedFirst, !position.isEmpty {
      add([position], to: .heading)
    }
  }

  private mutating func add(_ cue: Cue, in slot: Slot, of timeline: Timeline) {
    guard let text = cue.text?.shown, !text.isEmpty else { return }
    switch cue.kind {
    case .safety: add(caution: text, in: slot)
    case .set: (turn, side) = (timeline.heading(of: slot) ?? text.withoutFullStop, nil)
    case .instruct, .release: add(step: text, at: cue.start, in: slot)
    case .rest where slot.dose == nil, .breathIn where slot.kind == .phase,
      .breathOut where slot.kind == .phase:
      add(step: text, at: cue.start, in: slot)
    case .title, .switch, .start, .announce, .rest, .countdown, .breathIn, .breathOut, .rep, .last,
      .prompt, .halfway, .timeLeft, .next:
      break
    }
  }
}

extension Sheet {
  private mutating func addHeading(_ title: String, lasting length: Milliseconds) {
    add(["\(title)   \(length.clock)"], to: .heading, apart: true)
  }

  private mutating func add(step text: String, at start: Milliseconds, in slot: Slot) {
    let time = start.clock
    let space = String(repeating: " ", count: max(0, width - time.count))
    add(turnHeadings(for: slot) + ["  \(space)\(time)  \(text)"], to: .steps)
  }

  private mutating func add(caution text: String, in slot: Slot) {
    let headings = turnHeadings(for: slot)
    if !headings.isEmpty { add(headings, to: .steps) }
    add(["  !" + String(repeating: " ", count: width + 1) + text], to: .caution)
  }

  /// The headings of the set and of the side that begin with this slot.
  private mutating func turnHeadings(for slot: Slot) -> [String] {
    var headings = turn.map { [$0] } ?? []
    if slot.side != side { headings.append(slot.side?.heading ?? "Afterwards") }
    (side, turn) = (slot.side, nil)
    return headings
  }

  private mutating func add(_ new: [String], to next: Block, apart: Bool = false) {
    if !lines.isEmpty, apart || next != block { lines.append("") }
    lines += new
    block = next
  }
}

extension Timeline {
  /// `Set 2 of 3` for a slot of a later set; nil in a first one.
  fileprivate func heading(of slot: Slot) -> String? {
    let sets = slots.filter { $0.section == slot.section }.map(\.set).max() ?? slot.set
    return slot.set > 1 ? "Set \(slot.set) of \(sets)" : nil
  }
}

extension Side {
  fileprivate var heading: String { "\(rawValue.capitalizedFirst) side" }
}

extension String {
  fileprivate var withoutFullStop: String {
    hasSuffix(".") ? String(dropLast()) : self
  }
}
