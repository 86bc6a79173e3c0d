internal import LimberTimeline

/// Steps: what is said, and the windows with their doses.
extension Expander {
  /// Steps one after another; `next` is the step that follows them, if one does.
  mutating func add(
    _ steps: [Step], _ occasion: Occasion, _ settings: Settings, before next: Step? = nil
  ) throws(Limit) {
    let steps = steps.filter { $0.turn == nil || $0.turn == occasion.turn }
    let doses = steps.contains(where: \.mentionsDose) ? doses(near: steps) : []
    for (index, step) in steps.enumerated() {
      var occasion = occasion
      if step.turn != nil { occasion.isRepeat = occasion.set > 1 }
      if options.wording == .short { occasion.isRepeat = true }
      if step.mentionsDose { occasion.dose = doses[index] ?? occasion.dose }
      switch step {
      case .say(let line):
        try add(.say(phrasebook.text(of: line.wording, in: occasion)), occasion, line.origin)
      case .caution(let line):
        occasion.isRepeat = false
        try add(.safety(phrasebook.text(of: line.wording, in: occasion)), occasion, line.origin)
      case .breathe(let phase, let line): try add(phase, line, occasion, settings)
      case .wait(let limit, let origin): try addGate(limit, occasion, origin)
      case .window(let window):
        let following = index + 1 < steps.count ? steps[index + 1] : next
        try add(window, occasion, settings, before: following)
      }
    }
  }

  private mutating func add(
    _ window: Window, _ occasion: Occasion, _ settings: Settings, before next: Step?
  ) throws(Limit) {
    var occasion = occasion
    occasion.dose = WindowPlanner.dose(of: window, at: dose)
    var planned = plan(window, occasion, settings)
    planned.hasOwnRelease = next?.isRelease ?? false
    fixed = fixed + planned.length
    guard !isLimited || fixed <= Self.longest else { throw .duration }
    cues += planned.prompts.count + planned.breaths * 2 + planned.repeats
    if window.kind.isPractice { try addGate(before: .holds, occasion, window.origin) }
    try add(.window(planned), occasion, window.origin)
  }

  /// A gate, which lasts its limit where nobody can answer (LANGUAGE.md 5); two in a row are one.
  private mutating func addGate(
    _ limit: Milliseconds?, _ occasion: Occasion, _ origin: Origin
  ) throws(Limit) {
    if options.gates != .written, case .gate = moments.last?.content { return }
    let words = hasGate ? nil : phrasebook.say(.ready)
    hasGate = true
    try add(.gate(words, limit: limit), occasion, origin, isDefault: true)
  }

  /// A gate that a person wants before each of something.
  mutating func addGate(
    before gates: PlanOptions.Gates, _ occasion: Occasion, _ origin: Origin
  ) throws(Limit) {
    if options.gates == gates { try addGate(nil, occasion, origin) }
  }

  /// A breath-led movement outside a flow: "Breathe out. Turn to the right."
  mutating func add(
    _ phase: Phase, _ line: SpokenLine, _ occasion: Occasion, _ settings: Settings
  ) throws(Limit) {
    let pattern = options.breath ?? settings.breath ?? .slow
    let label = phrasebook.say(phase == .inhale ? .breatheIn : .breatheOut)
    let words = phrasebook.text(of: line.wording, in: occasion)
    let length = phase == .inhale ? pattern.inhale : pattern.exhale
    let text = phrasebook.isLabelled(words) ? words : "\(label) \(words)"
    try add(.breathe(text, atLeast: length), occasion, line.origin)
  }

  /// For each step the dose of the next timed line, or else of the last one: what `{dose}` means.
  func doses(near steps: [Step]) -> [Dose?] {
    var doses: [Dose?] = Array(repeating: nil, count: steps.count)
    var next: Dose?
    for index in steps.indices.reversed() {
      if case .window(let window) = steps[index] {
        let dose = WindowPlanner.dose(of: window, at: dose)
        if next == nil { for later in index..<steps.count { doses[later] = dose } }
        next = dose
      }
      if let next { doses[index] = next }
    }
    return doses
  }

  func plan(_ window: Window, _ occasion: Occasion, _ settings: Settings) -> PlannedWindow {
    WindowPlanner(phrasebook: phrasebook, options: options, tempo: tempo, dose: dose)
      .plan(window, occasion, settings)
  }

  /// Lets a rest that leads straight to a pose say which one is next.
  mutating func previewRests() {
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

extension Window.Kind {
  /// Whether something is done in it.
  fileprivate var isPractice: Bool {
    switch self {
    case .hold, .move, .flow, .reps: true
    case .rest, .transition, .pause: false
    }
  }
}

extension Step {
  /// Whether its words name a dose.
  fileprivate var mentionsDose: Bool {
    switch self {
    case .say(let line), .caution(let line), .breathe(_, let line):
      line.wording.marks.contains(.dose)
    case .window, .wait: false
    }
  }

  /// The turn on which alone it is said.
  fileprivate var turn: Turn? {
    switch self {
    case .say(let line), .caution(let line), .breathe(_, let line): line.turn
    case .window, .wait: nil
    }
  }

  /// Whether it says how to come out of the window above it.
  fileprivate var isRelease: Bool {
    switch self {
    case .say, .breathe: true
    case .caution, .wait, .window: false
    }
  }
}
