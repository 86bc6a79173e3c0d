import LimberPulse
import LimberTesting
import Testing

struct PulseOutputTests {
  private static let outputs = [
    PulseOutput(name: "alsa_output.pci", description: "Built-in Audio Analog Stereo"),
    PulseOutput(name: "bluez_sink.1", description: "Blue Headset"),
    PulseOutput(name: "bluez_sink.2", description: "Blue Headset Two"),
  ]

  @Test(
    arguments: [
      ("bluez_sink.2", "bluez_sink.2"), ("built-in", "alsa_output.pci"), ("two", "bluez_sink.2"),
      ("blue headset", "bluez_sink.1"), ("ALSA_OUTPUT", "alsa_output.pci"), ("blue", nil),
      ("speaker", nil), ("", nil),
    ] as [(String, String?)])
  func `a speaker is found by its name, or by what no other is called`(
    words: String, name: String?
  ) {
    #expect(PulseOutput.meant(by: words, among: Self.outputs)?.name == name)
  }

  @Test func `where no server answers there are no speakers`() {
    #expect(PulseOutput.all(on: "unix:/nowhere/at/all") == [])
  }
}

extension PulseTests {
  struct PulseDeviceTests {
    private let feed = CodedFeed(shift: 0, readyFrames: 480_000, isComplete: true)

    @Test func `sound goes to the speaker that is named, and stays there`() async throws {
      try await PulseServer.run(devices: ["one", "two"]) { server in
        #expect(PulseOutput.all(on: server.address).map(\.name) == ["one", "two"])
        let sink = try PulseSink(server: server.address, device: "two", keepAwake: false)
        try await sink.start(feed)
        #expect(try await Self.device(on: server) == "two")
        _ = try await server.pactl("set-default-sink", "one")
        try await Task.sleep(for: .milliseconds(300))
        #expect(try await Self.device(on: server) == "two")
        await sink.stop()
      }
    }

    @Test func `without a name it follows the usual speaker when that changes`() async throws {
      try await PulseServer.run(devices: ["one", "two"]) { server in
        _ = try await server.pactl("set-default-sink", "one")
        let sink = try PulseSink(server: server.address, keepAwake: false)
        try await sink.start(feed)
        #expect(try await Self.device(on: server) == "one")
        let before = await sink.position()
        _ = try await server.pactl("set-default-sink", "two")
        for _ in 0..<100 where try await Self.device(on: server) != "two" {
          try await Task.sleep(for: .milliseconds(50))
        }
        #expect(try await Self.device(on: server) == "two")
        try await Task.sleep(for: .milliseconds(300))
        #expect(await sink.position() > before)
        await sink.stop()
      }
    }

    /// The name of the device on which the only stream plays.
    private static func device(on server: PulseServer) async throws -> String? {
      let stream = try await server.pactl("list", "short", "sink-inputs")
        .split(separator: "\t").dropFirst().first
      return try await server.pactl("list", "short", "sinks").split(separator: "\n")
        .first { $0.split(separator: "\t").first == stream }?
        .split(separator: "\t").dropFirst().first.map(String.init)
    }
  }
}
