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
          let heard = try await Self.recording(of: session, on: kind, beside: load)
          try Self.check(HeardCues(samples: heard), of: session, on: kind, beside: load)
        }
      }
      try await group.waitForAll()
    }
  }

  private static func check(
    _ heard: HeardCues, of session: SpokenSession, on kind: PulseServer.Kind, beside load: Int
  ) throws {
    let timeline = session.score.timeline
    let first = try #require(heard.onset(in: 0..<min(heard.samples.count, 5 * 48_000)))
    let errors = heard.errors(of: timeline, origin: first)
    try #require(!errors.contains(nil), "a cue was not heard: \(errors)")
    let found = errors.compactMap(\.self)
    // One constant offset: when the recorder began, and how the first cue swells.
    let offset = found.sorted()[found.count / 2]
    let off = found.map { $0 - offset }
    let drift = (off.last ?? 0) - (off.first ?? 0)
    let figures =
      "\(kind), \(load) busy threads: heard \(off.count) cues in \(timeline.duration): largest error "
      + "\(off.map(abs).max() ?? 0) frames, drift \(drift) frames\n"
    Figures.tell(figures)
    let tolerance = tolerance(on: kind)
    #expect(off.allSatisfy { abs($0) <= tolerance }, "\(off)")
    #expect(abs(drift) <= tolerance)
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
