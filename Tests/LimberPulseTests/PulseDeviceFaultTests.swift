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
      PulseFaultTests.check(heard, within: 2400)
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
      #expect(heard.losses.allSatisfy { abs($0) <= 480 }, "\(heard)")
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
      #expect(abs(lost) <= Self.tolerance)
    }

    @Test func `where a device vanishes, another one goes on`() async throws {
      let lost = try await Self.lost { try await $0.removeFirstCard() }
      Figures.tell("frames lost where a device vanished: \(lost)")
      #expect(abs(lost) <= Self.tolerance)
    }

    /// As `PulseFaultTests` has it: 50 ms, of which an idle machine needs one.
    private static let tolerance = 2400

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
