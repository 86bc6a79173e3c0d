import LimberAudio
import LimberPulse
import LimberTesting
import Testing

extension PulseTests {
  struct PulseFailureTests {
    private let feed = CodedFeed(shift: 0, readyFrames: 480_000, isComplete: true)

    @Test(arguments: ["unix:/nowhere/at/all", "tcp:127.0.0.1:1"])
    func `without a server there is an error within three seconds`(_ address: String) async throws {
      let elapsed = await ContinuousClock().measure {
        #expect(await failure(at: address) == .noServer)
      }
      #expect(elapsed < .seconds(3))
    }

    @Test func `a server that does not answer is no server`() async throws {
      try await PulseServer.run(devices: ["lab"]) { server in
        try await server.frozen {
          let elapsed = await ContinuousClock().measure {
            #expect(await failure(at: server.address) == .noServer)
          }
          #expect((.seconds(1)..<(.seconds(3))).contains(elapsed))
        }
      }
    }

    @Test func `a server without a device says so`() async throws {
      try await PulseServer.run(devices: []) { server in
        #expect(await failure(at: server.address) == .noDevice)
      }
    }

    @Test func `a server that stays away is told, waited for and given up`() async throws {
      try await PulseServer.run(devices: ["lab"]) { server in
        let sink = try PulseSink(
          server: server.address, keepAwake: true, persistence: .milliseconds(300))
        try await sink.start(feed)
        try await Task.sleep(for: .milliseconds(700))
        let before = await sink.position()
        await server.crash()
        var events = sink.events.makeAsyncIterator()
        guard case .held(let error, let frame) = await events.next() else {
          Issue.record("no outage was told")
          return
        }
        #expect(error.code == .lost)
        #expect((before...before + 9600).contains(frame))
        #expect(await sink.position() == frame)
        try await sink.pause()
        guard case .failed(_, frame) = await events.next() else {
          Issue.record("no failure was told")
          return
        }
        await #expect(throws: SinkError.self) { try await sink.resume() }
        await sink.stop()
        #expect(await events.next() == nil)
      }
    }

    @Test func `a phone asks for quiet, and then for no more`() async throws {
      try await PulseServer.run(devices: ["lab"]) { server in
        let session = try await FaultySession(on: server)
        try await server.control(
          "load-module", "module-role-cork", "trigger_roles=phone", "cork_roles=music")
        try await server.playing(tone: 500, ["media.role=phone"]) {
          for _ in 0..<100 where session.events.isEmpty {
            try await Task.sleep(for: .milliseconds(50))
          }
          // The server gives back only what was taken.
          try await session.sink.pause()
        }
        for _ in 0..<100 where session.events.count < 2 {
          try await Task.sleep(for: .milliseconds(50))
        }
        await session.end()
        #expect(session.events == [.asked(toPause: true), .asked(toPause: false)])
      }
    }

    @Test func `where frames come late, the server is made to ask for more at a time`() async throws
    {
      try await PulseServer.run(devices: ["lab"]) { server in
        let session = try await FaultySession(on: server)
        let before = try await Self.latency(on: server)
        await session.sink.keepMoreReady()
        await session.sink.keepMoreReady()
        for _ in 0..<100 where try await Self.latency(on: server) <= before {
          try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try await Self.latency(on: server) > before)
        await session.end()
        #expect(session.events == [.strained, .strained])
      }
    }

    /// How much of the sound the server's device fetches at a time, in microseconds.
    private static func latency(on server: PulseServer) async throws -> Int {
      let words =
        try await server.pactl("list", "sinks").split(separator: "\n")
        .first { $0.contains("configured") }?.split(separator: " ") ?? []
      return words.dropLast().last.flatMap { Int($0) } ?? 0
    }

    @Test func `stopping while it opens ends the opening`() async throws {
      try await PulseServer.run(devices: ["lab"]) { server in
        try await server.frozen {
          let sink = try PulseSink(server: server.address, keepAwake: false)
          let start = Task { try await sink.start(feed) }
          try await Task.sleep(for: .milliseconds(200))
          await sink.stop()
          await #expect(throws: SinkError.self) { try await start.value }
        }
      }
    }

    @Test func `a hundred sinks that nobody stops leave nothing behind`() async throws {
      try await PulseServer.run(devices: ["lab"]) { server in
        for _ in 0..<100 {
          let sink = try PulseSink(server: server.address, keepAwake: false)
          try await sink.start(feed)
        }
        try await Task.sleep(for: .milliseconds(500))
        #expect(try await server.streams() == 0)
      }
    }

    /// Starts a sink, and returns the code of its error, if it has one.
    private func failure(at address: String) async -> SinkError.Code? {
      do throws(SinkError) {
        try await PulseSink(server: address, keepAwake: false).start(feed)
        return nil
      } catch {
        return error.code
      }
    }
  }
}
