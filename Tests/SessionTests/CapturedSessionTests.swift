import Foundation
import LimberAudio
import LimberPlayer
import LimberPulse
import LimberTesting
import LimberTimeline
import Testing

/// A session played through a real sound server, and listened to on its monitor.
///
/// It is played on both servers at the same time. `LIMBER_MINUTES=10` makes it ten minutes long, to
/// measure drift; it is one otherwise. With `LIMBER_SERVERS=all` it is played on one server after the
/// other, and beside busy threads too; with `LIMBER_SERVERS=pipeWire` so on that one alone.
@Suite(.serialized, .timeLimit(.minutes(400)))
struct CapturedSessionTests {
  private static let minutes =
    ProcessInfo.processInfo.environment["LIMBER_MINUTES"].flatMap(Int.init) ?? 1

  private static let wanted = ProcessInfo.processInfo.environment["LIMBER_SERVERS"]

  /// On what it is played at the same time, and beside how many busy threads.
  private static let stages: [([PulseServer.Kind], Int)] = {
    guard let wanted else { return [(PulseServer.Kind.allCases, 0)] }
    let kinds = PulseServer.Kind.allCases.filter { wanted == "all" || wanted == "\($0)" }
    return kinds.flatMap { [([$0], 0), ([$0], 2)] }
  }()

  /// How many frames a cue may be off, and the last one from the first: none.
  ///
  /// Where a server has no real-time priority, it puts in silence now and then: on PipeWire three
  /// blocks are allowed, and in what `make soak-hour` plays none.
  private static func tolerance(on kind: PulseServer.Kind) -> Int {
    if kind == .pipeWire, wanted == nil { return 1536 }
    return Urgency.isGranted ? 0 : 240
  }

  @Test(arguments: stages)
  func `every cue is heard where the timeline has it`(
    on kinds: [PulseServer.Kind], beside load: Int
  ) async throws {
    let script = SpokenSession.script(rounds: max(1, Self.minutes))
    let session = try await SpokenSession(script, storedIn: nil)
    #expect(session.score.timeline.duration >= .seconds(60 * Self.minutes))
    try await withThrowingTaskGroup { group in
      for kind in kinds {
        group.addTask {
          let machine = Standstills()
          defer { machine.end() }
          let start = CardTruth.now
          let heard = try await Self.recording(of: session, on: kind, beside: load)
          try Self.check(
            HeardCues(samples: heard), of: session, on: kind, beside: load, machine, since: start)
        }
      }
      try await group.waitForAll()
    }
  }

  private static func check(
    _ heard: HeardCues, of session: SpokenSession, on kind: PulseServer.Kind, beside load: Int,
    _ machine: Standstills, since start: Int
  ) throws {
    let timeline = session.score.timeline
    let first = try #require(heard.onset(in: 0..<min(heard.samples.count, 5 * 48_000)))
    let found = heard.errors(of: timeline, origin: first)
    try #require(!found.contains(nil), "a cue was not heard: \(found)")
    let errors = CueErrors(found.compactMap(\.self), of: timeline, begun: start, on: machine)
    Figures.tell(
      "\(kind), \(load) busy threads: heard \(found.count) cues in \(timeline.duration): largest error "
        + "\(errors.largest) frames, drift \(errors.drift) frames\n\(errors.steps)"
    )
    let tolerance = tolerance(on: kind)
    let others = errors.withoutStandstills
    #expect(others.largest <= tolerance, "\(others.frames)")
    #expect(abs(others.drift) <= tolerance)
  }

  private static func recording(
    of session: SpokenSession, on kind: PulseServer.Kind, beside load: Int
  ) async throws -> [Int16] {
    let threads = (0..<load).map { _ in Thread { while !Thread.current.isCancelled {} } }
    defer { threads.forEach { $0.cancel() } }
    threads.forEach { $0.start() }
    return try await PulseServer.run(kind, devices: ["lab"]) { server in
      let sink = try PulseSink(server: server.address, keepAwake: true)
      return try await server.recording(of: "lab") {
        let player = Player(sink: sink, fallback: nil, leadIn: 600, tick: .milliseconds(100))
        let (scores, give) = AsyncThrowingStream<Score, any Error>.makeStream()
        give.yield(session.score)
        give.finish()
        try await player.run(scores)
      }
    }
  }
}
