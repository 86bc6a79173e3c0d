import LimberAudio
import LimberPulse
import LimberTesting

/// How far what a sink says of its position is from what sounds, in milliseconds.
///
/// What is told holds for some moment of the call. A call that was kept waiting by other programs says
/// nothing of the sink, so only short ones count, and how many of them there are is told too.
struct PositionFigures {
  /// How far it is off in the calls that count.
  let errors: Spread
  /// How many calls count.
  let count: Int
  /// How many calls there were.
  static let calls = 800

  /// The longest call that counts, in nanoseconds: 0.4 ms, which a core takes that has to wake up; so a
  /// moment is known to 0.2.
  private static let longest = 400_000

  /// What a sink told, and between which two moments.
  private struct Answer {
    let asked: Int
    let told: Int
    let position: Int
  }

  static func measured(
    on kind: PulseServer.Kind, drifting drift: Int
  ) async throws -> PositionFigures {
    let card = FakeCard(wake: 0, doze: 0, drift: drift)
    return try await PulseServer.run(kind, on: card) { server in
      let sink = try PulseSink(server: server.address, keepAwake: false)
      try await sink.start(FaultySession.feed)
      try await Task.sleep(for: .seconds(2))
      var answers: [Answer] = []
      for _ in 0..<calls {
        try await Task.sleep(for: .milliseconds(37))
        let asked = CardTruth.now
        let position = await sink.position()
        answers.append(Answer(asked: asked, told: CardTruth.now, position: position))
      }
      await sink.stop()
      return PositionFigures(answers, server.truth, drift)
    }
  }

  private init(_ answers: [Answer], _ truth: CardTruth, _ drift: Int) {
    let short = answers.filter { $0.told - $0.asked <= Self.longest }
    let heard = CodedRecording(truth.samples)
    count = short.count
    errors = Spread(
      short.compactMap { answer in
        let moment = (answer.asked + answer.told) / 2
        guard let place = truth.place(at: moment, drift: drift),
          let index = heard.places.lastIndex(where: { Double($0) <= place })
        else { return nil }
        let frame = Double(heard.stretches[index].lowerBound - heard.places[index]) + place
        return abs(Double(answer.position) - frame) / 48
      })
  }
}
