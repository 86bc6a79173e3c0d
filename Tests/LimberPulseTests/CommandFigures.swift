import LimberAudio
import LimberPulse
import LimberTesting

/// What pauses on a fake card are like.
struct PauseFigures {
  /// Between how many pauses a frame was lost or repeated.
  var broken: Int
  /// How many milliseconds were not faded as they should be, where no frame was lost.
  var faded: [Double]
  /// From the call to the first silent frame, and from going on to the first that sounds.
  var silence: Spread
  var sound: Spread

  static func measured(_ count: Int, on kind: PulseServer.Kind) async throws -> PauseFigures {
    try await PulseServer.run(kind, on: .faultless) { server in
      let sink = try PulseSink(server: server.address, keepAwake: false)
      try await sink.start(FaultySession.feed)
      var random = SeededGenerator(seed: 3)
      var calls: [(pause: Int, frame: Int, resume: Int)] = []
      try await Task.sleep(for: .milliseconds(300))
      for _ in 0..<count {
        // One in ten is long, so that the card's own buffer is full by then.
        let length: ClosedRange<Double> = calls.count % 10 == 9 ? 2100...2500 : 60...160
        try await Task.sleep(for: .milliseconds(.random(in: length, using: &random)))
        let pause = CardTruth.now
        try await sink.pause()
        let frame = await sink.position()
        try await Task.sleep(for: .milliseconds(.random(in: 30...60, using: &random)))
        calls.append((pause, frame, CardTruth.now))
        try await sink.resume()
      }
      try await Task.sleep(for: .milliseconds(150))
      try await sink.pause()
      let last = await sink.position()
      await sink.stop()
      let name = kind == .pipeWire ? "PulseAudio (on PipeWire)" : "pulseaudio"
      let plan = QueuePlan(server: name, driver: "module-alsa-sink.c")
      let end = min(CrossFade.usualLength, plan.longestEnd)
      return PauseFigures(calls, last: last, endingWithin: end, server.truth)
    }
  }

  private init(
    _ calls: [(pause: Int, frame: Int, resume: Int)], last: Int, endingWithin end: Int,
    _ truth: CardTruth
  ) {
    var (silences, sounds): ([Double], [Double]) = ([], [])
    for call in calls {
      guard let resume = truth.place(at: call.resume).map({ Int($0) }),
        let end = truth.samples.prefix(resume).lastIndex(where: { $0 != 0 }),
        let start = truth.samples.dropFirst(resume).firstIndex(where: { $0 != 0 }),
        let silence = truth.moment(of: end + 1), let sound = truth.moment(of: start)
      else { continue }
      silences.append(Double(silence - call.pause) / 1e6)
      sounds.append(Double(sound - call.resume) / 1e6)
    }
    silence = Spread(silences)
    sound = Spread(sounds)
    let frames = PulseTests.PulseFadeTests.frames(
      fadedAt: calls.map(\.frame) + [last], endingWithin: end)
    // What is heard between two calls to go on belongs together, whatever came before.
    let places = calls.compactMap { truth.place(at: $0.resume).map { Int($0) } }
    var (frame, place) = (0, 0)
    var differences: [PauseDifference] = []
    for (end, next) in zip(calls.map(\.frame) + [last], places + [truth.samples.count]) {
      let (frames, samples) = (
        frames[frame..<max(frame, end)], truth.samples[place..<max(place, next)]
      )
      if let difference = PauseDifference(between: frames, and: samples) {
        differences.append(difference)
      }
      (frame, place) = (max(frame, end), max(place, next))
    }
    broken = differences.count { $0.isLoss }
    faded = differences.filter { !$0.isLoss }.map { Double($0.count) / 48 }
    for difference in differences { Figures.tell("\(difference)") }
  }
}

/// How what was heard between two pauses differs from what was to be heard.
struct PauseDifference: CustomStringConvertible {
  /// By how many frames what was heard is shorter.
  let missing: Int
  /// How many samples are others, in how many places, and where the first one is, from the start and
  /// from the end.
  let count: Int
  let fromStart: Int
  let fromEnd: Int
  /// Whether all of them belong to a fade.
  let isInFade: Bool

  /// Whether frames were lost or repeated, and not only faded in another way than they should be.
  var isLoss: Bool { missing != 0 || !isInFade }

  /// The difference; nil if there is none.
  init?(between expected: ArraySlice<Int16>, and played: ArraySlice<Int16>) {
    let (wanted, heard) = (Self.sound(of: expected), Self.sound(of: played))
    missing = wanted.count - heard.count
    let others = zip(wanted, heard).enumerated().filter { $1.0 != $1.1 }.map(\.offset)
    guard missing != 0 || !others.isEmpty else { return nil }
    count = others.count
    fromStart = others.first ?? 0
    fromEnd = wanted.count - fromStart
    let fade = CrossFade.usualLength
    isInFade = others.allSatisfy { $0 < fade || $0 >= wanted.count - fade }
  }

  /// Samples without the silence around them.
  private static func sound(of samples: ArraySlice<Int16>) -> ArraySlice<Int16> {
    guard let first = samples.firstIndex(where: { $0 != 0 }),
      let last = samples.lastIndex(where: { $0 != 0 })
    else { return [] }
    return samples[first...last]
  }

  var description: String {
    "a pause that differs: \(missing) frames are missing, \(count) are others, "
      + "from \(fromStart) on, \(fromEnd) before the end; \(isInFade ? "" : "not ")all in a fade"
  }
}

/// What jumps are like.
struct JumpFigures {
  /// How many targets were not heard from their first frame on.
  private(set) var clipped: Int
  /// How many frames between a target and the fade to the next one are not what follows the target.
  private(set) var stale: Int
  /// From the call to the first frame of the target.
  private(set) var delay: Spread

  /// One call to jump.
  private struct Call {
    /// When it came, on the clock of a fake card.
    let moment: Int
    /// Where it led to.
    let target: Int
    /// How many frames later the sink meant to be there.
    let promised: Int
  }

  /// Jumps on a fake card, which keeps the time of each frame.
  static func measured(
    _ count: Int, on kind: PulseServer.Kind, over fade: Int
  ) async throws -> JumpFigures {
    try await PulseServer.run(kind, on: .faultless) { server in
      let calls = try await jumps(count, on: server, over: fade)
      let truth = server.truth
      return JumpFigures(calls, over: fade, truth.samples) { call, place in
        truth.moment(of: place).map { Double($0 - call.moment) / 1e6 }
      }
    }
  }

  /// Jumps on a device that gives nothing back, as heard by its monitor; their delay is what the sink
  /// says it is.
  static func measuredWithoutRewinding(_ count: Int, over fade: Int) async throws -> JumpFigures {
    try await PulseServer.run(devices: ["lab"]) { server in
      let calls = Kept<[Call]>()
      let heard = try await server.recording(of: "lab") {
        await calls.keep(try await jumps(count, on: server, over: fade))
      }
      return JumpFigures(await calls.value ?? [], over: fade, heard) { call, _ in
        Double(call.promised) / 48
      }
    }
  }

  private static func jumps(
    _ count: Int, on server: PulseServer, over fade: Int
  ) async throws -> [Call] {
    let sink = try PulseSink(server: server.address, keepAwake: false, crossFade: fade)
    try await sink.start(FaultySession.feed)
    var random = SeededGenerator(seed: 5)
    var calls: [Call] = []
    try await Task.sleep(for: .milliseconds(300))
    for jump in 1...count {
      try await Task.sleep(for: .milliseconds(.random(in: 80...200, using: &random)))
      let target = jump * 100_000 + .random(in: 20_000..<40_000, using: &random)
      let before = await sink.position()
      let moment = CardTruth.now
      let at = try await sink.rewrite { at in
        CodedFeed(shift: target - fade - at, readyFrames: 500_000_000, isComplete: false)
      }
      calls.append(Call(moment: moment, target: target, promised: at + fade - before))
    }
    try await Task.sleep(for: .milliseconds(300))
    await sink.stop()
    return calls
  }

  private init(
    _ calls: [Call], over fade: Int, _ samples: [Int16], delay: (Call, Int) -> Double?
  ) {
    let heard = CodedRecording(samples)
    // A mixture of two codes may look like a third one, but not for so long.
    let places = calls.map { call in
      heard.stretches.firstIndex { $0.count > 48 && $0.contains(call.target) }
        .map { heard.places[$0] + call.target - heard.stretches[$0].lowerBound }
    }
    clipped = places.count { $0 == nil }
    self.delay = Spread(
      zip(calls, places).compactMap { call, place in place.flatMap { delay(call, $0) } })
    stale = zip(zip(calls, places), places.dropFirst()).reduce(0) { sum, pair in
      guard let start = pair.0.1, let next = pair.1 else { return sum }
      return sum
        + (start..<max(start, next - fade)).count { index in
          samples[index] != CodedFeed.sample(for: pair.0.0.target + index - start)
        }
    }
  }
}
