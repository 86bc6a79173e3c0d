import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Synchronization
import Testing

/// Sound that comes in the middle of a session, and calls that come between.
@Suite(.timeLimit(.minutes(1)))
struct SinkReturnTests {
  private static let refusal = SinkError(.noServer, "no sound server")

  /// A sink that cannot be started.
  private static var none: NullSink {
    NullSink(
      pace: .manual, margin: 0,
      faults: NullSink.Faults(refusal: refusal, loss: nil, stall: nil), recordLimit: 0)
  }

  /// A session that begins without sound, and finds it at the third look.
  private static func session(_ found: NullSink) async throws -> (Performance, Score) {
    let score = try await SmallVoice.score()
    let looks = Mutex(0)
    let (scores, give) = AsyncThrowingStream<Score, any Error>.makeStream()
    give.yield(score)
    give.finish()
    let performance = Performance(
      of: scores, on: [none, NullSink.manual(margin: 0), found],
      returning: {
        switch looks.withLock({ looks in
          looks += 1; return looks
        }) {
        case 1: nil
        case 2: none
        default: found
        }
      }, leadIn: .zero)
    try await performance.wait { $0.contains(.started) }
    return (performance, score)
  }

  @Test func `sound that comes later is taken up where the session is`() async throws {
    let found = NullSink.manual(margin: 0)
    let (performance, score) = try await Self.session(found)
    // Into the first hold, where nothing is said.
    let hold = try #require(score.timeline.slots.first { $0.kind == .hold })
    let place = (hold.start + 3000).count * 48
    await performance.pass(frames: place)
    try await performance.wait { $0.contains(.soundBack) }
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.cues.lines == score.timeline.cues.lines, "no cue is lost or doubled")
    #expect(events.jumps == [])
    let heard = await found.heard
    let expected = score.samples(place..<place + heard.count)
    #expect(firstDifference(heard, expected) == nil)
  }

  @Test func `in the middle of words, they are said from their start`() async throws {
    let found = NullSink.manual(margin: 0)
    let (performance, score) = try await Self.session(found)
    let words = try #require(score.timeline.cues.first { $0.text != nil && $0.start > 0 })
    await performance.pass(frames: (words.audibleStart + 500).count * 48)
    try await performance.wait { $0.contains(.soundBack) }
    await performance.playOn()
    #expect(try await performance.end().jumps == [words.audibleStart])
    let heard = await found.heard
    let first = words.audibleStart.count * 48
    #expect(firstDifference(heard, score.samples(first..<first + heard.count)) == nil)
  }

  @Test func `who paused is not started by it`() async throws {
    let found = NullSink.manual(margin: 0)
    let (performance, score) = try await Self.session(found)
    await performance.pass(frames: 96_000)
    await performance.send(.pause)
    try await performance.wait { $0.contains(.soundBack) }
    await performance.pass(frames: 48_000)
    #expect(await found.heard == [])
    await performance.send(.resume)
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.cues.lines == score.timeline.cues.lines)
    let heard = await found.heard
    #expect(firstDifference(heard, score.samples(96_000..<96_000 + heard.count)) == nil)
  }

  @Test func `a call pauses, and its end goes on`() async throws {
    let events = try await Self.calls { sink, _ in
      await sink.tell(.asked(toPause: true))
      await sink.tell(.asked(toPause: false))
    }
    #expect(events.filter { $0 == .paused || $0 == .resumed } == [.paused, .resumed])
  }

  @Test func `a person's own pause outlasts a call`() async throws {
    let events = try await Self.calls { sink, performance in
      await performance.send(.pause)
      await sink.tell(.asked(toPause: true))
      await sink.tell(.asked(toPause: false))
    }
    #expect(events.filter { $0 == .paused || $0 == .resumed } == [.paused])
    let meanwhile = try await Self.calls { sink, performance in
      await sink.tell(.asked(toPause: true))
      try await performance.wait { $0.contains(.paused) }
      await performance.send(.pause)
      await sink.tell(.asked(toPause: false))
    }
    #expect(meanwhile.filter { $0 == .paused || $0 == .resumed } == [.paused])
  }

  /// What is told of a session in which `body` happens.
  private static func calls(
    _ body: (FickleSink, Performance) async throws -> Void
  ) async throws -> [PlayerEvent] {
    let score = try await SmallVoice.score()
    let sink = FickleSink(refusing: nil)
    let performance = try await Performance.started(score, on: [sink], leadIn: .zero)
    try await body(sink, performance)
    // What a sink tells comes by another way than commands.
    try await Task.sleep(for: .milliseconds(200))
    await performance.send(.stop)
    return try await performance.end()
  }
}
