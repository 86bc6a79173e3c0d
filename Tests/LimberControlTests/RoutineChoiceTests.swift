import LimberControl
import LimberPlayer
import LimberTesting
import Testing

/// Choosing a routine and a pace by voice.
struct RoutineChoiceTests {
  @Test func `a handful is offered, then more, and round again`() {
    var choice = RoutineChoice(among: 12)
    #expect(choice.beginning == .offer(0..<5, hasMore: true))
    #expect(choice.hear(.more) == .offer(5..<10, hasMore: true))
    #expect(choice.hear(.player(.next)) == .offer(10..<12, hasMore: true))
    #expect(choice.hear(.more) == .offer(0..<5, hasMore: true))
    #expect(RoutineChoice(among: 3).beginning == .offer(0..<3, hasMore: false))
  }

  @Test func `a number and a pace make a session`() {
    var choice = RoutineChoice(among: 12)
    #expect(choice.hear(.number(3)) == .askPace(routine: 2))
    #expect(choice.listening == .choosingPace)
    #expect(choice.hear(.pace(.brisk)) == .play(routine: 2, pace: .brisk))
    #expect(choice.listening == nil)
  }

  @Test func `each handful is numbered from one, so that any routine can be called`() {
    var choice = RoutineChoice(among: 42)
    for _ in 0..<8 { _ = choice.hear(.more) }
    #expect(choice.listening == .choosing(count: 2))
    #expect(choice.hear(.number(3)) == .refuse)
    #expect(choice.hear(.number(2)) == .askPace(routine: 41))
  }

  @Test func `a single key takes the first that is named, at the usual pace`() {
    var choice = RoutineChoice(among: 7)
    _ = choice.hear(.player(.next))
    #expect(choice.hear(.player(.ready)) == .askPace(routine: 5))
    #expect(choice.hear(.player(.ready)) == .play(routine: 5, pace: .steady))
  }

  @Test func `back leads to where one was`() {
    var choice = RoutineChoice(among: 12)
    #expect(choice.hear(.player(.back)) == .refuse)
    _ = choice.hear(.more)
    _ = choice.hear(.number(2))
    #expect(choice.hear(.player(.back)) == .offer(5..<10, hasMore: true))
    #expect(choice.hear(.player(.back)) == .offer(0..<5, hasMore: true))
    #expect(choice.hear(.player(.sayAgain)) == .offer(0..<5, hasMore: true))
    #expect(choice.hear(.player(.stop)) == .leave)
  }

  @Test func `what does not fit is refused, and changes nothing`() {
    var choice = RoutineChoice(among: 4)
    let before = choice
    for command in [VoiceCommand.number(5), .pace(.steady), .yes, .start, .player(.pause)] {
      #expect(choice.hear(command) == .refuse, "\(command)")
    }
    #expect(choice == before)
  }

  @Test func `silence hears it twice more, then it rests, and still listens`() {
    var choice = RoutineChoice(among: 4)
    let offer = RoutineChoice.Action.offer(0..<4, hasMore: false)
    #expect(
      (0..<5).map { _ in choice.hearNothing() } == [
        offer, offer, .rest, .keepQuiet, .keepQuiet,
      ])
    #expect(choice.hear(.number(2)) == .askPace(routine: 1))
    #expect(choice.hearNothing() == .askPace(routine: 1))
  }

  @Test(arguments: UInt64(0)..<20)
  func `whatever is said, nothing is offered that is not there, and all can be chosen`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...30, using: &generator)
    var choice = RoutineChoice(among: count)
    let commands = VoiceCommand.allCases.filter { $0 != .player(.stop) }
    for _ in 0..<2000 {
      let before = choice
      let command = commands.randomElement(using: &generator) ?? .yes
      let action =
        Int.random(in: 0..<4, using: &generator) == 0
        ? choice.hearNothing() : choice.hear(command)
      switch action {
      case .offer(let range, _):
        #expect(!range.isEmpty && range.upperBound <= count && range.count <= 5)
      case .askPace(let routine): #expect((0..<count).contains(routine))
      case .play(let routine, let pace):
        let isMeant = command == .pace(pace) || command == .player(.ready) && pace == .steady
        #expect(before.stage == .pace(routine: routine) && isMeant)
        choice = RoutineChoice(among: count)
      case .refuse: #expect(choice.stage == before.stage)
      case .rest, .keepQuiet: #expect(choice.stage == before.stage)
      case .leave: Issue.record("nobody asked to leave")
      }
    }
  }
}
