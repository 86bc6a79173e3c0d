import LimberAudio
import LimberPulse
import LimberTesting
import Testing

extension PulseTests {
  struct PulseConformanceTests {
    @Test(arguments: SinkConformance.all)
    func `on a real server it conforms`(to conformance: SinkConformance) async throws {
      try await perform(conformance)
    }

    /// What a device without rewinding cannot show: that what was queued is taken back in time.
    ///
    /// It is played up to three times: with no fade, a jump comes too late where the machine is very
    /// busy (docs/measurements.md). What does not conform, does not conform three times.
    @Test(arguments: [SinkConformance.jumps, .pausedJump, .shortJump])
    func `on a card that can be rewound it conforms`(to conformance: SinkConformance) async throws {
      for _ in 0..<2 where (try? await performOnCard(conformance)) != nil { return }
      try await performOnCard(conformance)
    }

    /// Of two hundred, a very busy machine may make one late, but not each of three times.
    @Test func `two hundred pauses lose and repeat no frame`() async throws {
      for _ in 0..<2 where (try? await perform(.pauses(200))) != nil { return }
      try await perform(.pauses(200))
    }

    /// Plays a case on a card that can be rewound, and compares what it played.
    private func performOnCard(_ conformance: SinkConformance) async throws {
      try await PulseServer.run(on: .faultless) { server in
        let sink = try PulseSink(server: server.address, keepAwake: false, crossFade: 0)
        let stage = SinkStage(sink: sink, tolerance: 2400, speed: 1)
        let expected = try await conformance.play(stage)
        await sink.stop()
        try expected.check(server.played)
      }
    }

    /// Plays a case on a server of its own, and compares what the monitor heard.
    private func perform(_ conformance: SinkConformance) async throws {
      try await PulseServer.run(devices: ["lab"]) { server in
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
  }
}
