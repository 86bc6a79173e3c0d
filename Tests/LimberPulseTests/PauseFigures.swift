import LimberAudio
import LimberPulse
import LimberTesting

/// What pauses on a fake card are like.
struct PauseFigures {
  /// Each time that a frame was lost or repeated between two pauses, for how many milliseconds at most
  /// the machine stood still then or in the second before; 0 if it did not.
  var broken: [Double] = []
  /// How many milliseconds were not faded as they should be, where no frame was lost.
  var faded: [Double] = []
  /// From the call to the first silent frame, and from going on to the first that sounds.
  var silence: Spread
  var sound: Spread

  /// Calls to pause and to go on, on the clock of a fake card, with the frame that was last heard.
  private typealias Calls = [(pause: Int, frame: Int, resume: Int)]

  static func measured(_ count: Int, on kind: PulseServer.Kind) async throws -> PauseFigures {
    let standstills = Standstills()
    defer { standstills.end() }
    return try await PulseServer.run(kind, on: .faultless) { server in
      let sink = try PulseSink(server: server.address, keepAwake: false)
      try await sink.start(FaultySession.feed)
      var random = SeededGenerator(seed: 3)
      var calls: Calls = []
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
      calls.append((0, await sink.position(), CardTruth.now))
      await sink.stop()
      let name = kind == .pipeWire ? "PulseAudio (on PipeWire)" : "pulseaudio"
      let plan = QueuePlan(server: name, driver: "module-alsa-sink.c")
      let end = min(CrossFade.usualLength, plan.longestEnd)
      return PauseFigures(calls, endingWithin: end, server.truth, standstills)
    }
  }

  private init(
    _ calls: Calls, endingWithin end: Int, _ truth: CardTruth, _ standstills: Standstills
  ) {
    (silence, sound) = Self.delays(calls.dropLast(), truth)
    let frames = PulseTests.PulseFadeTests.frames(
      fadedAt: calls.map(\.frame), endingWithin: end)
    // What is heard between two calls to go on belongs together, whatever came before.
    var (frame, place, moment) = (0, 0, 0)
    for call in calls {
      let next = truth.place(at: call.resume).map { Int($0) } ?? place
      let difference = PauseDifference(
        between: frames[frame..<max(frame, call.frame)],
        and: truth.samples[place..<max(place, next)])
      if let difference {
        let standstill = standstills.longest(from: moment - 1_000_000_000, to: call.resume)
        Figures.tell("\(difference); the machine stood still for \(standstill) ms")
        if difference.isLoss {
          broken.append(standstill)
        } else {
          faded.append(Double(difference.count) / 48)
        }
      }
      (frame, place, moment) = (max(frame, call.frame), max(place, next), call.resume)
    }
  }

  /// From each call to pause to silence, and from each to go on to sound.
  private static func delays(
    _ calls: Calls.SubSequence, _ truth: CardTruth
  ) -> (silence: Spread, sound: Spread) {
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
    return (Spread(silences), Spread(sounds))
  }
}

/// How what was heard between two pauses differs from what was to be heard.
struct PauseDifference: CustomStringConvertible {
  /// By how many frames what was heard is shorter.
  let missing: Int
  /// How many samples are others, how many of those are silence, and where the first one is, from the
  /// start and from the end.
  let count: Int
  let silent: Int
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
    let differing = zip(wanted, heard).enumerated().filter { $1.0 != $1.1 }
    let others = differing.map(\.offset)
    guard missing != 0 || !others.isEmpty else { return nil }
    count = others.count
    silent = differing.count { $1.1 == 0 }
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
    "a pause that differs: \(missing) frames are missing, \(count) are others, \(silent) of them silence, "
      + "from \(fromStart) on, \(fromEnd) before the end; \(isInFade ? "" : "not ")all in a fade"
  }
}
