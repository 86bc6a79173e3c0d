import LimberAudio
import LimberPulse
import LimberTesting
import Testing

extension PulseTests {
  /// What pauses and jumps sound like, on a card that keeps every frame.
  struct PulseFadeTests {
    private static let fade = CrossFade.usualLength
    private static let pauses = 25

    /// They are played up to three times.
    ///
    /// Where the machine is very busy, a fade comes late now and then (docs/measurements.md). What is
    /// wrong, is wrong three times.
    @Test func `pauses fade out and in, and lose and repeat no frame`() async throws {
      for _ in 0..<2 {
        let (sounding, expected) = try await Self.paused()
        if sounding == expected { return }
      }
      let (sounding, expected) = try await Self.paused()
      #expect(sounding.count == expected.count)
      let difference = zip(sounding, expected).enumerated().first { $1.0 != $1.1 }
      #expect(difference == nil)
    }

    /// What is heard of a session with pauses, and what is to be heard, without what is silent.
    private static func paused() async throws -> (sounding: [Int16], expected: [Int16]) {
      var random = SeededGenerator(seed: 3)
      let (heard, paused) = try await PulseServer.run(on: .faultless) { server in
        let sink = try PulseSink(server: server.address, keepAwake: false)
        try await sink.start(FaultySession.feed)
        var paused: [Int] = []
        for _ in 0..<pauses {
          try await Task.sleep(for: .milliseconds(.random(in: 60...160, using: &random)))
          try await sink.pause()
          paused.append(await sink.position())
          try await Task.sleep(for: .milliseconds(.random(in: 1...40, using: &random)))
          #expect(await sink.position() == paused.last)
          if paused.count < pauses { try await sink.resume() }
        }
        await sink.stop()
        return (server.played, paused)
      }
      return (heard.filter { $0 != 0 }, faded(at: paused))
    }

    @Test func `a pause is no click`() async throws {
      try await Self.checkPauses(on: .pulseAudio)
    }

    /// Expects no step in pauses that could be heard as a click.
    static func checkPauses(on kind: PulseServer.Kind) async throws {
      let steps = try await steps(inPauses: 3, on: kind)
      #expect(steps.count == 3)
      // 50 dB below full scale.
      #expect(steps.allSatisfy { (1...104).contains($0.size) }, "\(steps)")
    }

    /// The largest step from one sample to the next in each of so many pauses of a steady level, and
    /// when the fade began, on the clock of a fake card.
    static func steps(
      inPauses count: Int, on kind: PulseServer.Kind
    ) async throws -> [(size: Int, moment: Int)] {
      let truth = try await PulseServer.run(kind, on: .faultless) { server in
        let sink = try PulseSink(server: server.address, keepAwake: false)
        try await sink.start(LevelFeed(level: 20_000))
        for _ in 0..<count {
          try await Task.sleep(for: .milliseconds(200))
          try await sink.pause()
          try await Task.sleep(for: .milliseconds(50))
          try await sink.resume()
        }
        try await Task.sleep(for: .milliseconds(200))
        try await sink.pause()
        try await Task.sleep(for: .milliseconds(100))
        await sink.stop()
        return server.truth
      }
      let heard = truth.samples
      let first = try #require(heard.firstIndex { $0 != 0 })
      // From the steady level on, every way down to silence and up again is a pause. Silence alone was
      // put in by a server that came too late.
      let level = try #require(heard[first...].firstIndex(of: 20_000))
      let ways = heard[level...].split { $0 == 20_000 }.filter { way in
        way.contains(0) && way.contains { $0 != 0 }
      }
      return ways.dropLast().map { way in
        let whole = [20_000] + way + [20_000]
        let size = zip(whole, whole.dropFirst()).map { abs(Int($1) - Int($0)) }.max() ?? 0
        return (size, truth.moment(of: way.startIndex) ?? 0)
      }
    }

    @Test func `every jump begins with the very first frame of its target`() async throws {
      var random = SeededGenerator(seed: 5)
      let (heard, targets, delays) = try await PulseServer.run(on: .faultless) { server in
        let sink = try PulseSink(server: server.address, keepAwake: false)
        try await sink.start(FaultySession.feed)
        var targets: [Int] = []
        var delays: [Int] = []
        for jump in 1...20 {
          try await Task.sleep(for: .milliseconds(.random(in: 80...200, using: &random)))
          let target = jump * 1_000_000 + .random(in: 0..<100_000, using: &random)
          let before = await sink.position()
          let at = try await sink.rewrite { at in
            CodedFeed(
              shift: target - Self.fade - at, readyFrames: 200_000_000, isComplete: false)
          }
          targets.append(target)
          delays.append(at + Self.fade - before)
        }
        try await Task.sleep(for: .milliseconds(200))
        await sink.stop()
        return (CodedRecording(server.played), targets, delays)
      }
      let clipped = targets.filter { target in
        !heard.stretches.contains { $0.contains(target) && $0.lowerBound <= target }
      }
      Figures.tell(
        "frames from the command to the target: \(delays.min() ?? 0) to \(delays.max() ?? 0)")
      #expect(clipped == [])
      #expect(delays.allSatisfy { $0 <= 40 * AudioFormat.framesPerMillisecond }, "\(delays)")
    }

    @Test func `a card that sleeps swallows nothing`() async throws {
      try await Self.checkSleepyCard(on: .pulseAudio)
    }

    /// Expects three sounds in full, one of them after a pause in which the card fell asleep.
    static func checkSleepyCard(on kind: PulseServer.Kind) async throws {
      let onsets = [0, 144_000, 175_000]
      let click = ToneRecipe.count.rendered()
      let clicks = Mixer(onsets.map { PlacedBuffer(start: $0, buffer: click, gain: 1) })
      let card = FakeCard(wake: 1500, doze: 2000, drift: 0)
      let heard = try await PulseServer.run(kind, on: card) { server in
        let sink = try PulseSink(server: server.address, keepAwake: true)
        try await sink.start(clicks)
        while await sink.position() < 155_000 { try await Task.sleep(for: .milliseconds(20)) }
        try await sink.pause()
        try await Task.sleep(for: .milliseconds(3100))
        try await sink.resume()
        while await sink.position() < 180_000 { try await Task.sleep(for: .milliseconds(20)) }
        await sink.stop()
        return server.played
      }
      let expected = click.samples.filter { abs($0) > 0.05 }.count
      #expect(Self.bursts(in: heard) == [expected, expected, expected])
    }

    /// How many loud samples each burst of sound has.
    static func bursts(in samples: [Int16]) -> [Int] {
      var bursts: [Int] = []
      var last = -48_000
      for (index, sample) in samples.enumerated() where Float(sample.magnitude) > 0.05 * 32_767 {
        if index - last > 4800 { bursts.append(0) }
        bursts[bursts.count - 1] += 1
        last = index
      }
      return bursts
    }

    /// Every frame of the feed up to the last pause, as the fades before and after each pause leave
    /// it, without those that are left at zero.
    static func faded(at pauses: [Int]) -> [Int16] {
      frames(fadedAt: pauses).filter { $0 != 0 }
    }

    /// The same with those that are left at zero, where what ends takes `end` frames.
    static func frames(fadedAt pauses: [Int], endingWithin end: Int = fade) -> [Int16] {
      var samples = FaultySession.feed.samples(0..<(pauses.last ?? 0))
      for pause in pauses {
        for step in 0..<end {
          let before = pause - end + step
          samples[before] = Int16((Float(samples[before]) * (1 - gain(step, of: end))).rounded())
        }
        for step in 0..<min(fade, samples.count - pause) {
          let after = pause + step
          samples[after] = Int16((Float(samples[after]) * gain(step, of: fade)).rounded())
        }
      }
      return samples
    }

    private static func gain(_ step: Int, of length: Int) -> Float {
      let part = (Float(step) + 0.5) / Float(length)
      return part * part * (3 - 2 * part)
    }
  }
}

/// The same sample for ever, so that every step is one that the sink makes.
private struct LevelFeed: AudioFeed {
  let level: Int16
  var readyFrames: Int { .max }
  var isComplete: Bool { false }

  func render(from frame: Int, into samples: inout [Int16]) {
    for index in samples.indices { samples[index] = level }
  }
}
