import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// A machine under random commands on a clock that is only a number.
///
/// Two million steps, 100,000 for each seed.
@Suite(.timeLimit(.minutes(1)))
struct MachineProperties {
  @Test(arguments: UInt64(0)..<20)
  func `whatever is asked, nothing is lost, cut or gone past`(seed: UInt64) {
    var complaints: [String] = []
    var left = 100_000
    var generator = SeededGenerator(seed: seed)
    while left > 0, complaints.isEmpty {
      var session = SimulatedSession(&generator)
      while left > 0, !session.isOver, complaints.isEmpty {
        session.step(&generator)
        complaints += session.complaints
        left -= 1
      }
    }
    #expect(complaints == [])
  }
}

/// One session, as simple as it can be: a machine, a position, and what must be so.
private struct SimulatedSession {
  private static let timelines = [
    SmallRoutine.spoken.timeline, SteeredMachine.gated(limit: nil),
    SteeredMachine.gated(limit: Dose(value: 5000, unit: .second)),
  ]

  private let timeline: Timeline
  private var machine: PlaybackMachine
  private var position = Milliseconds.zero
  private(set) var complaints: [String] = []

  init(_ generator: inout SeededGenerator) {
    timeline = Self.timelines[Int.random(in: 0..<Self.timelines.count, using: &generator)]
    machine = SteeredMachine.playing(
      timeline, canAnswer: .random(using: &generator),
      givesBack: Milliseconds([0, 1000, 3000][Int.random(in: 0..<3, using: &generator)]))
  }

  var isOver: Bool { machine.state == .finished || machine.state == .stopped }

  mutating func step(_ generator: inout SeededGenerator) {
    switch Int.random(in: 0..<200, using: &generator) {
    case 0: perform(.stop)
    case 1, 2: perform(.stop, by: .voice)
    case 3: machine.goOnUnanswered()
    case 4..<100: pass(Milliseconds(.random(in: 0...1200, using: &generator)))
    case 100..<110: seek(Milliseconds(.random(in: -1000...60_000, using: &generator)))
    default:
      let commands = PlayerCommand.allCases.filter { $0 != .stop }
      let means: PlayerCommand.Means = Bool.random(using: &generator) ? .voice : .hand
      perform(commands[Int.random(in: 0..<commands.count, using: &generator)], by: means)
    }
  }

  /// Time passes where the sound goes on: not while it is held, nor at a gate without a limit.
  private mutating func pass(_ time: Milliseconds) {
    let isMoving = machine.state == .playing || machine.state == .waiting
    guard isMoving else {
      let action = machine.hear(upTo: position)
      return check(action == .nothing) { "heard something while it is held" }
    }
    let gate = gate.flatMap { machine.rules.canAnswer && $0.dose == nil ? hold : nil }
    let limit = gate.map { max($0, position) } ?? timeline.duration
    position = min(position + time, limit)
    switch machine.hear(upTo: position) {
    case .finish: check(position == timeline.duration) { "finished before the end" }
    case .wait: check(machine.state == .waiting) { "waits in another state" }
    case .nothing, .endWait: break
    case let action: complain("\(action) by itself")
    }
  }

  private mutating func seek(_ place: Milliseconds) {
    guard case .jump(let target) = machine.seek(to: place) else { return }
    check(target == min(max(.zero, place), timeline.duration)) { "seeks \(place): \(target)" }
    position = target
  }

  private mutating func perform(
    _ command: PlayerCommand, by means: PlayerCommand.Means = .hand
  ) {
    let (before, from) = (machine.state, position)
    let action = machine.perform(command, at: position, by: means)
    let told = { "\(command) at \(from) while \(before): \(action)" }
    check(action == .refuse || before.commands.contains(command), told)
    if command == .stop, means == .hand || before == .asking {
      return check(action == .stop && isOver, told)
    }
    switch action {
    case .refuse: check(machine.state == before, told)
    case .pause: check(before != .paused && machine.state == .paused, told)
    case .resume: check(machine.state == .playing, told)
    case .resumeFrom(let target), .getReady(let target):
      check(machine.state == .playing, told)
      goBack(to: target, inSlotOf: from, told)
    case .sayAgain(_, let target) where machine.state == .paused: check(target == from, told)
    case .sayAgain(_, let target): goBack(to: target, inSlotOf: from, told)
    case .linger(let lingering, let at, let target):
      check(at >= from && lingering.length > .zero, told)
      check(at == target || target < from && at == from, told)
      if target < from { goBack(to: target, inSlotOf: from, told) }
    case .jump(let target):
      check(Self.moves(command, before) || target <= from, told)
      check((.zero...timeline.duration).contains(target), told)
      position = target
    case .replan(let plan): replan(plan, told)
    case .ask(let target):
      check(command == .stop && machine.state == .asking, told)
      guard before == .playing else { return check(target == from, told) }
      goBack(to: target, inSlotOf: from, told)
    case .hurt: check(machine.state == .hurting, told)
    case .greet: check(command == .sayAgain && machine.state == .standby, told)
    case .tellTime: check(machine.state == before || before == .asking, told)
    case .finish: check([.next, .skip].contains(command), told)
    case .nothing, .start, .begin, .wait, .endWait, .stop: complain(told())
    }
  }

  /// Whether a command may lead forward.
  private static func moves(_ command: PlayerCommand, _ state: PlaybackMachine.State) -> Bool {
    switch command {
    case .next, .skip, .enough: true
    // The answers to a gate; "ready" may come while its words are said.
    case .ready: state == .waiting || state == .playing
    case .resume, .toggle: state == .waiting
    default: false
    }
  }

  /// Back, but not out of the window, and not into a word.
  private mutating func goBack(
    to target: Milliseconds, inSlotOf place: Milliseconds, _ told: () -> String
  ) {
    let slot = timeline.slotIndex(at: place).map { timeline.slots[$0] }
    check(target <= place && target >= slot?.start ?? .zero, told)
    let cut = timeline.cues.contains { $0.audibleStart < target && target < $0.audibleEnd }
    check(!cut || target == slot?.start, { "\(told()) cuts a word" })
    position = target
  }

  private mutating func replan(_ plan: SessionPlan, _ told: () -> String) {
    check(machine.plan == plan, told)
    let action = machine.replan(
      timeline, settled: timeline.duration, end: timeline.duration, at: position)
    guard case .jump(let target) = action else { return }
    check(target <= position && machine.state == .playing, told)
    position = target
  }

  /// The gate at the position, if there is one, and where its sound waits.
  private var gate: Slot? {
    timeline.slotIndex(at: position).map { timeline.slots[$0] }.flatMap {
      $0.kind == .gate ? $0 : nil
    }
  }
  private let hold = Milliseconds(1750)

  private mutating func check(_ isSo: Bool, _ complaint: () -> String) {
    if !isSo { complain(complaint()) }
  }

  private mutating func complain(_ complaint: String) {
    complaints.append(complaint)
  }
}
