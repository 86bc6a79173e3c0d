import LimberTesting

/// A random script without a mistake, made from a seed: every statement in every order that the
/// language allows.
struct GeneratedScript {
  private var random: SeededGenerator
  private(set) var text = ""

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    makeSession()
  }

  private mutating func makeSession() {
    let poses = Int.random(in: 1...3, using: &random)
    if Bool.random(using: &random) {
      line("Session: Morning")
      maybe("Breath: calm")
      maybe("Between poses: 6 seconds")
      maybe("Halfway: off")
      line("Stop if: it hurts")
      line(
        pick(["Part: One", "Part: One, 2 rounds", "Say: Welcome.", "Deeper: Say: Welcome back."]))
      for pose in 0..<poses {
        line(
          "Use: pose \(letter(pose))"
            + pick(["", ", 1 set", ", 2-3 sets", ", easier", ", deeper, 2 sets"]))
        maybe(pick(["Rest: 20 seconds", "Rest: 3 seconds", "Pause: 5 seconds", "Say: Well done."]))
      }
    }
    for pose in 0..<poses { makePose(letter(pose)) }
  }

  private mutating func makePose(_ name: String) {
    line("\nPose: Pose \(name)")
    maybe("Versions: plain, with a block")
    let hasVersions = text.hasSuffix("with a block\n")
    if hasVersions { maybe("With a block: equipment: yoga block") }
    maybe("Position: \(pick(["standing", "sitting on a chair", "lying on your back"]))")
    maybe("Breath: 4 in, 6 out, 1 pause")
    maybe("Easier: position: lying on your side")
    let hasSets = maybe("Sets: \(pick(["1-3", "2, one side at a time", "3"]))")
    maybe("Pain: Let it go, slowly.")
    maybe("Between sides: 9 seconds")
    maybe("Countdown: \(pick(["off", "from 5", "on"]))")
    maybe("Caution: Keep your knee safe and move with care.")
    maybe("Stop if: it \(pick(["hurts", "tingles"]))")
    line("Get ready for what comes.")
    maybe("Easier instead: Get ready, with a cushion under you.")
    if hasVersions { maybe("With a block: Put the block close by.") }
    maybe("Wait: until ready")
    maybe("Exhale: Sink down.")
    if Bool.random(using: &random) {
      line(pick(["Each side:", "Each side, left first:", "Each side, right first:"]))
      for _ in 0..<Int.random(in: 1...3, using: &random) { makeStep(isSided: true) }
      maybe("Switch: Now take the {side} side. | Now {side}.")
      maybe("First side: This is the {side} side.")
      maybe("Second side: And now you know how. | Again.")
      if Bool.random(using: &random) {
        line("Afterwards: Rest.")
        maybe("Hold: 3 breaths")
      }
    } else {
      if hasSets { maybe("Each set:") }
      for _ in 0..<Int.random(in: 1...4, using: &random) { makeStep(isSided: false) }
    }
  }

  private mutating func makeStep(isSided: Bool) {
    let side = isSided ? "{side} " : ""
    switch Int.random(in: 0..<11, using: &random) {
    case 0: line("Lift your \(side)foot a little higher than before. | Lift.")
    case 1:
      line(
        "Hold: \(pick(["20-30 seconds", "10 seconds", "8 to 9 seconds", "1:30", "half a minute"]))")
      maybe("Easier: hold 8-10 seconds")
      maybe("Deeper: hold 30-45 seconds")
      maybe("Halfway: Soften your shoulders. | Soften.")
      maybe("At 3 seconds: Settle in.")
      maybe("After 5 seconds: Feel how your \(side)leg grows heavier and heavier. | Heavy.")
      maybe("During: Keep breathing.")
      maybe("5 seconds left: Nearly there.")
      maybe("Release: Let it go. | Let go.")
      maybe("Countdown: \(pick(["off", "from 5", "from 10"]))")
      maybe("Let your \(side)foot sink. | Sink.")
    case 2:
      line("Hold: \(pick(["1 breath", "2 breaths", "5-6 breaths"]))")
      maybe("Breath: \(pick(["even", "1 in, 1 out", "3 in, 3 out"]))")
      maybe("Countdown: from 3")
      maybe(
        "Last: \(pick(["One more breath.", "off", "The last one, and make it a long and easy one."]))"
      )
      maybe("Release: off")
    case 3:
      line("Flow: \(pick(["2-4 breaths", "1 breath"]))")
      maybe("Breath: 4 in, 4 out")
      line("Inhale: Let your belly sink and open your chest wide. | Open.")
      maybe("Exhale: Round your back.")
      maybe("Easier: exhale: Round a little.")
      maybe("Last: Last round.")
    case 4:
      line("Move: \(pick(["15-60 seconds", "1-2 minutes", "3-5 minutes", "4 breaths"]))")
      maybe("Every 10 seconds: Keep it light and easy. | Light.")
      maybe("With 2 seconds left: Slow down.")
      maybe("At 2 breaths: Swing your arms.")
    case 5: line("Rest: \(pick(["5-20 seconds", "30 seconds", "1 second"]))")
    case 6:
      line("Reps: \(pick(["8-10, 4 seconds each", "5, 2 seconds each", "4, 3 seconds each"]))")
      maybe("Last: Last one.")
      maybe("At 3 times: Keep your \(side)knee soft.")
      maybe("Halfway: Half of them done.")
    case 7: line(pick(["Wait: until ready", "Wait: until ready, 20 seconds at most"]))
    case 8: line("Easier: Bend your \(side)knee. | Bend.")
    case 9: line("\(pick(["Inhale", "Exhale"])): Turn \(isSided ? "to the {side}" : "around").")
    default:
      line(pick(["Pause: 4-8 seconds", "Caution: Never force it.", "Transition: 6 seconds"]))
    }
  }

  private mutating func line(_ line: String) {
    text += line + "\n"
  }

  @discardableResult
  private mutating func maybe(_ line: String) -> Bool {
    let isWritten = Bool.random(using: &random)
    if isWritten { self.line(line) }
    return isWritten
  }

  private mutating func pick(_ words: [String]) -> String {
    words.randomElement(using: &random) ?? ""
  }

  private func letter(_ number: Int) -> String {
    String("ABC".dropFirst(number).prefix(1))
  }
}
