internal import LimberTimeline

/// Poses: title, cautions, and every set and side written out.
extension Expander {
  mutating func add(_ use: Routine.PoseUse) throws(Limit) {
    let pose = use.pose
    try addTitle(of: use)
    if !routine.isSession, sections.count == 1 { try addReasonsToStop() }
    for caution in pose.cautions { try addCaution(caution, Occasion(dose: doseOfFirst(in: pose))) }
    try addGate(before: .poses, Occasion(), pose.origin)
    let sets = pose.sets?.resolved(at: dose) ?? 1
    guard pose.firstSide != nil || pose.hasSetPart else {
      try addSets(of: use, pose.setup, sets)
      return
    }
    let once = Occasion(sets: sets, dose: doseOfFirst(in: pose))
    try add(pose.setup, once, use.settings)
    if pose.hasSetPart {
      try addSets(of: use, pose.sided, sets)
    } else {
      try addSides(of: use, sets)
    }
    try add(pose.afterwards, once, use.settings)
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
    try add(.title(text, atLeast: written.map(tempo.written) ?? usual), Occasion(), pose.origin)
  }

  /// A pose without sides: its body, or the part for each set, once a set.
  private mutating func addSets(
    of use: Routine.PoseUse, _ steps: [Step], _ sets: Int
  ) throws(Limit) {
    for set in 0..<sets {
      let occasion = Occasion(set: set + 1, sets: sets, isRepeat: set > 0)
      if set > 0 { try addTurn(.set, phrasebook.say(.set, numbers(set + 1, sets)), occasion, use) }
      try add(steps, occasion, use.settings)
    }
  }

  /// A pose with sides: sets of sides, or one side at a time.
  private mutating func addSides(of use: Routine.PoseUse, _ sets: Int) throws(Limit) {
    let bySide = use.sides.flatMap { side in (1...sets).map { (side: side, set: $0) } }
    let bySet = (1...sets).flatMap { set in use.sides.map { (side: $0, set: set) } }
    var last: (side: Side, set: Int)?
    for turn in use.pose.oneSideAtATime ? bySide : bySet {
      let occasion = Occasion(
        side: turn.side, turn: turn.side == use.sides.first ? .first : .second, set: turn.set,
        sets: sets, isRepeat: last != nil)
      if let last { try addTurn(from: last, to: turn, occasion, use) }
      try add(use.pose.sided, occasion, use.settings)
      last = turn
    }
  }

  private mutating func addTurn(
    from last: (side: Side, set: Int), to turn: (side: Side, set: Int), _ occasion: Occasion,
    _ use: Routine.PoseUse
  ) throws(Limit) {
    let side = ["side": phrasebook.name(of: turn.side)]
    let set = numbers(turn.set, occasion.sets)
    if turn.set == last.set || turn.set < last.set {
      let own = use.pose.switchWords.map { phrasebook.text(of: $0.wording, in: occasion) }
      try addTurn(.switch, own ?? phrasebook.say(.switchSides, side), occasion, use)
    } else if turn.side == last.side {
      try addTurn(.set, phrasebook.say(.set, set), occasion, use)
    } else {
      let blanks = side.merging(set) { first, _ in first }
      try addTurn(.set, phrasebook.say(.setAndSide, blanks), occasion, use)
    }
  }

  private mutating func addTurn(
    _ kind: Slot.Kind, _ words: String, _ occasion: Occasion, _ use: Routine.PoseUse
  ) throws(Limit) {
    let written = kind == .set ? use.settings.betweenSets : use.settings.betweenSides
    let atLeast = time(written).map(tempo.written) ?? tempo.turn
    try add(.turn(kind, words, atLeast: atLeast), occasion, use.pose.origin, isDefault: true)
  }

  /// A caution of a header, once a session.
  mutating func addCaution(_ caution: SpokenLine, _ occasion: Occasion) throws(Limit) {
    let text = phrasebook.text(of: caution.wording.full, in: occasion)
    guard heard.insert(text).inserted else { return }
    try add(.safety(text), occasion, caution.origin)
  }

  /// The dose of the first timed line of a pose, sides first.
  func doseOfFirst(in pose: Pose) -> Dose? {
    for case .window(let window) in pose.sided + pose.setup + pose.afterwards + pose.asked {
      return WindowPlanner.dose(of: window, at: dose)
    }
    return nil
  }
}
