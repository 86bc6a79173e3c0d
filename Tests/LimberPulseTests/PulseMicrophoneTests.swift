import LimberAudio
import LimberPulse
import LimberTesting
import Testing

extension PulseTests {
  struct PulseMicrophoneTests {
    /// What a microphone tells, without the samples themselves.
    private struct Told {
      let microphone: PulseMicrophone
      private let events: AsyncStream<SourceEvent>

      init(_ server: String, _ name: String?) {
        let microphone = PulseMicrophone(server: server, microphone: name, loudspeaker: "speaker")
        let (events, tell) = AsyncStream<SourceEvent>.makeStream()
        microphone.start { tell.yield($0) }
        self.microphone = microphone
        self.events = events
      }

      /// Waits for an event that `isWanted` likes; false if none comes within ten seconds.
      func tells(_ isWanted: @escaping @Sendable (SourceEvent) -> Bool) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
          group.addTask { [events] in
            for await event in events where isWanted(event) { return true }
            return false
          }
          group.addTask {
            try? await Task.sleep(for: .seconds(10))
            return false
          }
          defer { group.cancelAll() }
          return await group.next() ?? false
        }
      }
    }

    private static let soundsCaptured: @Sendable (SourceEvent) -> Bool = { event in
      if case .captured(let sound) = event { !sound.samples.isEmpty } else { false }
    }

    @Test func `a microphone is heard beside what the loudspeaker plays`() async throws {
      try await PulseServer.run(devices: ["speaker", "room"]) { server in
        let told = Told(server.address, "room.monitor")
        #expect(await told.tells { $0 == .found("room.monitor") })
        #expect(await told.tells(Self.soundsCaptured))
        #expect(
          await told.tells { if case .played = $0 { true } else { false } })
        told.microphone.stop()
      }
    }

    @Test func `a microphone that goes away and comes back is told`() async throws {
      try await PulseServer.run(devices: ["speaker", "room"]) { server in
        let told = Told(server.address, "room.monitor")
        #expect(await told.tells { $0 == .found("room.monitor") })
        try await server.control("unload-module", "module-null-sink")
        #expect(await told.tells { $0 == .lost })
        try await server.addDevice("room")
        #expect(await told.tells { $0 == .found("room.monitor") })
        #expect(await told.tells(Self.soundsCaptured))
        told.microphone.stop()
      }
    }

    @Test func `a microphone that is switched off is told, and when it is on again`() async throws {
      try await PulseServer.run(devices: ["speaker", "room"]) { server in
        let told = Told(server.address, "room.monitor")
        #expect(await told.tells { $0 == .found("room.monitor") })
        try await server.control("set-source-mute", "room.monitor", "1")
        #expect(await told.tells { $0 == .muted(true) })
        try await server.control("set-source-mute", "room.monitor", "0")
        #expect(await told.tells { $0 == .muted(false) })
        told.microphone.stop()
      }
    }

    @Test func `a microphone that gives nothing at all is told, and when it hears again`()
      async throws
    {
      try await PulseServer.run(devices: ["speaker", "room"]) { server in
        let told = Told(server.address, "room.monitor")
        #expect(await told.tells(Self.soundsCaptured))
        try await server.control("suspend-sink", "room", "1")
        #expect(await told.tells { $0 == .muted(true) })
        try await server.control("suspend-sink", "room", "0")
        #expect(await told.tells { $0 == .muted(false) })
        told.microphone.stop()
      }
    }

    @Test func `a server that hangs is told, and lets go of whoever listens`() async throws {
      final class Listener: Sendable {}
      try await PulseServer.run(devices: ["speaker", "room"]) { server in
        var listener: Listener? = Listener()
        weak let end = listener
        let (events, tell) = AsyncStream<SourceEvent>.makeStream()
        let microphone = PulseMicrophone(
          server: server.address, microphone: "room.monitor", loudspeaker: "speaker")
        microphone.start { [listener] event in
          withExtendedLifetime(listener) { _ = tell.yield(event) }
        }
        listener = nil
        for await event in events where event == .found("room.monitor") { break }
        try await server.frozen {
          for await event in events where event == .muted(true) { break }
          microphone.stop()
          for _ in 0..<300 where end != nil { try await Task.sleep(for: .milliseconds(10)) }
          #expect(end == nil, "the thread has ended")
        }
      }
    }

    @Test func `the monitor of a loudspeaker is no usual microphone`() async throws {
      try await PulseServer.run(devices: ["speaker"]) { server in
        let told = Told(server.address, nil)
        #expect(await told.tells { $0 == .missing("the sound server has no microphone") })
        told.microphone.stop()
      }
      #expect(PulseOutput.microphones(on: "unix:/nowhere/at/all") == [])
    }

    @Test func `without a server the microphone is missing, and goes on looking`() async {
      let told = Told("unix:/nowhere/at/all", nil)
      for _ in 0..<2 {
        #expect(await told.tells { $0 == .missing("no sound server answers") })
      }
      told.microphone.stop()
    }
  }
}
