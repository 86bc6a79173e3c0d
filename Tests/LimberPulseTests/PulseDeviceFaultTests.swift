import LimberAudio
import LimberPulse
import LimberTesting
import Testing

extension PulseTests {
  /// What is heard when devices sleep, vanish and change at the wrong moment.
  struct PulseDeviceFaultTests {
    @Test func `going on with a device that was put to sleep in the pause waits for it`()
      async throws
    {
      let heard = try await PulseFaultTests.heard { server, session in
        try await session.sink.pause()
        try await server.control("suspend-sink", "card", "1")
        try await session.sink.resume()
        try await session.told { if case .held = $0 { true } else { false } }
        try await Task.sleep(for: .milliseconds(300))
        try await server.control("suspend-sink", "card", "0")
        try await session.restored()
      }
      PulseFaultTests.check(heard)
    }

    @Test func `a device that dozes in a pause is woken, and no frame is missed`() async throws {
      let (heard, starts) = try await PulseServer.run(on: .faultless) { server in
        try await server.control("load-module", "module-suspend-on-idle", "timeout=1")
        let session = try await FaultySession(on: server)
        try await Task.sleep(for: .seconds(1))
        try await session.sink.pause()
        try await Task.sleep(for: .seconds(3))
        try await session.sink.resume()
        try await Task.sleep(for: .seconds(1))
        await session.end()
        #expect(session.events == [])
        return (CodedRecording(server.played), server.truth.startCount)
      }
      #expect(starts > 1, "the card was closed in the pause")
      Figures.tell("frames lost while the device dozed: \(heard.losses)")
      #expect(heard.stretches.reduce(0) { $0 + $1.count } > 48_000)
      #expect(heard.losses.allSatisfy { abs($0) <= (Urgency.isGranted ? 0 : 480) }, "\(heard)")
    }

    @Test func `a device that sleeps and is taken away plays to nobody`() async throws {
      let unheard = try await PulseServer.run(devices: ["lab", "auto_null"]) { server in
        let session = try await FaultySession(on: server)
        let unheard = try await server.recording(of: "auto_null") {
          try await server.control("suspend-sink", "lab", "1")
          try await session.told { if case .held = $0 { true } else { false } }
          try await server.control("move-sink-input", "0", "auto_null")
          try await Task.sleep(for: .seconds(1))
          #expect(session.returns == 0)
          try await server.control("suspend-sink", "lab", "0")
          try await server.control("move-sink-input", "0", "lab")
          try await session.restored()
        }
        await session.end()
        return CodedRecording(unheard)
      }
      #expect(unheard.stretches == [])
    }

    @Test func `a stream that moves to another device loses nothing`() async throws {
      let lost = try await Self.lost { server in
        try await server.control("move-sink-input", "0", "second")
      }
      Figures.tell("frames lost at a move: \(lost)")
      // 1 ms (PLAYBACK.md 14).
      #expect(abs(lost) <= (Urgency.isGranted ? 48 : PulseFaultTests.tolerance))
    }

    @Test func `where a device vanishes, another one goes on`() async throws {
      let lost = try await Self.lost { try await $0.removeFirstCard() }
      Figures.tell("frames lost where a device vanished: \(lost)")
      #expect(abs(lost) <= PulseFaultTests.tolerance)
    }

    @Test func `a device that takes over is woken first, and swallows nothing`() async throws {
      let (before, after) = try await Self.heardBySleepyCards { server, hearOut in
        try await server.addSecondCard()
        try await hearOut(48_000)
        try await server.control("move-sink-input", "0", "second")
        try await hearOut(130_000)
        return (server.played, server.secondTruth.samples)
      }
      #expect(PulseFadeTests.bursts(in: before) == [Self.click])
      #expect(PulseFadeTests.bursts(in: after) == [Self.click, Self.click])
    }

    @Test func `where the server is there again at once, its device is woken`() async throws {
      let heard = try await Self.heardBySleepyCards { server, hearOut in
        try await hearOut(60_000)
        await server.crash()
        try await server.again { _ in try await hearOut(130_000) }
        return server.played
      }
      #expect(PulseFadeTests.bursts(in: heard) == [Self.click, Self.click, Self.click])
    }

    /// How many loud samples a click has.
    private static let click = ToneRecipe.count.rendered().samples.count { abs($0) > 0.05 }

    /// Plays clicks after 0, 2, 2.5 and 4 s to a device that swallows 1.5 s when it starts.
    ///
    /// - Parameter listen: Is given the server, and what waits until so many frames are heard.
    /// - Returns: what `listen` does.
    /// - Throws: where the server fails.
    private static func heardBySleepyCards<Heard: Sendable>(
      _ listen: (PulseServer, @Sendable (Int) async throws -> Void) async throws -> Heard
    ) async throws -> Heard {
      let click = ToneRecipe.count.rendered()
      let clicks = [0, 96_000, 120_000, 192_000].map {
        PlacedBuffer(start: $0, buffer: click, gain: 1)
      }
      return try await PulseServer.run(on: FakeCard(wake: 1500, doze: 2000, drift: 0)) { server in
        let sink = try PulseSink(server: server.address, keepAwake: true)
        try await sink.start(Mixer(clicks))
        let heard = try await listen(server) { frame in
          while await sink.position() < frame { try await Task.sleep(for: .milliseconds(20)) }
        }
        await sink.stop()
        return heard
      }
    }

    /// How many frames are never heard, or less than zero heard twice, when `leave` makes the stream leave
    /// its card for the second one.
    private static func lost(
      _ leave: @Sendable (PulseServer) async throws -> Void
    ) async throws -> Int {
      let (before, after, events) = try await PulseServer.run(on: .faultless) { server in
        try await server.addSecondCard()
        let session = try await FaultySession(on: server)
        try await Task.sleep(for: .seconds(1))
        try await leave(server)
        try await Task.sleep(for: .seconds(1))
        await session.end()
        return (
          CodedRecording(server.played), CodedRecording(server.secondTruth.samples), session.events
        )
      }
      #expect(events == [.moved(device: "second")])
      #expect(before.stretches.count == 1)
      #expect(after.stretches.count == 1)
      let end = try #require(before.stretches.last?.upperBound)
      return try #require(after.stretches.first?.lowerBound) - end
    }
  }
}
