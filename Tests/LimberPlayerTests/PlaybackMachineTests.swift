import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// What the machine answers, and when.
struct PlaybackMachineTests {
  typealias Action = PlaybackMachine.Action

  static let timeline = SmallRoutine.spoken.timeline
  static let stations = SmallRoutine.standard.stations(in: timeline)
  static let end = timeline.duration

  @Test func `it starts once, as soon as something is settled`() {
    var machine = PlaybackMachine()
    #expect(machine.plan(Self.timeline, settled: .zero, end: nil) == .nothing)
    #expect(machine.state == .ready)
    #expect(machine.plan(Self.timeline, settled: 1, end: nil) == .start(at: .zero))
    #expect(machine.plan(Self.timeline, settled: 5000, end: nil) == .nothing)
    #expect(machine.state == .playing)
  }

  @Test func `it starts at a place when that is settled`() {
    var machine = PlaybackMachine(beginning: .place(5000))
    #expect(machine.plan(Self.timeline, settled: 5000, end: nil) == .nothing)
    #expect(machine.plan(Self.timeline, settled: 5001, end: nil) == .start(at: 5000))
    var second = PlaybackMachine(beginning: .section(1))
    #expect(second.plan(Self.timeline, settled: Self.stations[3], end: nil) == .nothing)
    #expect(
      second.plan(Self.timeline, settled: Self.stations[3] + 1, end: nil)
        == .start(at: Self.stations[3]))
    var late = PlaybackMachine(beginning: .place(.seconds(3600)))
    #expect(late.plan(Self.timeline, settled: Self.end, end: Self.end) == .start(at: Self.end))
  }

  @Test func `it finishes at the end, and not while it is paused`() {
    var machine = SteeredMachine.playing()
    #expect(machine.hear(upTo: Self.end - 1) == .nothing)
    #expect(machine.perform(.pause, at: Self.end - 1) == .pause)
    #expect(machine.hear(upTo: Self.end) == .nothing)
    #expect(machine.perform(.resume, at: Self.end) == .resume)
    #expect(machine.hear(upTo: Self.end) == .finish)
    #expect(machine.hear(upTo: Self.end) == .nothing)
  }

  @Test func `without an end it plays on`() {
    var machine = PlaybackMachine()
    _ = machine.plan(Self.timeline, settled: 5000, end: nil)
    #expect(machine.hear(upTo: .seconds(3600)) == .nothing)
  }

  @Test func `back leads to the start, and within three seconds of it to the one before`() {
    var machine = SteeredMachine.playing()
    let (first, second) = (Self.stations[1], Self.stations[2])
    #expect(machine.perform(.back, at: second + 3000) == .jump(to: second))
    #expect(machine.perform(.back, at: second + 2999) == .jump(to: first))
    #expect(machine.perform(.back, at: second) == .jump(to: first))
    #expect(machine.perform(.back, at: first) == .jump(to: .zero))
    #expect(machine.perform(.back, at: .zero) == .jump(to: .zero))
  }

  @Test func `next leads from station to station, then to the quiet end`() {
    var machine = SteeredMachine.playing()
    var position = Milliseconds.zero
    for station in Self.stations.dropFirst() + [Self.end] {
      #expect(machine.perform(.next, at: position) == .jump(to: station))
      position = station
    }
    #expect(machine.state == .playing)
    #expect(machine.hear(upTo: position) == .finish)
  }

  @Test func `the first side is a place where something comes before it, and else is the pose`() {
    var timeline = Self.timeline
    var machine = SteeredMachine.playing(timeline)
    let (first, second) = (Self.stations[1], Self.stations[2])
    #expect(first > .zero)
    #expect(machine.perform(.next, at: 100) == .jump(to: first))
    #expect(machine.perform(.next, at: first) == .jump(to: second))
    // A pose without words of its own begins with its first side.
    timeline.slots[0].side = .left
    machine = SteeredMachine.playing(timeline)
    #expect(machine.perform(.next, at: 100) == .jump(to: second))
    #expect(machine.perform(.back, at: second) == .jump(to: .zero))
  }

  @Test func `the first set is a place, where the line is that the second begins with`() throws {
    var timeline = Self.timeline
    let second = try #require(timeline.slots.lastIndex { $0.kind == .set })
    let first = try #require(timeline.slots.firstIndex { $0.section == 1 && $0.kind == .hold })
    timeline.slots[second + 1].origin = timeline.slots[first].origin
    var machine = SteeredMachine.playing(timeline)
    let (title, hold) = (Self.stations[3], timeline.slots[first].start)
    #expect(machine.perform(.next, at: title) == .jump(to: hold))
    #expect(machine.perform(.next, at: hold) == .jump(to: Self.stations[4]))
    #expect(machine.perform(.back, at: Self.stations[4]) == .jump(to: hold))
    #expect(machine.perform(.back, at: hold) == .jump(to: title))
  }

  @Test func `skip leads to the next pose, past its other side`() {
    var machine = SteeredMachine.playing()
    #expect(machine.perform(.skip, at: 100) == .jump(to: Self.stations[3]))
    #expect(machine.perform(.skip, at: Self.stations[3]) == .jump(to: Self.stations[5]))
    #expect(machine.perform(.skip, at: Self.stations[5]) == .jump(to: Self.end))
  }

  @Test func `next at the last station ends a paused session at once`() {
    var machine = SteeredMachine.playing()
    _ = machine.perform(.pause, at: .zero)
    #expect(machine.perform(.next, at: Self.stations[5]) == .finish)
    #expect(machine.state == .finished)
  }

  @Test func `a station that is not settled cannot be jumped to yet`() {
    var machine = PlaybackMachine()
    _ = machine.plan(Self.timeline, settled: Self.stations[1], end: nil)
    #expect(machine.perform(.next, at: 100) == .refuse)
    #expect(machine.seek(to: Self.stations[1]) == .refuse)
    _ = machine.plan(Self.timeline, settled: Self.stations[1] + 1, end: nil)
    #expect(machine.perform(.next, at: 100) == .jump(to: Self.stations[1]))
    #expect(machine.seek(to: Self.stations[1]) == .jump(to: Self.stations[1]))
    #expect(machine.seek(to: -1) == .jump(to: .zero))
  }

  @Test func `resume gives three seconds of a window back, but not more than there are`() throws {
    let hold = try #require(Self.timeline.slots.first { $0.kind == .hold })
    for (passed, back) in [(2000, 0), (3500, 500), (4900, 1900)] {
      var machine = SteeredMachine.playing()
      _ = machine.perform(.pause, at: hold.start + Milliseconds(passed))
      let action = machine.perform(.resume, at: hold.start + Milliseconds(passed))
      #expect(action == .getReady(then: hold.start + Milliseconds(back)))
    }
  }

  @Test func `no word of a count is cut, and none is left alone`() throws {
    let hold = try #require(Self.timeline.slots.first { $0.kind == .hold })
    let count = try #require(Self.timeline.cues.first { $0.kind == .countdown })
    for left in stride(from: 2900, through: 0, by: -50) {
      var machine = SteeredMachine.playing(givesBack: 1000)
      let place = hold.end - Milliseconds(left)
      _ = machine.perform(.pause, at: place)
      guard case .getReady(let target) = machine.perform(.resume, at: place) else {
        #expect(place == hold.end)
        continue
      }
      #expect(target <= count.audibleStart, "\(left)")
    }
  }

  @Test func `a word that was barely heard begins again, a longer one goes on`() throws {
    let words = Self.timeline.cues[1]
    for (heard, action) in [
      (Milliseconds(299), Action.resumeFrom(words.audibleStart)), (300, .resume),
    ] {
      var machine = SteeredMachine.playing()
      _ = machine.perform(.pause, at: words.audibleStart + heard)
      #expect(machine.perform(.resume, at: words.audibleStart + heard) == action)
    }
  }

  @Test func `say again means the words there are, or else the last ones`() throws {
    var machine = SteeredMachine.playing()
    let words = Self.timeline.cues[1]
    let during = machine.perform(.sayAgain, at: words.audibleStart + 100)
    #expect(during == .jump(to: words.audibleStart))
    let place = words.audibleEnd + 10
    #expect(machine.perform(.sayAgain, at: place) == .sayAgain(words, then: place))
    #expect(machine.perform(.sayAgain, at: .zero) == .refuse)
  }

  @Test func `more time comes before the count, and never inside a word`() throws {
    var machine = SteeredMachine.playing()
    let hold = try #require(Self.timeline.slots.first { $0.kind == .hold })
    let ten = Lingering(length: .seconds(10), exhale: nil)
    let place = hold.start + 2000
    #expect(machine.perform(.moreTime, at: place) == .linger(ten, at: place, then: place))
    guard case .linger(ten, let at, let then) = machine.perform(.moreTime, at: hold.end - 1500)
    else { throw Unexpected() }
    let count = try #require(Self.timeline.cues.first { $0.kind == .countdown })
    #expect(at == hold.end - 1500)
    #expect(then <= count.audibleStart && then >= count.audibleStart - 60)
  }

  @Test func `what hurts is left, and answered by ready, easier, next and skip`() {
    let hold = Self.stations[4] + 3000
    let answers: [(PlayerCommand, Action)] = [
      (.next, .jump(to: Self.stations[5])), (.skip, .jump(to: Self.stations[5])),
      (.back, .jump(to: Self.stations[4])),
    ]
    for (command, action) in answers {
      var machine = SteeredMachine.playing()
      #expect(machine.perform(.thatHurts, at: hold) == .hurt)
      #expect(machine.state == .hurting)
      #expect(machine.perform(command, at: hold) == action)
      #expect(machine.state == .playing)
    }
  }

  @Test func `easier, when it hurts, begins the side anew in the easier form`() {
    var machine = SteeredMachine.playing()
    let hold = Self.stations[4] + 3000
    _ = machine.perform(.thatHurts, at: hold)
    let easier = SessionPlan(pace: 1000, variant: .easier)
    #expect(machine.perform(.easier, at: hold) == .replan(easier))
    #expect(machine.state == .hurting)
    let action = machine.replan(Self.timeline, settled: Self.end, end: Self.end, at: hold)
    #expect(action == .jump(to: Self.stations[4]))
    #expect(machine.state == .playing)
    _ = machine.perform(.thatHurts, at: hold)
    // There is nothing easier than that, and it is not done again as if it were.
    #expect(machine.perform(.easier, at: hold) == .refuse)
    #expect(machine.state == .hurting)
  }

  @Test func `pace and variant have steps, and ends`() {
    var machine = SteeredMachine.playing()
    var plans: [SessionPlan] = []
    for command in [PlayerCommand.slower, .slower, .easier, .easier, .faster, .deeper] {
      if case .replan(let plan) = machine.perform(command, at: 100) { plans.append(plan) }
    }
    #expect(plans.map(\.pace) == [900, 750, 750, 900, 900])
    #expect(plans.map(\.variant) == [.standard, .standard, .easier, .easier, .standard])
    for _ in 0..<20 { _ = machine.perform(.faster, at: 100) }
    #expect(machine.plan.pace == 2000)
    #expect(machine.perform(.faster, at: 100) == .refuse)
  }

  @Test func `a gate waits for an answer, or for its limit`() {
    for (limit, isOver) in [(nil, false), (Dose(value: 5000, unit: .second), true)] {
      let timeline = SteeredMachine.gated(limit: limit)
      var machine = SteeredMachine.playing(timeline)
      #expect(machine.hear(upTo: 1000) == .nothing)
      #expect(machine.hear(upTo: 2000) == .wait)
      #expect(machine.state == .waiting)
      #expect(machine.hear(upTo: 4999) == .nothing)
      if isOver {
        #expect(machine.hear(upTo: 5000) == .endWait)
      } else {
        #expect(machine.perform(.ready, at: 2000) == .jump(to: 5000))
      }
      #expect(machine.state == .playing)
    }
  }

  @Test func `nobody waits at a gate that nobody can answer`() {
    var machine = SteeredMachine.playing(SteeredMachine.gated(limit: nil), canAnswer: false)
    #expect(machine.hear(upTo: 2000) == .nothing)
    #expect(machine.perform(.ready, at: 2000) == .jump(to: 5000))
  }
}

private struct Unexpected: Error {}
