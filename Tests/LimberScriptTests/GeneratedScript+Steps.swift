/// Steps: what is said and what is timed, with what belongs to it.
extension GeneratedScript {
  /// Writes one step; `side` names the working side, or is empty where there is none.
  mutating func makeStep(side: String, isInPose: Bool) {
    switch Int.random(in: 0..<14, using: &random) {
    case 0: makeSentence(side: side, isInPose: isInPose)
    case 1, 2: makeHold(side: side, isInPose: isInPose)
    case 3: makeBreathHold()
    case 4, 5: makeFlow()
    case 6: makeMove()
    case 7: makeRest()
    case 8: makeReps(side: side)
    case 9: line(pick(["Wait: until ready", "Wait: until ready, 20 seconds at most"]))
    case 10: line("Easier: Bend your \(side)knee. | Bend.")
    case 11:
      line("\(pick(["Inhale", "Exhale"])): Turn \(side.isEmpty ? "around" : "to the {side}").")
    case 12:
      line("Caution: Never force \(side.isEmpty ? "it" : "your \(side)knee").")
      maybe("Deeper: caution: Stay where it is easy.")
    default: makeShort()
    }
  }

  private mutating func makeSentence(side: String, isInPose: Bool) {
    line("Lift your \(side)foot a little higher than before. | Lift.")
    maybe("Deeper instead: Lift your \(side)foot as high as it goes.")
    if isInPose { maybe("This is set {set} of {sets}, \(side)and easy. | Set {set}.") }
    maybe("... and let it hang there")
  }

  private mutating func makeHold(side: String, isInPose: Bool) {
    let amount = pick([
      "20-30 seconds", "10 seconds", "8 to 9 seconds", "1:30", "half a minute", "about 12 s",
      "twenty-five seconds", "20 or 30 secs", "30 seconds to 1 minute", "for 15 sec",
      "one and a half minutes", "1 minute and 30 seconds", "between 20 and 30 seconds",
      "1,5 min", "40 seconds long", "2 seconds, on purpose",
    ])
    let isShort = amount.hasPrefix("2 ")
    window("hold", amount)
    if !isShort { maybe("Easier: hold \(pick(["8-10 seconds", "12 seconds"]))") }
    maybe("Deeper: hold 30-45 seconds")
    maybe("Halfway: \(pick(["Soften your shoulders. | Soften.", "off", "on"]))")
    guard !isShort else { return }
    maybe("At 3 seconds: Settle in.")
    maybe("Easier: at 4 seconds: Look down.")
    maybe("After 5 seconds: Feel how your \(side)leg grows heavier and heavier. | Heavy.")
    maybe("During: Keep breathing\(isInPose ? ", {dose} of it" : "").")
    maybe("5 seconds left: Nearly there.")
    maybe("Every 4 seconds: Breathe\n... as you like.")
    maybe("Release: Let it go. | Let go.")
    maybe("Countdown: \(pick(["off", "from 5", "from 10", "on"]))")
    maybe("Easier: countdown: off")
    maybe("Let your \(side)foot sink. | Sink.")
  }

  private mutating func makeBreathHold() {
    window("hold", pick(["1 breath", "2 breaths", "5-6 breaths", "four to five deep breaths"]))
    maybe("Breath: \(pick(["even", "1 in, 1 out", "3 in, 3 out"]))")
    maybe("Countdown: from 3")
    maybe(
      "Last: \(pick(["One more breath.", "off", "on", "The last one, and make it an easy one."]))")
    maybe("Release: \(pick(["off", "on"]))")
  }

  private mutating func makeFlow() {
    window("flow", pick(["2-4 breaths", "1 breath", "a breath"]))
    maybe("Breath: 4 in, 4 out")
    line("Inhale: Let your belly sink and open your chest wide. | Open.")
    maybe("Exhale: Round your back.")
    maybe("Easier: exhale: Round a little.")
    maybe("Last: Last round.")

  }

  private mutating func makeMove() {
    window("move", pick(["15-60 seconds", "1-2 minutes", "3-5 minutes", "4 breaths", "a minute"]))
    maybe("Progression: move: 5 minutes")
    maybe("Every 10 seconds: Keep it light and easy. | Light.")
    maybe("With 2 seconds left: Slow down.")
    maybe("At 2 breaths: Swing your arms.")
  }

  private mutating func makeRest() {
    window("rest", pick(["5-20 seconds", "30 seconds", "1 second", "half a minute"]))
    maybe("Countdown: from 5")
    maybe("Standard: rest: 6 seconds")
    maybe("During: Shake it out.")
  }

  private mutating func makeReps(side: String) {
    window(
      "reps",
      pick([
        "8-10, 5 seconds each", "5, 2 seconds each", "4x", "4 times, 3 seconds each", "4-6 reps",
      ])
    )
    maybe("Last: Last one.")
    maybe("At 3 times: Keep your \(side)knee soft.")
    maybe("Halfway: Half of them done.")
  }

  private mutating func makeShort() {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: window("pause", "4-8 seconds")
    case 1: window("transition", "6 seconds")
    default: line("Say: Hold: still. | Still.")
    }
  }

  /// Writes a timed line, with its colon or as a sentence.
  private mutating func window(_ word: String, _ amount: String) {
    windows.insert(word)
    let name = word.capitalizedFirst
    let hasTempo = amount.contains(",") && !amount.contains("1,5")
    let isSentence = chance(4) && !amount.hasPrefix("for") && !hasTempo
    line(isSentence ? "\(name) for \(amount)\(pick(["", "."]))" : "\(name): \(amount)")
  }
}

extension String {
  /// The same with a capital letter in front.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
