import Foundation
import LimberAudio
import LimberPulse
import LimberTesting
import Testing

extension PulseTests {
  /// The same on PipeWire; `make test-pipewire` does all of it.
  struct PipeWireTests {
    /// Whether everything is tested, and not what matters most.
    private static let isThorough =
      ProcessInfo.processInfo.environment["LIMBER_PIPEWIRE"] != nil
    /// What can be compared to the frame.
    ///
    /// What PipeWire tells of the time is up to 27 ms ahead, so that a pause may be told before what
    /// was last heard; and where a feed ends for now, it plays the last part of a block with what
    /// comes next.
    private static let conformances: [SinkConformance] =
      isThorough ? [.wholeFeed, .emptyStart, .jumps, .position, .outOfTurn] : [.emptyStart]

    /// How many frames a listener may miss, or hear twice, at a fault: 50 ms.
    private static let tolerance = 2400

    @Test(arguments: conformances)
    func `on pipewire it conforms`(to conformance: SinkConformance) async throws {
      try await PulseServer.run(.pipeWire, devices: ["lab"]) { server in
        let sink = try PulseSink(server: server.address, keepAwake: false, crossFade: 0)
        let stage = SinkStage(sink: sink, tolerance: 2400, speed: 1)
        let expected = Kept<SinkPerformance>()
        let heard = try await server.recording(of: "lab") {
          await expected.keep(try await conformance.play(stage))
        }
        await sink.stop()
        try #require(await expected.value).check(heard)
      }
    }

    @Test func `every sample reaches a card as it is, where it belongs`() async throws {
      try await OnsetOnCard(.pipeWire, seconds: Self.isThorough ? 60 : 2).check()
    }

    /// On a busy machine the server itself now and then plays a block of silence.
    @Test(.enabled(if: isThorough)) func `a pause is no click`() async throws {
      try await PulseFadeTests.checkPauses(on: .pipeWire)
    }

    @Test func `a card that sleeps swallows nothing`() async throws {
      try await PulseFadeTests.checkSleepyCard(on: .pipeWire)
    }

    @Test func `it follows the usual speaker`() async throws {
      let (first, second, events) = try await PulseServer.run(.pipeWire, devices: ["one", "two"]) {
        server in
        let session = try await FaultySession(on: server)
        let first = Kept<[Int16]>()
        let second = try await server.recording(of: "two") {
          await first.keep(
            try await server.recording(of: "one") {
              try await Task.sleep(for: .milliseconds(300))
              try await server.control("set-default-sink", "two")
              for _ in 0..<100 where session.events.isEmpty {
                try await Task.sleep(for: .milliseconds(20))
              }
            })
        }
        await session.end()
        return (await first.value ?? [], second, session.events)
      }
      #expect(events == [.moved(device: "two")])
      let (left, right) = (CodedRecording(first), CodedRecording(second))
      let start = try #require(right.stretches.first?.lowerBound)
      // The recorder is moved as well, a moment later, so that it may hear the same on both.
      let ends = left.stretches.map(\.upperBound) + left.breaks
      #expect(ends.contains { abs(start - $0) <= Self.tolerance }, "from \(left) to \(right)")
    }

    /// It is killed up to three times.
    ///
    /// Its own thread has no real-time priority, so that a busy machine may make it late besides; what
    /// does not go on, does not three times.
    @Test func `when it was killed and started again, it goes on where it was`() async throws {
      var heard = try await Self.killed()
      for _ in 0..<2 where heard.stretches.count > 2 { heard = try await Self.killed() }
      PulseFaultTests.check(heard, within: Self.tolerance, losing: Self.tolerance)
    }

    private static func killed() async throws -> CodedRecording {
      try await PulseFaultTests.heard(on: .pipeWire) { server, session in
        await server.crash()
        try await server.again { _ in try await session.restored() }
      }
    }

    @Test func `in a pause its device runs on, so that going on is soon heard`() async throws {
      try await PulseServer.run(.pipeWire, devices: ["lab"]) { server in
        let session = try await FaultySession(on: server)
        try await Task.sleep(for: .milliseconds(300))
        try await session.sink.pause()
        try await Task.sleep(for: .milliseconds(500))
        #expect(try await server.pactl("list", "short", "sinks").contains("RUNNING"))
        await session.end()
        try await Task.sleep(for: .milliseconds(500))
        #expect(try await !server.pactl("list", "short", "sinks").contains("RUNNING"))
      }
    }

    @Test func `other sound steps back there, and comes back`() async throws {
      try await PulseServer.run(.pipeWire, devices: ["lab"]) { server in
        try await server.playing(tone: 600, ["application.name=music"]) {
          try await DuckTests.running(["duck-others"], on: server) { write, _ in
            try await write("0.3")
            try await DuckTests.until { try await DuckTests.volumes(on: server) == [67] }
          }
          try await DuckTests.until { try await DuckTests.volumes(on: server) == [100] }
        }
      }
    }
  }
}

/// Clicks on a fake card, which must be in its record as they were written: to the sample.
struct OnsetOnCard {
  private let kind: PulseServer.Kind
  private let seconds: Int
  private let load: Int

  /// For so many seconds on such a server, with so many busy threads beside it.
  init(_ kind: PulseServer.Kind, seconds: Int, load: Int = 0) {
    self.kind = kind
    self.seconds = seconds
    self.load = load
  }

  /// How many samples differ from what was written, of all that were heard from the first one on.
  func differences() async throws -> (count: Int, of: Int) {
    let (heard, written) = try await played()
    let missing = max(0, written.count - heard.count)
    return (zip(heard, written).count { $0 != $1 } + missing, written.count)
  }

  /// Expects every sample that sounds, in its order, with no silence put in between: at most 50 ms of
  /// it on PipeWire, and where busy programs make PulseAudio late.
  func check() async throws {
    let (heard, written) = try await played()
    let last = try #require(heard.lastIndex { $0 != 0 })
    let end = try #require(written.lastIndex { $0 != 0 })
    Figures.tell("samples of silence that the card put in between: \(last - end)")
    #expect(heard.filter { $0 != 0 } == written.filter { $0 != 0 })
    let isExact = kind == .pulseAudio && Urgency.isGranted
    #expect((0...(isExact ? 0 : 2400)).contains(last - end))
    #expect(written.count > seconds * 40_000)
  }

  /// What was heard and what was written, each from its first sound on.
  private func played() async throws -> (heard: [Int16], written: [Int16]) {
    let click = ToneRecipe.count.rendered()
    let onsets = (0..<4 * seconds).map { $0 * 12_000 + $0 * 17 }
    let clicks = Mixer(onsets.map { PlacedBuffer(start: $0, buffer: click, gain: 1) })
    let heard = try await PulseServer.run(kind, on: .faultless) { server in
      let sink = try PulseSink(server: server.address, keepAwake: false)
      let end = Date(timeIntervalSinceNow: Double(seconds))
      for _ in 0..<load { Thread.detachNewThread { while Date() < end {} } }
      try await sink.start(clicks)
      while await sink.position() < clicks.frames { try await Task.sleep(for: .milliseconds(50)) }
      try await Task.sleep(for: .milliseconds(300))
      await sink.stop()
      return server.played
    }
    let written = clicks.samples(0..<clicks.frames)
    return (Array(heard.drop { $0 == 0 }), Array(written.drop { $0 == 0 }))
  }
}
