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
    @Test(arguments: [SinkConformance.jumps, .pausedJump, .shortJump])
    func `on a card that can be rewound it conforms`(to conformance: SinkConformance) async throws {
      try await PulseServer.run(on: .faultless) { server in
        let sink = try PulseSink(server: server.address, keepAwake: false, crossFade: 0)
        let stage = SinkStage(sink: sink, tolerance: 2400, speed: 1)
        let expected = try await conformance.play(stage)
        await sink.stop()
        try expected.check(server.played)
      }
    }

    @Test func `two hundred pauses lose and repeat no frame`() async throws {
      try await perform(.pauses(200))
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
