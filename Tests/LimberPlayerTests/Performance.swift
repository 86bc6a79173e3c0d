import LimberAudio
import LimberPlayer
import LimberTimeline
import Synchronization

/// A session under way on sinks whose time the test makes pass.
final class Performance: Sendable {
  let sinks: [any AudioSink]
  let player: Player
  private let log = EventLog()
  private let playing: Task<Void, any Error>

  /// A session on the first sink, which goes on with the others when it is lost.
  init(
    of scores: AsyncThrowingStream<Score, any Error>, on sinks: [any AudioSink],
    returning: (@Sendable () -> (any AudioSink)?)? = nil, leadIn: Milliseconds,
    steering: Steering = Steering(), beginning: PlaybackMachine.Beginning = .place(.zero)
  ) {
    let spare = Spare(sinks: Array(sinks.dropFirst()))
    let fallback: @Sendable () -> any AudioSink = { spare.next() }
    let player = Player(
      sink: sinks[0], fallback: sinks.count > 1 ? fallback : nil, returning: returning,
      leadIn: leadIn, tick: nil,
      steering: steering, beginning: beginning)
    self.sinks = sinks
    self.player = player
    playing = Task { try await player.run(scores) }
    Task {
      for await event in player.events { log.append(event) }
      log.end()
    }
  }

  /// A session whose score is whole, under way.
  static func started(
    _ score: Score, on sinks: [any AudioSink], leadIn: Milliseconds,
    steering: Steering = Steering(), beginning: PlaybackMachine.Beginning = .place(.zero)
  ) async throws -> Performance {
    let (scores, give) = AsyncThrowingStream<Score, any Error>.makeStream()
    give.yield(score)
    give.finish()
    let performance = Performance(
      of: scores, on: sinks, leadIn: leadIn, steering: steering, beginning: beginning)
    try await performance.wait { $0.contains(.started) || $0.contains(.waiting(.start)) }
    return performance
  }

  /// What happened so far.
  var events: [PlayerEvent] { log.events }

  /// Whether nothing will happen any more.
  var isOver: Bool { log.isOver }

  /// Waits until everything that was asked before has been done, and is among the events.
  func settle() async {
    await log.mark { player.tell($0) }
  }

  /// Waits until the events are as wanted; gives up after 20 s.
  func wait(until isSo: ([PlayerEvent]) -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while true {
      // Asked first: what is over has told everything.
      let mayGoOn = !isOver && ContinuousClock.now < deadline
      if isSo(events) { return }
      guard mayGoOn else { throw Stuck(events: events) }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  /// Lets the time of `frames` pass on whichever sink plays, and the player look.
  func pass(frames: Int) async {
    for case let sink as any SteppedSink in sinks { await sink.advance(frames: frames) }
    player.look()
    await settle()
  }

  func send(_ command: PlayerCommand, by means: PlayerCommand.Means = .hand) async {
    player.send(command, by: means)
    await settle()
  }

  /// Lets time pass, 100 ms at a time, until the session is over or 100 minutes have passed.
  func playOn() async {
    await playOn(atMost: 60_000)
  }

  /// Lets time pass, 100 ms at a time, until the session is over or it was done `times` times.
  func playOn(atMost times: Int) async {
    for _ in 0..<times where !isOver { await pass(frames: 4800) }
  }

  func cancel() {
    playing.cancel()
  }

  /// Waits for the end; throws what the player threw.
  func end() async throws -> [PlayerEvent] {
    let result = await playing.result
    while !isOver { try await Task.sleep(for: .milliseconds(1)) }
    try result.get()
    return events
  }
}

/// A sink whose time the test makes pass.
protocol SteppedSink: AudioSink {
  /// Lets the time of `frames` frames pass.
  func advance(frames: Int) async
}

extension NullSink: SteppedSink {}

/// A session does not get on.
struct Stuck: Error {
  let events: [PlayerEvent]
}

/// The sinks that are left when one is lost.
private final class Spare: Sendable {
  private let sinks: Mutex<[any AudioSink]>

  init(sinks: [any AudioSink]) {
    self.sinks = Mutex(sinks)
  }

  /// The next of them; the last one again when there are no more.
  func next() -> any AudioSink {
    sinks.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
  }
}

extension PlayerEvent {
  /// Whether it tells that a sink was lost.
  var isLoss: Bool {
    if case .soundLost = self { true } else { false }
  }
}

extension [PlayerEvent] {
  /// The cues that were heard, in order.
  var cues: [Cue] {
    compactMap { event in
      guard case .cue(let cue) = event else { return nil }
      return cue
    }
  }

  /// Where the session jumped to.
  var jumps: [Milliseconds] {
    compactMap { event in
      guard case .jumped(let target) = event else { return nil }
      return target
    }
  }

  /// The positions that were told, jumps included.
  var positions: [Milliseconds] {
    compactMap { event in
      switch event {
      case .position(let position), .jumped(let position): position
      default: nil
      }
    }
  }
}

extension NullSink {
  /// A faultless sink on the test's clock that keeps what is heard.
  static func manual(margin: Int) -> NullSink {
    NullSink(pace: .manual, margin: margin, faults: .none, recordLimit: .max)
  }

  /// A sink on the test's clock that is lost before `frame`.
  static func lost(before frame: Int) -> NullSink {
    NullSink(
      pace: .manual, margin: 0, faults: Faults(refusal: nil, loss: frame, stall: nil),
      recordLimit: .max)
  }
}

extension [Cue] {
  /// A line for each cue, for comparisons a person can read.
  var lines: [String] {
    map { "\($0.start) \($0.kind) \($0.text ?? "tone")" }
  }
}

/// The first frame in which two recordings differ, their ends included; nil if they are the same.
func firstDifference(_ left: [Int16], _ right: [Int16]) -> Int? {
  if left == right { return nil }
  return zip(left, right).prefix { $0 == $1 }.count
}

extension PlayerCommand {
  /// What moves a session without a word of its own, but for stopping.
  static let plain: [PlayerCommand] = [.pause, .resume, .toggle, .next, .back]
}
