import LimberPlayer
import LimberSpeech
import LimberTesting
import LimberTimeline
import Testing

struct PlaybackMachineTests {
  typealias State = PlaybackMachine.State
  typealias Action = PlaybackMachine.Action

  /// What a command means in a state, 5 s into the hold of the second set.
  struct Row: Sendable, CustomTestStringConvertible {
    let command: PlayerCommand
    let state: State
    let action: Action
    let after: State

    init(_ command: PlayerCommand, _ state: State, _ action: Action, _ after: State) {
      (self.command, self.state, self.action, self.after) = (command, state, action, after)
    }

    var testDescription: String { "\(command) while \(state)" }
  }

  static let timeline = SmallRoutine.standard.layOut(measured).timeline
  static let stations = SmallRoutine.standard.stations(in: timeline)
  static let place = stations[3] + 5000

  static let table: [Row] = [
    Row(.pause, .ready, .refuse, .ready), Row(.resume, .ready, .refuse, .ready),
    Row(.toggle, .ready, .refuse, .ready), Row(.next, .ready, .refuse, .ready),
    Row(.back, .ready, .refuse, .ready), Row(.stop, .ready, .stop, .stopped),

    Row(.pause, .playing, .pause, .paused), Row(.resume, .playing, .refuse, .playing),
    Row(.toggle, .playing, .pause, .paused),
    Row(.next, .playing, .jump(to: stations[4]), .playing),
    Row(.back, .playing, .jump(to: stations[3]), .playing),
    Row(.stop, .playing, .stop, .stopped),

    Row(.pause, .paused, .refuse, .paused), Row(.resume, .paused, .resume, .playing),
    Row(.toggle, .paused, .resume, .playing),
    Row(.next, .paused, .jump(to: stations[4]), .paused),
    Row(.back, .paused, .jump(to: stations[3]), .paused),
    Row(.stop, .paused, .stop, .stopped),
  ]

  /// What is not among the commands above means nothing yet.
  static let refused = [State.ready, .playing, .paused].flatMap { state in
    let known = Set(table.filter { $0.state == state }.map(\.command))
    return PlayerCommand.allCases.filter { !known.contains($0) }.map {
      Row($0, state, .refuse, state)
    }
  }

  static let over = [State.finished, .stopped].flatMap { state in
    PlayerCommand.allCases.map { Row($0, state, .refuse, state) }
  }

  @Test(arguments: table + refused + over)
  func `every command means something in every state`(row: Row) {
    var machine = Self.machine(in: row.state)
    #expect(machine.perform(row.command, at: Self.place) == row.action)
    #expect(machine.state == row.after)
  }

  @Test func `the table is complete`() {
    let pairs = Set((Self.table + Self.refused + Self.over).map { "\($0.command) \($0.state)" })
    #expect(pairs.count == PlayerCommand.allCases.count * State.allCases.count)
  }

  @Test func `it starts once, as soon as something is settled`() {
    var machine = PlaybackMachine()
    #expect(machine.plan(Self.timeline, settled: .zero, end: nil) == .nothing)
    #expect(machine.state == .ready)
    #expect(machine.plan(Self.timeline, settled: 1, end: nil) == .start)
    #expect(machine.plan(Self.timeline, settled: 5000, end: nil) == .nothing)
    #expect(machine.state == .playing)
  }

  @Test func `it finishes at the end, and not while it is paused`() {
    var machine = Self.machine(in: .playing)
    let end = Self.timeline.duration
    #expect(machine.hear(upTo: end - 1) == .nothing)
    #expect(machine.perform(.pause, at: end - 1) == .pause)
    #expect(machine.hear(upTo: end) == .nothing)
    #expect(machine.perform(.resume, at: end) == .resume)
    #expect(machine.hear(upTo: end) == .finish)
    #expect(machine.hear(upTo: end) == .nothing)
  }

  @Test func `without an end it plays on`() {
    var machine = PlaybackMachine()
    _ = machine.plan(Self.timeline, settled: 5000, end: nil)
    #expect(machine.hear(upTo: .seconds(3600)) == .nothing)
  }

  @Test func `back leads to the start, and within three seconds of it to the one before`() {
    var machine = Self.machine(in: .playing)
    let second = Self.stations[1]
    #expect(machine.perform(.back, at: second + 3000) == .jump(to: second))
    #expect(machine.perform(.back, at: second + 2999) == .jump(to: .zero))
    #expect(machine.perform(.back, at: second) == .jump(to: .zero))
    #expect(machine.perform(.back, at: .zero) == .jump(to: .zero))
  }

  @Test func `next leads from station to station, then to the quiet end`() {
    var machine = Self.machine(in: .playing)
    var position = Milliseconds.zero
    for station in Self.stations.dropFirst() + [Self.timeline.duration] {
      #expect(machine.perform(.next, at: position) == .jump(to: station))
      position = station
    }
    #expect(machine.state == .playing)
    #expect(machine.hear(upTo: position) == .finish)
  }

  @Test func `next at the last station ends a paused session at once`() {
    var machine = Self.machine(in: .paused)
    #expect(machine.perform(.next, at: Self.stations[4]) == .finish)
    #expect(machine.state == .finished)
  }

  @Test func `a station that is not settled cannot be jumped to yet`() {
    var machine = PlaybackMachine()
    _ = machine.plan(Self.timeline, settled: Self.stations[1], end: nil)
    #expect(machine.perform(.next, at: 100) == .refuse)
    _ = machine.plan(Self.timeline, settled: Self.stations[1] + 1, end: nil)
    #expect(machine.perform(.next, at: 100) == .jump(to: Self.stations[1]))
  }

  @Test(arguments: UInt64(0)..<100)
  func `random commands only ever lead to stations and the end`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      var machine = Self.machine(in: .playing)
      var position = Milliseconds.zero
      for _ in 0..<40 {
        position = min(position + Milliseconds(.random(in: 0...9000, using: &generator)), Self.end)
        let command = PlayerCommand.allCases.randomElement(using: &generator) ?? .next
        let wasOver = machine.state == .finished || machine.state == .stopped
        let action = machine.perform(command, at: position)
        if wasOver { #expect(action == .refuse) }
        if case .jump(let target) = action {
          #expect(Self.stations.contains(target) || target == Self.end)
          position = target
        }
      }
    }
  }

  private static let end = timeline.duration

  private static var measured: ClipTable {
    var clips = ClipTable()
    for utterance in SmallRoutine.standard.layOut(clips).missing {
      clips.clips[utterance] = SmallVoice.clip(for: utterance)
    }
    return clips
  }

  private static func machine(in state: State) -> PlaybackMachine {
    var machine = PlaybackMachine()
    guard state != .ready else { return machine }
    _ = machine.plan(timeline, settled: timeline.duration, end: timeline.duration)
    switch state {
    case .ready, .playing: break
    case .paused: _ = machine.perform(.pause, at: .zero)
    case .finished: _ = machine.hear(upTo: timeline.duration)
    case .stopped: _ = machine.perform(.stop, at: .zero)
    }
    return machine
  }
}
