import LimberTesting

/// A random script without a mistake, made from a seed: every statement of LANGUAGE.md 3 in every
/// order that the language allows.
///
/// `GrammarCoverageTests` tells which words it never writes.
struct GeneratedScript {
  var random: SeededGenerator
  private(set) var text = ""
  /// The poses that lines of this script may use.
  var known = GeneratedLibrary.poses
  /// The windows that the present pose has in every form.
  var windows: Set<String> = []

  /// Writes the script of a seed; compile it in `GeneratedLibrary.library`.
  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    maybe("# Nothing here is for people.")
    if maybe("Include: extra.routine") { known += GeneratedLibrary.includedPoses }
    let hasSession = chance(2)
    let poses = bodies(count: Int.random(in: 1...3, using: &random), isFirstNamed: !hasSession)
    guard hasSession else {
      text += poses.joined(separator: "\n")
      return
    }
    let session = written { $0.makeSession() }
    text += chance(3) ? poses.joined(separator: "\n") + session : session + poses.joined()
  }

  /// Writes poses, each of which may be replaced by a later one.
  private mutating func bodies(count: Int, isFirstNamed: Bool) -> [String] {
    var bodies: [String] = []
    for number in (0..<count).reversed() {
      let body = written { $0.makePose(number, namesLanguage: isFirstNamed && number == 0) }
      bodies.insert(body, at: 0)
    }
    return bodies
  }

  /// What `write` writes, apart from the rest.
  private mutating func written(_ write: (inout GeneratedScript) -> Void) -> String {
    let before = text
    text = ""
    write(&self)
    defer { text = before }
    return text
  }
}

extension GeneratedScript {
  private mutating func makeSession() {
    line(pick(["Session: Morning", "Routine: Morning"]))
    makeLanguage()
    makeAbout()
    maybe("Breath: \(pick(["calm", "easy", "slow"]))")
    maybe("Between poses: \(pick(["6 seconds", "5-9 seconds"]))")
    maybe("Between sets: 7 seconds")
    maybe("Between sides: 6-9 seconds")
    maybe("Halfway: \(pick(["on", "off"]))")
    maybe("Warm-up: done separately")
    if chance(3) { line("Length: \(pick(["5 minutes", "20 minutes", "1:30"]))") }
    maybe("Deeper: countdown: from 5")
    line("Stop if: it hurts")
    maybe("Ask first if: you are not sure about your back")
    maybe("Caution: Do less than you can.")
    makeSessionPart(named: "One")
    if chance(2) { makeSessionPart(named: "Two") }
  }

  private mutating func makeSessionPart(named name: String) {
    maybe("Part: \(name)\(pick(["", "", ", 2 rounds", ", 1-2 rounds"]))")
    if text.hasSuffix("rounds\n") {
      maybe("Breath: even")
      maybe("Countdown: off")
    }
    maybe(pick(["Say: Welcome: it is good to have you here.", "Deeper: Say: Welcome back."]))
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let qualifier = pick(["", "", "", "", "Easier: ", "Deeper: "])
      line("\(qualifier)Use: \(use())")
      if chance(3) { makeSessionStep() }
    }
    line(pick(["Say: Well done.", "Standard: say: Well done.\nAnd rest."]))
  }

  private mutating func makeSessionStep() {
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      line("Rest: 20 seconds")
      maybe("Easier: rest: 25-30 seconds")
      maybe("Countdown: from 10")
      maybe("At 5 seconds: Shake out your hands.")
    case 1: line("Caution: Drink when you are thirsty.")
    case 2: line("Wait: until ready")
    case 3: line("Exhale: Let the last one go.")
    default: makeStep(side: "", isInPose: false)
    }
  }

  /// A pose with what changes it, as it stands behind "Use:".
  mutating func use(of poses: [GeneratedPose]? = nil) -> String {
    let poses = poses ?? known
    let pose = poses.randomElement(using: &random) ?? GeneratedLibrary.poses[0]
    var changes: [String] = []
    if chance(3) { changes.append(pick(["easier", "deeper", "standard"])) }
    if chance(3), let version = pose.versions.randomElement(using: &random) {
      changes.append(version)
    }
    if chance(3) { changes.append(pick(["1 set", "2-3 sets", "2 sets"])) }
    if chance(3), pose.hasSides {
      changes.append(pick(["left first", "right first", "left side only", "right side only"]))
    }
    let amounts = [
      "hold": "20-30 seconds", "move": "1 minute", "rest": "8 seconds", "reps": "4-6",
      "flow": "2 breaths", "pause": "3 seconds", "transition": "5 seconds",
    ]
    for window in pose.windows.sorted() where chance(4) {
      changes.append("\(window) \(amounts[window] ?? "")")
    }
    return ([pick(pose.names)] + changes.shuffled(using: &random)).joined(separator: ", ")
  }
}

extension GeneratedScript {
  mutating func line(_ line: String) {
    text += line + "\n"
  }

  /// Writes a line, or does not; whether it did.
  @discardableResult
  mutating func maybe(_ line: String) -> Bool {
    let isWritten = chance(2)
    if isWritten { self.line(line) }
    return isWritten
  }

  mutating func pick(_ words: [String]) -> String {
    words.randomElement(using: &random) ?? ""
  }

  /// True once in so many times.
  mutating func chance(_ count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }
}
