internal import LimberTimeline

/// What a person reads on a sheet, from top to bottom; texts are one clean line and not escaped.
enum SheetItem: Hashable {
  case title(String, Milliseconds, position: String?)
  case pose(String, Milliseconds, position: String?)
  /// A round of several poses begins.
  case round(String)
  /// A set within a pose begins.
  case set(String)
  /// A side begins, or what follows both.
  case side(Side?)
  case caution(String)
  /// What is needed.
  case equipment(String)
  case step(String, at: Milliseconds)
  case dose(Slot.Kind, Dose, at: Milliseconds)
  /// Nothing happens until the person is ready.
  case gate(at: Milliseconds)
}

extension Timeline {
  /// The session as a sheet: everything to do, and what is chosen besides (LANGUAGE.md 8.0).
  func sheet(_ options: ExportOptions) -> [SheetItem] {
    var sheet = SheetWriter(timeline: self, selection: options.cues, words: options.words)
    sheet.write(options.care.map(\.shown), options.equipment.map(\.shown))
    return sheet.items
  }
}

/// Writes a sheet from top to bottom.
private struct SheetWriter {
  let timeline: Timeline
  let selection: CueSelection
  let words: SheetWords
  var items: [SheetItem] = []
  private var section: Int?
  private var side: Side?
  /// The heading of a set or round of which nothing is written yet.
  private var turn: String?
  /// The highest set of each section.
  private let sets: [Int: Int]

  init(timeline: Timeline, selection: CueSelection, words: SheetWords) {
    self.timeline = timeline
    self.selection = selection
    self.words = words
    sets = Dictionary(timeline.slots.map { ($0.section, $0.set) }, uniquingKeysWith: max)
  }

  mutating func write(_ care: [String], _ equipment: [String]) {
    let first = timeline.slots.first.map { timeline.sections[$0.section] }
    let isOnePose = first?.title == timeline.title
    items.append(
      .title(
        timeline.title.shown, timeline.duration,
        position: isOnePose ? position(of: first) : nil))
    if !equipment.isEmpty { items.append(.equipment(equipment.joined(separator: ", "))) }
    items += care.map { .caution($0) }
    if isOnePose { section = timeline.slots.first?.section }
    let cues = Dictionary(grouping: timeline.cues) { timeline.slotIndex(at: $0.start) }
    for (index, slot) in timeline.slots.enumerated() {
      enter(slot)
      if let dose = slot.dose, showsDoses, slot.kind != .gate {
        add(.dose(slot.kind, dose, at: slot.start), in: slot)
      }
      if slot.kind == .gate { add(.gate(at: slot.start), in: slot) }
      for cue in cues[index] ?? [] { add(cue, in: slot) }
    }
  }

  /// A dose is what an announcement says, in a line of its own.
  private var showsDoses: Bool {
    !selection.choices.isDisjoint(with: [.all, .usual, .words, .kind(.announce)])
  }

  /// Begins the section of a slot, if it is a new one.
  private mutating func enter(_ slot: Slot) {
    guard slot.section != section else { return }
    let next = timeline.sections[slot.section]
    if let turn { items.append(.round(turn)) }
    items.append(.pose(next.title.shown, next.shownLength, position: position(of: next)))
    section = slot.section
    (side, turn) = (nil, nil)
  }

  private func position(of section: Timeline.Section?) -> String? {
    guard let position = section?.position?.shown, !position.isEmpty else { return nil }
    return position.capitalizedFirst
  }

  private mutating func add(_ cue: Cue, in slot: Slot) {
    guard let text = cue.text?.shown, !text.isEmpty else { return }
    switch cue.kind {
    case .set: (turn, side) = (heading(of: slot) ?? text.withoutFullStop, nil)
    case .title, .switch, .announce: break
    case .safety:
      if selection.includes(cue, isUsual: true) { add(.caution(text), in: slot) }
    case .instruct, .release, .rest, .breathIn, .breathOut, .start, .countdown, .rep, .last,
      .prompt, .halfway, .timeLeft, .next:
      guard selection.includes(cue, isUsual: isUsual(cue, in: slot)) else { return }
      add(.step(text, at: cue.start), in: slot)
    }
  }

  /// Whether a line is for doing something that no other line tells.
  private func isUsual(_ cue: Cue, in slot: Slot) -> Bool {
    switch cue.kind {
    case .instruct, .release: true
    case .rest: slot.dose == nil
    case .breathIn, .breathOut: slot.kind == .phase
    default: false
    }
  }

  /// Adds a line below the headings of the set and of the side that begin with this slot.
  private mutating func add(_ item: SheetItem, in slot: Slot) {
    if let turn { items.append(.set(turn)) }
    if slot.side != side { items.append(.side(slot.side)) }
    (side, turn) = (slot.side, nil)
    items.append(item)
  }

  /// `Set 2 of 3` for a slot of a later set; nil in a first one.
  private func heading(of slot: Slot) -> String? {
    slot.set > 1 ? words.heading(set: slot.set, of: sets[slot.section] ?? slot.set) : nil
  }
}
