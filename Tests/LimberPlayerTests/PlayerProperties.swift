import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

@Suite(.timeLimit(.minutes(2)))
struct PlayerProperties {
  @Test(arguments: UInt64(0)..<200)
  func `whatever is asked, what is heard is what a simple model says`(seed: UInt64) async throws {
    let score = try await SmallVoice.score()
    var generator = SeededGenerator(seed: seed)
    let sink = NullSink.manual(margin: 0)
    let performance = try await Performance.started(score, on: [sink], leadIn: .zero)
    var model = SessionModel(score.timeline)
    for _ in 0..<30 where !model.isOver {
      let time = Int.random(
        in: 0...(Bool.random(using: &generator) ? 2000 : 200_000), using: &generator)
      await performance.pass(frames: time)
      model.pass(frames: time)
      guard !model.isOver else { break }
      let command = PlayerCommand.plain.randomElement(using: &generator) ?? .next
      await performance.send(command)
      model.perform(command)
    }
    if !model.isOver {
      await performance.send(.stop)
    } else {
      await performance.pass(frames: 0)
    }
    let events = try await performance.end()
    let stations = Set(model.stations + [score.timeline.duration])
    #expect(events.positions.allSatisfy { Milliseconds.zero...score.timeline.duration ~= $0 })
    #expect(events.jumps.allSatisfy(stations.contains))
    #expect(events.jumps == model.jumps)
    let expected = model.heard.flatMap { score.samples($0) }
    let heard = Array(await sink.heard.prefix(expected.count))
    #expect(firstDifference(heard, expected) == nil)
    #expect(events.cues.lines == model.cues.lines)
  }
}

/// What a session does, as simply as it can be said: a position, and whether it is paused.
private struct SessionModel {
  let stations: [Milliseconds]
  private let timeline: Timeline
  private let end: Int
  private var frame = 0
  private var isPaused = false
  /// The timeline frames in the order they are heard.
  private(set) var heard: [Range<Int>] = []
  private(set) var jumps: [Milliseconds] = []
  private(set) var cues: [Cue] = []
  private(set) var isOver = false

  init(_ timeline: Timeline) {
    self.timeline = timeline
    stations = SmallRoutine.standard.stations(in: timeline)
    end = timeline.duration.count * 48
  }

  private var position: Milliseconds { Milliseconds(frame / 48) }

  mutating func pass(frames: Int) {
    guard !isPaused else { return }
    let before = frame
    frame = min(frame + frames, end + 28_800)
    heard.append(before..<frame)
    meet(before)
    isOver = frame >= end
  }

  mutating func perform(_ command: PlayerCommand) {
    switch command {
    case .pause: isPaused = true
    case .resume: isPaused = false
    case .toggle: isPaused.toggle()
    case .next:
      if let next = stations.first(where: { $0 > position }) { return jump(to: next) }
      if isPaused { isOver = true } else { jump(to: timeline.duration) }
    case .back:
      let here = stations.lastIndex { $0 <= position } ?? 0
      let isNew = position - stations[here] < .seconds(3)
      jump(to: stations[isNew ? max(0, here - 1) : here])
    default: break
    }
  }

  private mutating func jump(to target: Milliseconds) {
    frame = target.count * 48
    jumps.append(target)
  }

  /// The cues that begin within what was just heard.
  private mutating func meet(_ before: Int) {
    cues += timeline.cues.filter { (before..<frame).contains($0.start.count * 48) }
  }
}
