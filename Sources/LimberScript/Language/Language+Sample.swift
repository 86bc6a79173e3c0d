public import LimberTimeline

extension Language {
  /// A few phrases of every kind that a session in this language has, to judge a voice by.
  public var sample: [Utterance] {
    let hold = Dose(value: 30_000, unit: .second)
    let phrases = [
      (phrasebook.say(.switchSides, ["side": phrasebook.name(of: .left)]), Utterance.Role.side),
      (phrasebook.say(.hold, ["dose": phrasebook.words(for: hold)]), .instruction),
      (phrasebook.say(.breatheIn), .breath),
      (phrasebook.say(.breatheOut), .breath),
      (phrasebook.say(.halfway), .encouragement),
    ]
    let counts = [3, 2, 1].map { (phrasebook.count($0), Utterance.Role.count) }
    return (phrases + counts + [(phrasebook.say(.release), .instruction)]).map { text, role in
      Utterance(text: text, role: role, language: tag)
    }
  }
}
