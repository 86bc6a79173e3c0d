import LimberAudio
import LimberPulse
import LimberTesting
import Testing

extension PulseTests {
  struct PulseTimingTests {
    /// How far, in frames, an onset may be off: 5 ms.
    private static let tolerance = 240

    @Test func `on a card every sample is played where it belongs`() async throws {
      try await OnsetOnCard(.pulseAudio, seconds: 3).check()
    }

    @Test func `for ten seconds every onset comes when it should`() async throws {
      let onsets = (0...10).map { $0 * 48_000 + $0 * 17 }
      let clicks = Mixer(Self.clicks(at: onsets))
      let heard = try await Self.recording(of: clicks, keepAwake: false)
      try #require(heard.count == onsets.count)
      let errors = zip(heard, onsets).map { $0 - heard[0] - ($1 - onsets[0]) }
      #expect(errors.allSatisfy { abs($0) <= Self.tolerance }, "\(errors)")
    }

    @Test func `dithered gaps move no onset`() async throws {
      let onsets = [4800, 33_601, 52_802]
      let heard = try await Self.recording(of: Mixer(Self.clicks(at: onsets)), keepAwake: true)
      #expect(heard.map { $0 - heard[0] } == onsets.map { $0 - onsets[0] })
    }

    @Test func `a command is heard within its margin`() async throws {
      try await PulseServer.run(devices: ["lab"]) { server in
        let sink = try PulseSink(server: server.address, keepAwake: false, crossFade: 0)
        try await sink.start(CodedFeed(shift: 0, readyFrames: 10_000_000, isComplete: true))
        try await Task.sleep(for: .milliseconds(500))
        for _ in 0..<20 {
          let before = await sink.position()
          let at = try await sink.rewrite { _ in
            CodedFeed(shift: 0, readyFrames: 10_000_000, isComplete: true)
          }
          #expect((0...7200).contains(at - before))
          let elapsed = try await ContinuousClock().measure {
            try await sink.pause()
            try await sink.resume()
          }
          #expect(elapsed < .milliseconds(500))
          try await Task.sleep(for: .milliseconds(20))
        }
        await sink.stop()
      }
    }

    private static func clicks(at onsets: [Int]) -> [PlacedBuffer] {
      let click = ToneRecipe.count.rendered()
      return onsets.map { PlacedBuffer(start: $0, buffer: click, gain: 1) }
    }

    /// Plays a mixer to its end, and finds what begins in the recording after 0.2 s of quiet.
    private static func recording(of mixer: Mixer, keepAwake: Bool) async throws -> [Int] {
      try await PulseServer.run(devices: ["lab"]) { server in
        let sink = try PulseSink(server: server.address, keepAwake: keepAwake)
        let samples = try await server.recording(of: "lab") {
          try await sink.start(mixer)
          while await sink.position() < mixer.frames {
            try await Task.sleep(for: .milliseconds(50))
          }
        }
        await sink.stop()
        return onsets(in: samples)
      }
    }

    private static func onsets(in samples: [Int16]) -> [Int] {
      var onsets: [Int] = []
      var last = -48_000
      for (index, sample) in samples.enumerated() where sample.magnitude > 65 {
        if index - last > 9600 { onsets.append(index) }
        last = index
      }
      return onsets
    }
  }
}
