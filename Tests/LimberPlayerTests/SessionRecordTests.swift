import LimberAudio
import LimberPlayer
import LimberTimeline
import Testing

/// What a log keeps of made-up sessions: a hold of ten seconds on each side, then a fold.
struct SessionRecordTests {
  /// Two poses: 0 words, 4 hold left, 14 words, 18 hold right, 28 words, 32 fold, 42 words, 44.
  static let timeline: Timeline = {
    let parts: [(Slot.Kind, Int, Int, Side?)] = [
      (.title, 4, 0, nil), (.hold, 10, 0, .left), (.switch, 4, 0, .right),
      (.hold, 10, 0, .right), (.title, 4, 1, nil), (.hold, 10, 1, nil), (.release, 2, 1, nil),
    ]
    var start = Milliseconds.zero
    let slots = parts.map { kind, seconds, section, side in
      defer { start = start + .seconds(seconds) }
      return Slot(
        kind: kind, start: start, end: start + .seconds(seconds), section: section, side: side,
        set: 1, dose: nil, origin: Origin(file: "a.routine", line: 1))
    }
    let sections = [("reach", "Reach", 0, 28), ("fold", "Fold", 28, 44)].map {
      Timeline.Section(
        id: $0, title: $1, position: nil, start: .seconds($2), end: .seconds($3))
    }
    return Timeline(
      title: "Two", language: "en",
      options: Timeline.Options(dose: 500, pace: 1000, breath: .slow, voice: "test"),
      sections: sections, slots: slots)
  }()

  private let timeline = Self.timeline

  /// The windows that are kept of a session that begins and then goes so.
  private func windows(_ events: PlayerEvent...) -> [Kept] {
    entries(events).compactMap { entry in
      guard case .window(let window) = entry else { return nil }
      return Kept(window)
    }
  }

  private func entries(_ events: [PlayerEvent]) -> [LogEntry] {
    var record = SessionRecord()
    return ([.planned(timeline, isFinal: true), .started] + events).flatMap { record.apply($0) }
  }

  private func seconds(_ count: Int) -> PlayerEvent { .position(.seconds(count)) }

  @Test func `a session that is played through gives every window in full`() {
    let played = entries((1...44).map(seconds) + [.finished])
    let whole = played.compactMap { entry in
      guard case .window(let window) = entry else { return nil as Kept? }
      return Kept(window)
    }
    #expect(whole == [Kept(.left, 10, .full), Kept(.right, 10, .full), Kept(nil, 10, .full)])
    #expect(played.first == .planned(length: .seconds(44), practice: .seconds(30)))
    #expect(played.last == .ended(.finished))
  }

  @Test func `however rarely the position is told, the windows are the same`() {
    let once = entries([seconds(44), .finished])
    let often = entries(
      stride(from: 7, through: 44_000, by: 7).map { .position(Milliseconds($0)) }
        + [seconds(44), .finished])
    #expect(once == often)
  }

  @Test func `the place is told before each window, and again at its start`() {
    let places = entries([seconds(44)]).compactMap { entry in
      guard case .reached(let place) = entry else { return nil as String? }
      return "\(place.pose) \(place.side?.rawValue ?? "-") \(place.window) \(place.isInWindow)"
    }
    #expect(
      places == [
        "reach - 1 false", "reach left 1 true", "reach right 1 false", "reach right 1 true",
        "fold - 1 false", "fold - 1 true", "fold - 2 false",
      ])
  }

  @Test func `a window that is skipped was given as long as it was heard`() {
    #expect(
      windows(seconds(8), .obeyed(.next), .jumped(to: .seconds(14)), seconds(20))
        == [Kept(.left, 4, .skipped)])
  }

  @Test func `every window that is jumped over is left out, and no other`() {
    #expect(
      windows(seconds(8), .obeyed(.skip), .jumped(to: .seconds(28)), seconds(44), .finished)
        == [Kept(.left, 4, .skipped), Kept(.right, 0, .skipped), Kept(nil, 10, .full)])
    #expect(
      windows(seconds(2), .obeyed(.next), .jumped(to: .seconds(44)), .finished)
        == [Kept(.left, 0, .skipped), Kept(.right, 0, .skipped), Kept(nil, 0, .skipped)])
  }

  @Test(arguments: [PlayerCommand.next, .skip])
  func `who leads on in a pause to the end leaves out what was left, without a jump`(
    command: PlayerCommand
  ) {
    #expect(
      windows(seconds(16), .paused, .obeyed(command), .finished)
        == [Kept(.left, 10, .full), Kept(.right, 0, .skipped), Kept(nil, 0, .skipped)])
    #expect(
      windows(seconds(38), .paused, .obeyed(command), .finished).last == Kept(nil, 6, .skipped))
    #expect(windows(seconds(8), .paused, .obeyed(.stop), .stopped) == [Kept(.left, 4, .stopped)])
  }

  @Test func `who leaves out the words before the first side leaves out nothing of it`() {
    #expect(
      windows(seconds(2), .obeyed(.next), .jumped(to: .seconds(4)), seconds(28))
        == [Kept(.left, 10, .full), Kept(.right, 10, .full)])
    #expect(
      windows(
        seconds(16), .obeyed(.back), .jumped(to: .seconds(4)), seconds(28))
        == [Kept(.left, 10, .full), Kept(.left, 10, .full), Kept(.right, 10, .full)])
  }

  @Test func `enough ends a window, by a jump or by a shorter plan`() {
    #expect(
      windows(seconds(8), .obeyed(.enough), .jumped(to: .seconds(14)), seconds(20))
        == [Kept(.left, 4, .enough)])
    var shorter = timeline
    shorter.slots[1].end = .seconds(8)
    for index in 2..<shorter.slots.count {
      shorter.slots[index].start = shorter.slots[index].start - .seconds(6)
      shorter.slots[index].end = shorter.slots[index].end - .seconds(6)
    }
    #expect(
      windows(
        seconds(8), .obeyed(.enough), .planned(shorter, isFinal: true), seconds(38), .finished)
        == [Kept(.left, 4, .enough), Kept(.right, 10, .full), Kept(nil, 10, .full)])
  }

  @Test func `more time makes a window longer than planned`() {
    var longer = timeline
    longer.slots[1].end = .seconds(24)
    for index in 2..<longer.slots.count {
      longer.slots[index].start = longer.slots[index].start + .seconds(10)
      longer.slots[index].end = longer.slots[index].end + .seconds(10)
    }
    #expect(
      windows(seconds(8), .obeyed(.moreTime), .planned(longer, isFinal: true), seconds(24))
        == [Kept(.left, 20, .full)])
  }

  @Test func `going back leaves a window, which is given once more`() {
    #expect(
      windows(seconds(20), .obeyed(.back), .jumped(to: .seconds(14)), seconds(28))
        == [Kept(.left, 10, .full), Kept(.right, 2, .part), Kept(.right, 10, .full)])
  }

  @Test func `seconds given back after a pause are not counted twice`() {
    let events: [PlayerEvent] = [
      seconds(9), .obeyed(.pause), .paused, .obeyed(.resume), .jumped(to: .seconds(6)), .resumed,
      seconds(14),
    ]
    let kept = entries(events)
    #expect(
      kept.compactMap { if case .window(let window) = $0 { Kept(window) } else { nil } }
        == [Kept(.left, 10, .full)])
    #expect(kept.contains(.resumed))
    #expect(
      kept.contains {
        if case .paused(let place, at: 9000) = $0 { place.side == .left } else { false }
      })
  }

  @Test func `pain is kept at once, and what is left out because of it is too`() {
    let kept = entries([
      seconds(8), .obeyed(.thatHurts), .waiting(.pain), .obeyed(.skip), .answered,
      .jumped(to: .seconds(28)), seconds(44), .finished,
    ])
    let pain = kept.firstIndex {
      if case .pain(let place, at: 8000) = $0 { place.side == .left } else { false }
    }
    #expect(pain == 3)
    #expect(
      kept.compactMap { if case .window(let window) = $0 { Kept(window) } else { nil } }
        == [Kept(.left, 4, .hurt), Kept(.right, 0, .hurt), Kept(nil, 10, .full)])
  }

  @Test func `after pain, a window given in full makes the next skip an ordinary one`() {
    #expect(
      windows(
        seconds(8), .obeyed(.thatHurts), .jumped(to: .seconds(14)), seconds(30), .obeyed(.skip),
        .jumped(to: .seconds(44)), .finished)
        == [Kept(.left, 4, .hurt), Kept(.right, 10, .full), Kept(nil, 0, .skipped)])
  }

  @Test func `another pace or variant is kept with the session`() {
    let plan = SessionPlan(pace: 750, variant: .easier)
    #expect(entries([.replanned(plan)]).last == .changed(pace: 750, variant: .easier))
  }

  @Test func `what still runs when a person stops was stopped`() {
    let kept = entries([seconds(8), .obeyed(.stop), .stopped])
    #expect(kept.suffix(2).first.flatMap(Kept.init) == Kept(.left, 4, .stopped))
    #expect(kept.last == .ended(.stopped))
  }

  @Test func `the end is told once, by the player or by whoever runs it`() {
    var record = SessionRecord()
    _ = [.planned(timeline, isFinal: true), .started, seconds(8)].map { record.apply($0) }
    #expect(record.close(as: .failed).last == .ended(.failed))
    #expect(record.close(as: .stopped) == [])
    #expect(record.apply(.finished) == [])
    var stopped = SessionRecord()
    _ = [.planned(timeline, isFinal: true), .started, .stopped].map { stopped.apply($0) }
    #expect(stopped.close(as: .interrupted) == [.ended(.interrupted)])
    #expect(stopped.close(as: .interrupted) == [])
    var unborn = SessionRecord()
    #expect(unborn.close(as: .failed) == [])
  }

  @Test func `a session that goes on keeps nothing of the way to its place`() {
    let place = timeline.place(ofSlot: 3)
    var record = SessionRecord(goingOnFrom: place)
    let events: [PlayerEvent] = [
      .planned(timeline, isFinal: true), .started, .position(90), .jumped(to: .seconds(18)),
      seconds(44), .finished,
    ]
    let kept = events.flatMap { record.apply($0) }
    #expect(kept.dropFirst().first == .reached(place))
    #expect(
      kept.compactMap { if case .window(let window) = $0 { Kept(window) } else { nil } }
        == [Kept(.right, 10, .full), Kept(nil, 10, .full)])
  }

  @Test func `a jump that nobody asked for with a word leaves nothing out`() {
    #expect(
      windows(seconds(2), .jumped(to: .seconds(36)), seconds(44), .finished)
        == [Kept(nil, 6, .part)])
  }
}

/// What is compared of a window.
private struct Kept: Hashable {
  var side: Side?
  var seconds: Int
  var ending: LoggedWindow.Ending

  init(_ side: Side?, _ seconds: Int, _ ending: LoggedWindow.Ending) {
    (self.side, self.seconds, self.ending) = (side, seconds, ending)
  }

  init(_ window: LoggedWindow) {
    self.init(window.place.side, window.given.count / 1000, window.ending)
  }

  init?(_ entry: LogEntry) {
    guard case .window(let window) = entry else { return nil }
    self.init(window)
  }
}
