import LimberTimeline

/// A session in which everything occurs that a timeline can hold.
enum SessionExample {
  static let timeline = {
    var builder = TimelineBuilder(title: "Hips and lower back")
    builder.addOpening()
    builder.addMarch()
    builder.addCatCow()
    builder.addFigureFour()
    builder.addChildsPose()
    return builder.timeline
  }()
}

extension TimelineBuilder {
  fileprivate mutating func addOpening() {
    section("Hips and lower back")
    say(.title, "Hips and lower back.", in: .title, lasting: 5000)
    say(.safety, "Stop if you feel sharp pain, or tingling.", in: .safety, lasting: 6000)
  }

  fileprivate mutating func addMarch() {
    section("Easy march", position: "standing")
    say(.title, "Next: Easy march. Standing.", in: .title, lasting: 8000)
    say(.instruct, "March on the spot.", in: .instruct, lasting: 4000)
    say(.announce, "Keep moving for one minute thirty seconds.", in: .announce, lasting: 3300)
    let halfway = Cue.Sound.speech(words("Halfway."))
    window(
      .move, Dose(value: 90_000, unit: .minute), lasting: 90_000,
      [(.zero, .start, .tone(.start)), (45_000, .halfway, halfway)])
    ring(.release, lasting: 900)
    say(.rest, "Rest for twenty seconds.", in: .rest, lasting: 3000)
    window(
      .rest, Dose(value: 20_000, unit: .second), lasting: 20_000,
      [(15_000, .next, .speech(words("Next: Cat-cow.")))])
  }

  fileprivate mutating func addCatCow() {
    section("Cat-cow", position: "hands and knees")
    say(.title, "Next: Cat-cow. Hands and knees.", in: .title, lasting: 8000)
    window(
      .flow, Dose(value: 2, unit: .breath), lasting: 20_000,
      [
        (.zero, .breathIn, .speech(words("In, lift.", fit: 900))),
        (4000, .breathOut, .speech(words("Out, round."))),
        (10_000, .breathIn, .tone(.breathIn)), (14_000, .breathOut, .tone(.breathOut)),
      ])
    say(.instruct, "Come back to a level back.", in: .instruct, lasting: 4000)
    say(.breathOut, "Breathe out. Turn to the right.", in: .phase, lasting: 4000)
    drop(.breathOut, "Push away and round your back.", replacement: .speech(words("Out, round.")))
    drop(.breathIn, "Let your belly sink.", replacement: .tone(.breathIn))
    drop(.halfway, "Halfway.", replacement: nil)
    say(.set, "Round two of two.", in: .set, lasting: 5000)
  }

  fileprivate mutating func addFigureFour() {
    section("Figure four", position: "lying on your back")
    say(.title, "Next: Figure four. Lying on your back.", in: .title, lasting: 8000)
    say(.safety, "Keep the crossed foot flexed.", in: .safety, lasting: 4000)
    say(.instruct, "Lie down on your back.", in: .instruct, lasting: 4000)
    for (number, side) in [(1, Side.right), (1, .left), (2, .right), (2, .left)] {
      addTurn(number, side)
      say(.instruct, "Cross your \(side.rawValue) ankle over.", in: .instruct, lasting: 4000)
      window(.hold, Dose(value: 23_000, unit: .second), lasting: 23_000)
      say(.release, "And release.", in: .release, lasting: 3000)
    }
    (side, set) = (nil, 1)
    say(.instruct, "Notice how your hips feel.", in: .instruct, lasting: 4000)
  }

  private mutating func addTurn(_ number: Int, _ side: Side) {
    let isFirst = self.side == nil
    let isNewSet = set != number
    (self.side, set) = (side, number)
    guard !isFirst else { return }
    let words = isNewSet ? "Set two of two, right side." : "Now the left side."
    say(isNewSet ? .set : .switch, words, in: isNewSet ? .set : .switch, lasting: 5000)
  }

  fileprivate mutating func addChildsPose() {
    section("Child's pose", position: "hands and knees")
    say(.title, "Next: Child's pose. Hands and knees.", in: .title, lasting: 8000)
    window(.hold, Dose(value: 5, unit: .breath), lasting: 50_000)
    say(.safety, "Come up slowly.", in: .safety, lasting: 3000)
    window(.pause, Dose(value: 5000, unit: .second), lasting: 5000)
    window(.pause, Dose(value: 1500, unit: .second), lasting: 1500)
    say(.instruct, "That is everything.", in: .instruct, lasting: 3000)
  }
}
