import LimberAudio
import LimberTesting
import Testing

@Suite(.timeLimit(.minutes(1)))
struct NullSinkTests {
  @Test(arguments: SinkConformance.all)
  func `on its caller's clock it conforms`(to conformance: SinkConformance) async throws {
    try await perform(conformance, margin: 0)
  }

  @Test(arguments: SinkConformance.all)
  func `with frames that cannot change it conforms`(to conformance: SinkConformance) async throws {
    try await perform(conformance, margin: 4800)
  }

  @Test(arguments: SinkConformance.all)
  func `on the machine's clock it conforms`(to conformance: SinkConformance) async throws {
    let sink = NullSink(
      pace: .clock(speed: 4), margin: 480, faults: .none, recordLimit: 10_000_000)
    let stage = SinkStage(sink: sink, tolerance: 9600, speed: 4)
    let expected = try await conformance.play(stage)
    try expected.check(await sink.heard)
  }

  @Test func `a thousand pauses lose nothing`() async throws {
    try await perform(.pauses(1000), margin: 480)
  }

  @Test func `a refusal is thrown`() async {
    let refusal = SinkError(.noDevice, "by design")
    let sink = manual(NullSink.Faults(refusal: refusal, loss: nil, stall: nil))
    await #expect(throws: refusal) { try await sink.start(feed(4800)) }
    await #expect(throws: SinkError.self) { try await sink.pause() }
  }

  @Test func `a loss tells the last frame, and ends the sound`() async throws {
    let sink = manual(NullSink.Faults(refusal: nil, loss: 1000, stall: nil))
    try await sink.start(feed(4800))
    await sink.advance(frames: 700)
    await sink.advance(frames: 700)
    await sink.advance(frames: 700)
    #expect(await sink.position() == 1000)
    await #expect(throws: SinkError.self) { try await sink.resume() }
    await sink.stop()
    var events = sink.events.makeAsyncIterator()
    guard case .failed(let error, let frame) = await events.next() else {
      Issue.record("no failure was told")
      return
    }
    #expect(error.code == .lost)
    #expect(frame == 1000)
    #expect(await events.next() == nil)
  }

  @Test func `a stall makes frames late, but loses none`() async throws {
    let stall = NullSink.Faults.Stall(frame: 1000, length: 300)
    let sink = manual(NullSink.Faults(refusal: nil, loss: nil, stall: stall))
    try await sink.start(feed(4800))
    await sink.advance(frames: 1200)
    #expect(await sink.position() == 1000)
    await sink.advance(frames: 200)
    #expect(await sink.position() == 1100)
    await sink.advance(frames: 10_000)
    try SinkPerformance(stretches: [0..<4800], breaks: []).check(await sink.heard)
    await sink.stop()
    var events = sink.events.makeAsyncIterator()
    #expect(await events.next() == .underrun(frame: 1000))
    #expect(await events.next() == nil)
  }

  @Test func `what is not asked for is not recorded`() async throws {
    let sink = NullSink(pace: .manual, margin: 0, faults: .none, recordLimit: 100)
    try await sink.start(feed(4800))
    await sink.advance(frames: 4800)
    #expect(await sink.heard.count == 100)
  }

  private func perform(_ conformance: SinkConformance, margin: Int) async throws {
    let sink = NullSink(
      pace: .manual, margin: margin, faults: .none, recordLimit: 10_000_000)
    let stage = SinkStage(sink: sink, tolerance: 0) { frames in
      await sink.advance(frames: frames)
      return frames
    }
    let expected = try await conformance.play(stage)
    try expected.check(await sink.heard)
  }

  private func manual(_ faults: NullSink.Faults) -> NullSink {
    NullSink(pace: .manual, margin: 0, faults: faults, recordLimit: 10_000)
  }

  private func feed(_ end: Int) -> CodedFeed {
    CodedFeed(shift: 0, readyFrames: end, isComplete: true)
  }
}
