import LimberAudio
import LimberPulse
import LimberTesting

/// What jumps are like.
struct JumpFigures {
  /// How many targets were not heard from their first frame on, and how many of those were on their way
  /// while the machine stood still.
  private(set) var clipped = 0
  private(set) var clippedInStandstill = 0
  /// How many frames between a target and the fade to the next one are not what follows the target,
  /// and how many are silence, since the card was handed nothing in time.
  private(set) var stale = 0
  private(set) var silent = 0
  /// For how many milliseconds at most the machine stood still meanwhile.
  private(set) var standstill: Double
  /// From the call to the first frame of the target, but for what was on its way while the machine stood
  /// still.
  private(set) var delay: Spread

  /// One call to jump.
  private struct Call {
    /// When it came, on the clock of a fake card.
    let moment: Int
    /// Where it led to.
    let target: Int
  }

  /// Jumps on a fake card, which keeps the time of each frame.
  static func measured(
    _ count: Int, on kind: PulseServer.Kind, _ card: FakeCard = .faultless, over fade: Int
  ) async throws -> JumpFigures {
    try await PulseServer.run(kind, on: card) { server in
      try await jumps(count, on: server, over: fade)
    }
  }

  /// Jumps through a filter before such a card, which is no card itself: nobody knows what it gives
  /// back.
  static func measuredBehindFilter(_ count: Int, over fade: Int) async throws -> JumpFigures {
    try await PulseServer.run(on: .untimed) { server in
      try await server.control(
        "load-module", "module-remap-sink", "sink_name=filter", "master=card")
      try await server.control("set-default-sink", "filter")
      return try await jumps(count, on: server, over: fade)
    }
  }

  private static func jumps(
    _ count: Int, on server: PulseServer, over fade: Int
  ) async throws -> JumpFigures {
    let standstills = Standstills()
    defer { standstills.end() }
    let sink = try PulseSink(server: server.address, keepAwake: false, crossFade: fade)
    try await sink.start(FaultySession.feed)
    var random = SeededGenerator(seed: 5)
    var calls: [Call] = []
    try await Task.sleep(for: .milliseconds(300))
    for jump in 1...count {
      try await Task.sleep(for: .milliseconds(.random(in: 80...200, using: &random)))
      let target = jump * 100_000 + .random(in: 20_000..<40_000, using: &random)
      calls.append(Call(moment: CardTruth.now, target: target))
      _ = try await sink.rewrite { at in
        CodedFeed(shift: target - fade - at, readyFrames: 500_000_000, isComplete: false)
      }
    }
    try await Task.sleep(for: .milliseconds(300))
    await sink.stop()
    return JumpFigures(calls, over: fade, server.truth, standstills)
  }

  /// How long a jump is on its way at most whose target is not heard, in nanoseconds: 0.2 s.
  private static let way = 200_000_000

  private init(
    _ calls: [Call], over fade: Int, _ truth: CardTruth, _ standstills: Standstills
  ) {
    standstill = standstills.longest(from: calls[0].moment, to: CardTruth.now)
    let samples = truth.samples
    let heard = CodedRecording(samples)
    // A mixture of two codes may look like a third one, but not for so long.
    let places = calls.map { call in
      heard.stretches.firstIndex { $0.count > 48 && $0.contains(call.target) }
        .map { heard.places[$0] + call.target - heard.stretches[$0].lowerBound }
    }
    var delays: [Double] = []
    for (call, place) in zip(calls, places) {
      let start = place.flatMap { truth.moment(of: $0) }
      let isCalm =
        standstills.longest(from: call.moment, to: start ?? call.moment + Self.way) == 0
      switch (start, isCalm) {
      case (let start?, true): delays.append(Double(start - call.moment) / 1e6)
      case (nil, true): clipped += 1
      case (nil, false): clippedInStandstill += 1
      case (_?, false): break
      }
    }
    delay = Spread(delays)
    for ((call, place), next) in zip(zip(calls, places), places.dropFirst()) {
      guard let place, let next, place < next - fade else { continue }
      let samples = samples[place..<next - fade]
      stale += Self.stale(in: samples, after: call.target)
      silent += samples.count { $0 == 0 }
    }
  }

  /// How many of the samples are not what follows the target, silence aside.
  private static func stale(in samples: ArraySlice<Int16>, after target: Int) -> Int {
    let heard = CodedRecording(Array(samples))
    var (next, stale) = (target, 0)
    for stretch in heard.stretches {
      if stretch.lowerBound >= next, stretch.upperBound <= target + samples.count {
        next = stretch.upperBound
      } else {
        stale += stretch.count
      }
    }
    // A sample alone beside silence names no frame.
    return stale + max(0, heard.strangers.count - 2 * heard.breaks.count)
  }
}
