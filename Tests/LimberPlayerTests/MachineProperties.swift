import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// A machine under random commands on a clock that is only a number.
///
/// Two million steps, 100,000 for each seed: sessions that begin by themselves or when somebody
/// starts them, in plans that are there from the start, still grow, or break off.
@Suite(.timeLimit(.minutes(1)))
struct MachineProperties {
  @Test(arguments: UInt64(0)..<20)
  func `whatever is asked, nothing is lost, cut or gone past`(seed: UInt64) {
    var complaints: [String] = []
    var tried: Set<TriedCommand> = []
    var left = 100_000
    var generator = SeededGenerator(seed: seed)
    while left > 0, complaints.isEmpty {
      var session = SimulatedSession(&generator)
      while left > 0, !session.isOver, complaints.isEmpty {
        session.step(&generator)
        complaints += session.complaints
        left -= 1
      }
      tried.formUnion(session.tried)
    }
    #expect(complaints == [])
    #expect(TriedCommand.all.subtracting(tried) == [])
  }
}

/// A command that was given in a state, while more was planned or when all was.
private struct TriedCommand: Hashable {
  var command: PlayerCommand
  var state: PlaybackMachine.State
  var isGrowing: Bool

  /// Every command in every state that goes on; before the first sound nothing is planned yet.
  static let all = Set(
    PlaybackMachine.State.allCases.filter { $0 != .finished && $0 != .stopped }
      .flatMap { state in
        PlayerCommand.allCases.flatMap { command in
          [true, false].map { TriedCommand(command: command, state: state, isGrowing: $0) }
        }
      }
      .filter { $0.isGrowing || $0.state != .ready })
}

/// How much of a session is planned.
private struct Planned: Hashable {
  var timeline: Timeline
  var settled: Milliseconds
  /// When everything has been heard; nil while more may come.
  var end: Milliseconds?

  /// The same when nothing more comes.
  var brokenOff: Planned { Planned(timeline: timeline, settled: settled, end: settled) }

  /// Sessions as they grow; the last step of each is all of it.
  static let sessions: [[Planned]] = [
    GrowingSession.scores.map {
      Planned(
        timeline: $0.timeline, settled: $0.settled,
        end: $0.isFinal ? $0.timeline.duration + 40 : nil)
    },
    growing(SteeredMachine.gated(limit: nil)),
    growing(SteeredMachine.gated(limit: Dose(value: 5000, unit: .second))),
    growing(SteeredMachine.followedGate),
  ]

  private static func growing(_ timeline: Timeline) -> [Planned] {
    [Planned(timeline: timeline, settled: .zero)]
      + timeline.slots.map { Planned(timeline: timeline, settled: $0.end) }
      + [Planned(timeline: timeline, settled: timeline.duration, end: timeline.duration)]
  }
}

/// One session, as simple as it can be: a machine, a position, and what must be so.
private struct SimulatedSession {
  private let steps: [Planned]
  private var planned: Planned?
  private var machine: PlaybackMachine
  private var position = Milliseconds.zero
  /// Whether something easier was asked for since it hurts, and is not planned yet.
  private var restarts = false
  /// Whether another plan was asked for, and is not there yet.
  private var awaitsPlan = false
  private(set) var tried: Set<TriedCommand> = []
  private(set) var complaints: [String] = []

  init(_ generator: inout SeededGenerator) {
    steps = Planned.sessions[Int.random(in: 0..<Planned.sessions.count, using: &generator)]
    let beginnings: [PlaybackMachine.Beginning] = [
      .place(.zero), .place(.zero), .section(.random(in: 0...3, using: &generator)),
      .place(Milliseconds(.random(in: 0...60_000, using: &generator))),
    ]
    machine = PlaybackMachine(
      PlaybackMachine.Rules(
        canAnswer: .random(using: &generator), awaitsStart: .random(using: &generator),
        givesBack: Milliseconds([0, 1000, 3000][Int.random(in: 0..<3, using: &generator)]),
        plan: SessionPlan(pace: 1000, variant: .standard)),
      beginning: beginnings[Int.random(in: 0..<beginnings.count, using: &generator)])
    // Most are planned by the time they begin.
    if Bool.random(using: &generator), let last = steps.last { learn(last) }
  }

  var isOver: Bool { machine.state == .finished || machine.state == .stopped }
  private var timeline: Timeline { planned?.timeline ?? steps[0].timeline }
  private var isGrowing: Bool { planned?.end == nil }
  /// The furthest place there is.
  private var limit: Milliseconds { planned?.end ?? planned?.settled ?? .zero }

  mutating func step(_ generator: inout SeededGenerator) {
    switch Int.random(in: 0..<200, using: &generator) {
    case 0: perform(.stop)
    case 1, 2: perform(.stop, by: .voice)
    case 3: goOnUnanswered()
    case 4..<98: pass(Milliseconds(.random(in: 0...1200, using: &generator)))
    case 98, 99: seek(Milliseconds(.random(in: -1000...60_000, using: &generator)))
    case 100..<110: grow(&generator)
    default:
      let commands = PlayerCommand.allCases.filter { $0 != .stop }
      let means: PlayerCommand.Means = Bool.random(using: &generator) ? .voice : .hand
      perform(commands[Int.random(in: 0..<commands.count, using: &generator)], by: means)
    }
  }

  private mutating func check(_ isSo: Bool, _ complaint: () -> String) {
    if !isSo { complain(complaint()) }
  }

  private mutating func complain(_ complaint: String) {
    complaints.append(complaint)
  }
}

// MARK: - Planning

extension SimulatedSession {
  /// More is planned, or all that was; or planning breaks off.
  private mutating func grow(_ generator: inout SeededGenerator) {
    if awaitsPlan, machine.state != .asking { return adopt(&generator) }
    guard isGrowing else { return }
    if let planned, Int.random(in: 0..<20, using: &generator) == 0 {
      return learn(planned.brokenOff)
    }
    let reached = planned.flatMap { steps.firstIndex(of: $0) } ?? -1
    if reached + 1 < steps.count { learn(steps[reached + 1]) }
  }

  /// Learns of the same plan more than before: nothing changes by that, but that it begins.
  private mutating func learn(_ more: Planned) {
    let (before, known) = (machine.state, planned)
    planned = more
    let action = machine.plan(more.timeline, settled: more.settled, end: more.end)
    let told = { "\(more.settled) of \(more.end as Any) while \(before): \(action)" }
    guard before == .ready, action != .nothing else {
      check(action == .nothing && machine.state == before, told)
      return check(before != .ready || more.end == nil, { "never begins: \(told())" })
    }
    guard case .start(let place) = action else { return complain(told()) }
    check(known?.end == nil && (.zero...limit).contains(place), told)
    check(machine.state == (machine.rules.awaitsStart ? .standby : .playing), told)
    position = place
  }

  /// The plan that was asked for comes, as far as it is settled then.
  private mutating func adopt(_ generator: inout SeededGenerator) {
    let wanted = steps.filter { $0.end != nil || position < $0.settled }
    let before = machine.state
    let more = wanted[Int.random(in: 0..<wanted.count, using: &generator)]
    (planned, awaitsPlan) = (more, false)
    position = min(position, limit)
    let action = machine.replan(
      more.timeline, settled: more.settled, end: more.end, at: position)
    let told = { "another plan while \(before): \(action)" }
    guard restarts, before == .hurting else {
      restarts = false
      return check(action == .nothing && machine.state == before, told)
    }
    restarts = false
    guard case .jump(let target) = action else { return complain(told()) }
    check(target <= position && machine.state == .playing, told)
    position = target
  }
}

// MARK: - Hearing

extension SimulatedSession {
  /// Time passes where the sound goes on: not while it is held, nor at a gate without a limit, nor
  /// where nothing is planned yet.
  private mutating func pass(_ time: Milliseconds) {
    let isMoving = machine.state == .playing || machine.state == .waiting
    guard isMoving else {
      let action = machine.hear(upTo: position)
      return check(action == .nothing) { "heard something while it is held" }
    }
    let waits = machine.rules.canAnswer && gate?.dose == nil && gate?.end ?? limit + 1 <= limit
    position = min(position + time, max(position, waits ? hold : limit))
    switch machine.hear(upTo: position) {
    case .finish: check(!isGrowing && position == limit) { "finished before the end" }
    case .wait: check(machine.state == .waiting) { "waits in another state" }
    case .nothing, .endWait: break
    case let action: complain("\(action) by itself")
    }
  }

  private mutating func goOnUnanswered() {
    let before = machine.state
    machine.goOnUnanswered()
    let state = machine.state
    check(before == .asking ? state != .asking : state == before) {
      "\(before) unanswered: \(state)"
    }
  }

  /// The gate at the position, if there is one, and where its sound waits.
  private var gate: Slot? {
    timeline.slotIndex(at: position).map { timeline.slots[$0] }.flatMap {
      $0.kind == .gate ? $0 : nil
    }
  }
  private var hold: Milliseconds { 1750 }
}

// MARK: - Asking for something

extension SimulatedSession {
  private mutating func seek(_ place: Milliseconds) {
    let before = machine.state
    guard case .jump(let target) = machine.seek(to: place) else {
      let mayRefuse = before == .ready || isGrowing && place >= limit
      return check(mayRefuse && machine.state == before) { "seeks \(place) while \(before)" }
    }
    check(target == min(max(.zero, place), limit)) { "seeks \(place): \(target)" }
    let state = machine.state
    let holds = before == .standby || before == .paused
    check(before == .asking || state == (holds ? before : .playing)) {
      "seeks while \(before): \(state)"
    }
    follow()
    position = target
  }

  /// Whoever goes on has had what was asked for in the pain, or does without.
  private mutating func follow() {
    if machine.state != .hurting, machine.state != .asking { restarts = false }
  }

  private mutating func perform(
    _ command: PlayerCommand, by means: PlayerCommand.Means = .hand
  ) {
    let (before, from) = (machine.state, position)
    tried.insert(TriedCommand(command: command, state: before, isGrowing: isGrowing))
    let action = machine.perform(command, at: position, by: means)
    defer { follow() }
    let told = { "\(command) at \(from) while \(before): \(action)" }
    check(action == .refuse || before.commands.contains(command), told)
    let stopsAtOnce = [.ready, .standby, .asking].contains(before)
    if command == .stop, means == .hand || stopsAtOnce {
      return check(action == .stop && isOver, told)
    }
    if action == .refuse {
      return check(machine.state == before && mayRefuse(command, in: before), told)
    }
    judge(action, to: command, from, before, told)
  }

  private mutating func judge(
    _ action: PlaybackMachine.Action, to command: PlayerCommand, _ from: Milliseconds,
    _ before: PlaybackMachine.State, _ told: () -> String
  ) {
    switch action {
    case .begin(let place):
      check(before == .standby && machine.state == .playing && place == from, told)
    case .pause: check(before != .paused && machine.state == .paused, told)
    case .resume: check(machine.state == .playing, told)
    case .resumeFrom(let target), .getReady(let target):
      check(machine.state == .playing, told)
      goBack(to: target, inSlotOf: from, told)
    case .sayAgain(_, let target) where machine.state == .paused: check(target == from, told)
    case .sayAgain(_, let target): goBack(to: target, inSlotOf: from, told)
    case .linger(let lingering, let at, let target):
      check(at >= from && at <= max(limit, from) && lingering.length > .zero, told)
      check(at == target || target < from && at == from, told)
      if target < from { goBack(to: target, inSlotOf: from, told) }
    case .jump(let target):
      check(Self.moves(command, before) || target <= from, told)
      check((.zero...max(limit, from)).contains(target), told)
      position = target
    case .replan(let plan):
      check(machine.plan == plan, told)
      awaitsPlan = true
      restarts = machine.state == .hurting
    case .ask(let target):
      check(command == .stop && machine.state == .asking, told)
      guard before == .playing else { return check(target == from, told) }
      goBack(to: target, inSlotOf: from, told)
    case .hurt:
      check(machine.state == .hurting, told)
      if before != .hurting, before != .asking { restarts = false }
    case .greet: check(command == .sayAgain && machine.state == .standby, told)
    case .tellTime: check(machine.state == before || before == .asking, told)
    case .finish: check([.next, .skip].contains(command) && !isGrowing, told)
    case .nothing, .refuse, .start, .wait, .endWait, .stop: complain(told())
    }
  }

  /// Whether a command may do nothing: what leads to the next place does something unless it is
  /// still to be planned.
  private func mayRefuse(_ command: PlayerCommand, in state: PlaybackMachine.State) -> Bool {
    guard command == .next || command == .skip, state.commands.contains(command) else {
      return true
    }
    return isGrowing
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
}
