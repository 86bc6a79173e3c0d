internal import LimberTimeline

/// Turns a routine into its moments at one dose: rounds, sets and sides written out in full.
struct Expander {
  /// Why a routine is too large to be played (LANGUAGE.md 3.13).
  enum Limit: Error, Hashable {
    case moments, duration
  }

  let routine: Routine
  let options: PlanOptions
  /// The dose in thousandths.
  let dose: Int
  let phrasebook = Phrasebook.english
  var moments: [Moment] = []
  var sections: [Timeline.Section] = []

  var tempo: Tempo { Tempo(pace: options.pace) }

  /// The cautions already spoken.
  private var heard: Set<String> = []
  private var position: String?
  private var fixed = Milliseconds.zero

  /// The most cues a timeline can have; no moment has none.
  static let mostMoments = 20_000
  /// The longest timeline.
  static let longest = Milliseconds(QuantityReader.largest)

  init(_ routine: Routine, _ options: PlanOptions, dose: Int) {
    self.routine = routine
    self.options = options
    self.dose = dose
  }

  /// Fills `moments` and `sections`.
  mutating func expand() throws(Limit) {
    if routine.isSession {
      addSection(id: routine.id, title: routine.title, position: nil)
      try add(
        .title(sentence(routine.title), atLeast: tempo.leastInstruction), Context(),
        routine.origin)
    }
    for (index, part) in routine.parts.enumerated() { try add(part, isFirst: index == 0) }
    previewRests()
  }

  private mutating func add(_ part: Routine.Part, isFirst: Bool) throws(Limit) {
    if routine.isSession, isFirst { try addReasonsToStop() }
    let rounds = part.rounds?.resolved(at: dose) ?? 1
    for round in 0..<rounds {
      if round > 0 {
        let words = phrasebook.say(.round, numbers(round + 1, rounds))
        try add(.turn(.set, words, atLeast: tempo.turn), Context(), part.origin, isDefault: true)
      }
      for item in part.items { try add(item) }
    }
  }

  private mutating func add(_ item: Routine.Item) throws(Limit) {
    switch item {
    case .step(let step, let settings):
      if sections.isEmpty { addSection(id: routine.id, title: routine.title, position: nil) }
      try add([step], Context(), settings)
    case .pose(let use): try add(use)
    }
  }

  private mutating func addReasonsToStop() throws(Limit) {
    for line in routine.stopIf {
      let text = phrasebook.say(.stopIf, ["text": String(line.text.trimmingSuffix { $0 == "." })])
      try add(.safety(text), Context(), line.origin)
    }
  }
}

// MARK: - Poses

extension Expander {
  private mutating func add(_ use: Routine.PoseUse) throws(Limit) {
    let pose = use.pose
    try addTitle(of: use)
    if !routine.isSession, sections.count == 1 { try addReasonsToStop() }
    for caution in pose.cautions where heard.insert(caution.wording.excerpt.words).inserted {
      let context = Context()
      try add(.safety(phrasebook.text(of: caution.wording, in: context)), context, caution.origin)
    }
    let sets = pose.sets?.resolved(at: dose) ?? 1
    guard pose.firstSide != nil else {
      try addSets(of: use, sets)
      return
    }
    try add(pose.setup, Context(sets: sets), use.settings)
    try addSides(of: use, sets)
    try add(pose.afterwards, Context(sets: sets), use.settings)
  }

  private mutating func addTitle(of use: Routine.PoseUse) throws(Limit) {
    let pose = use.pose
    let isFirst = sections.count == (routine.isSession ? 1 : 0)
    let title = sentence(pose.title)
    var text = isFirst ? title : phrasebook.say(.next, ["name": title])
    let isMove = pose.about.position.map { $0.lowercased() != position?.lowercased() } ?? false
    if isMove, let place = pose.about.position { text += " " + sentence(place).capitalizedFirst }
    let usual = isMove ? tempo.newPosition : tempo.samePosition
    let written = isFirst ? nil : time(use.settings.betweenPoses)
    addSection(id: pose.id, title: pose.title, position: pose.about.position)
    position = pose.about.position ?? position
    try add(.title(text, atLeast: written.map(tempo.written) ?? usual), Context(), pose.origin)
  }

  /// A pose without sides: the whole body, once a set.
  private mutating func addSets(of use: Routine.PoseUse, _ sets: Int) throws(Limit) {
    for set in 0..<sets {
      let context = Context(set: set + 1, sets: sets, isRepeat: set > 0)
      if set > 0 { try addTurn(.set, phrasebook.say(.set, numbers(set + 1, sets)), context, use) }
      try add(use.pose.setup, context, use.settings)
    }
  }

  /// A pose with sides: sets of sides, or one side at a time.
  private mutating func addSides(of use: Routine.PoseUse, _ sets: Int) throws(Limit) {
    let bySide = use.sides.flatMap { side in (1...sets).map { (side: side, set: $0) } }
    let bySet = (1...sets).flatMap { set in use.sides.map { (side: $0, set: set) } }
    var last: (side: Side, set: Int)?
    for turn in use.pose.oneSideAtATime ? bySide : bySet {
      let context = Context(side: turn.side, set: turn.set, sets: sets, isRepeat: last != nil)
      if let last { try addTurn(from: last, to: turn, context, use) }
      try add(use.pose.sided, context, use.settings)
      last = turn
    }
  }

  private mutating func addTurn(
    from last: (side: Side, set: Int), to turn: (side: Side, set: Int), _ context: Context,
    _ use: Routine.PoseUse
  ) throws(Limit) {
    let side = ["side": phrasebook.name(of: turn.side)]
    let set = numbers(turn.set, context.sets)
    if turn.set == last.set || turn.set < last.set {
      try addTurn(.switch, phrasebook.say(.switchSides, side), context, use)
    } else if turn.side == last.side {
      try addTurn(.set, phrasebook.say(.set, set), context, use)
    } else {
      let blanks = side.merging(set) { first, _ in first }
      try addTurn(.set, phrasebook.say(.setAndSide, blanks), context, use)
    }
  }

  private mutating func addTurn(
    _ kind: Slot.Kind, _ words: String, _ context: Context, _ use: Routine.PoseUse
  ) throws(Limit) {
    let written = kind == .set ? use.settings.betweenSets : use.settings.betweenSides
    let atLeast = time(written).map(tempo.written) ?? tempo.turn
    try add(.turn(kind, words, atLeast: atLeast), context, use.pose.origin, isDefault: true)
  }
}

// MARK: - Steps

extension Expander {
  private mutating func add(
    _ steps: [Step], _ context: Context, _ settings: Settings
  ) throws(Limit) {
    for (index, step) in steps.enumerated() {
      var context = context
      context.dose = dose(near: index, in: steps)
      switch step {
      case .say(let line):
        try add(.say(phrasebook.text(of: line.wording, in: context)), context, line.origin)
      case .caution(let line):
        context.isRepeat = false
        try add(.safety(phrasebook.text(of: line.wording, in: context)), context, line.origin)
      case .breathe(let phase, let line): try add(phase, line, context, settings)
      case .window(let window):
        let planned = plan(window, context, settings)
        fixed = fixed + planned.length
        guard fixed <= Self.longest else { throw .duration }
        try add(.window(planned), context, window.origin)
      }
    }
  }

  /// A breath-led movement outside a flow: "Breathe out. Turn to the right."
  private mutating func add(
    _ phase: Phase, _ line: SpokenLine, _ context: Context, _ settings: Settings
  ) throws(Limit) {
    let pattern = options.breath ?? settings.breath ?? .slow
    let label = phrasebook.say(phase == .inhale ? .breatheIn : .breatheOut)
    let words = phrasebook.text(of: line.wording, in: context)
    let length = phase == .inhale ? pattern.inhale : pattern.exhale
    let text = BreathLadder.isLabelled(words) ? words : "\(label) \(words)"
    try add(.breathe(text, atLeast: length), context, line.origin)
  }

  /// The dose of the next timed line, or else of the last one: what `{dose}` means.
  private func dose(near index: Int, in steps: [Step]) -> Dose? {
    let windows = steps.enumerated().compactMap { offset, step -> (Int, Window)? in
      guard case .window(let window) = step else { return nil }
      return (offset, window)
    }
    let nearest = windows.first { $0.0 >= index } ?? windows.last
    return nearest.map { WindowPlanner.dose(of: $0.1, at: dose) }
  }

  private func plan(_ window: Window, _ context: Context, _ settings: Settings) -> PlannedWindow {
    WindowPlanner(phrasebook: phrasebook, options: options, tempo: tempo, dose: dose)
      .plan(window, context, settings)
  }

  /// Lets a rest that leads straight to a pose say which one is next.
  private mutating func previewRests() {
    for index in moments.indices.dropLast() {
      guard case .window(var window) = moments[index].content, window.kind == .rest,
        case .title = moments[index + 1].content
      else { continue }
      let next = sections[moments[index + 1].section].title
      window.preview = phrasebook.say(.next, ["name": sentence(next)])
      moments[index].content = .window(window)
    }
  }
}

// MARK: - Small things

extension Expander {
  private mutating func add(
    _ content: Moment.Content, _ context: Context, _ origin: Origin, isDefault: Bool = false
  ) throws(Limit) {
    guard moments.count < Self.mostMoments else { throw .moments }
    moments.append(
      Moment(
        content: content, section: sections.count - 1, side: context.side, set: context.set,
        origin: origin, isDefault: isDefault))
  }

  private mutating func addSection(id: String, title: String, position: String?) {
    sections.append(
      Timeline.Section(id: id, title: title, position: position, start: .zero, end: .zero))
  }

  private func time(_ quantity: Quantity?) -> Milliseconds? {
    quantity.map { Milliseconds($0.resolved(at: dose)) }
  }

  private func numbers(_ number: Int, _ all: Int) -> [String: String] {
    ["n": phrasebook.words(for: number), "m": phrasebook.words(for: all)]
  }

  /// The words as a sentence: with a full stop unless they end with a mark.
  private func sentence(_ words: String) -> String {
    guard let last = words.last, !".!?…".contains(last) else { return words }
    return words + "."
  }
}
