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
  /// Whether it stops where a routine is too large; what a person chooses may stretch one that is not.
  let isLimited: Bool
  var phrasebook: Phrasebook { routine.phrasebook }
  var moments: [Moment] = []
  var sections: [Timeline.Section] = []

  var tempo: Tempo { Tempo(pace: options.pace) }

  /// The cautions already spoken.
  var heard: Set<String> = []
  var position: String?
  var fixed = Milliseconds.zero
  /// How many cues the windows so far can have.
  var cues = 0
  /// Whether a gate has been explained.
  var hasGate = false

  /// The most cues a timeline can have; no moment has none.
  static let mostMoments = 20_000
  /// The longest timeline.
  static let longest = Milliseconds(QuantityReader.largest)

  init(_ routine: Routine, _ options: PlanOptions, dose: Int, isLimited: Bool) {
    self.isLimited = isLimited
    self.routine = routine
    self.options = options
    self.dose = dose
  }

  /// Fills `moments` and `sections`.
  mutating func expand() throws(Limit) {
    if routine.isSession {
      addSection(id: routine.id, title: routine.title, position: nil)
      try add(
        .title(sentence(routine.title), atLeast: tempo.leastInstruction), Occasion(),
        routine.origin)
    }
    for (index, part) in routine.parts.enumerated() { try add(part, isFirst: index == 0) }
    previewRests()
  }

  mutating func add(_ part: Routine.Part, isFirst: Bool) throws(Limit) {
    if routine.isSession, isFirst { try addReasonsToStop() }
    let rounds = part.rounds?.resolved(at: dose) ?? 1
    for round in 0..<rounds {
      if round > 0 {
        let words = phrasebook.say(.round, numbers(round + 1, rounds))
        try add(.turn(.set, words, atLeast: tempo.turn), Occasion(), part.origin, isDefault: true)
      }
      for index in part.items.indices {
        // Only a window asks for it, and a look at it is a copy.
        let next = part.items[index].isWindow ? part.items.dropFirst(index + 1).first : nil
        try add(part.items[index], before: next)
      }
    }
  }

  mutating func add(_ item: Routine.Item, before next: Routine.Item?) throws(Limit) {
    switch item {
    case .step(let step, let settings):
      if sections.isEmpty { addSection(id: routine.id, title: routine.title, position: nil) }
      var following: Step?
      if case .step(let step, _)? = next { following = step }
      try add([step], Occasion(), settings, before: following)
    case .pose(let use): try add(use)
    }
  }

  mutating func addReasonsToStop() throws(Limit) {
    for line in routine.stopIf {
      let text = phrasebook.say(.stopIf, ["text": String(line.text.trimmingSuffix { $0 == "." })])
      try add(.safety(text), Occasion(), line.origin)
    }
    for caution in routine.cautions { try addCaution(caution, Occasion()) }
  }
}

extension Routine.Item {
  /// Whether it is a timed line of a session itself.
  fileprivate var isWindow: Bool {
    if case .step(.window, _) = self { true } else { false }
  }
}

extension Expander {
  mutating func add(
    _ content: Moment.Content, _ occasion: Occasion, _ origin: Origin, isDefault: Bool = false
  ) throws(Limit) {
    guard !isLimited || moments.count + cues < Self.mostMoments else { throw .moments }
    moments.append(
      Moment(
        content: content, section: sections.count - 1, side: occasion.side, set: occasion.set,
        origin: origin, isDefault: isDefault))
  }

  mutating func addSection(id: String, title: String, position: String?) {
    sections.append(
      Timeline.Section(id: id, title: title, position: position, start: .zero, end: .zero))
  }

  func time(_ quantity: Quantity?) -> Milliseconds? {
    quantity.map { Milliseconds($0.resolved(at: dose)) }
  }

  func numbers(_ number: Int, _ all: Int) -> [String: String] {
    ["n": phrasebook.words(for: number), "m": phrasebook.words(for: all)]
  }

  /// The words as a sentence: with a full stop unless they end with a mark.
  func sentence(_ words: String) -> String {
    guard let last = words.last, !".!?…".contains(last) else { return words }
    return words + "."
  }
}
