import LimberAudio
import LimberPulse
import LimberTesting

/// What is heard where a stream is moved from one fake card to another.
struct MoveFigures {
  /// How many milliseconds were never heard at each move; less than zero where some were heard twice.
  private(set) var losses: [Double] = []
  /// From the last sample on the first card to the first one on the second, in milliseconds.
  private(set) var silences: [Double] = []
  /// In how many moves something else was heard.
  private(set) var broken = 0

  static func measured(_ count: Int, on kind: PulseServer.Kind) async throws -> MoveFigures {
    var figures = MoveFigures()
    for _ in 0..<count {
      let (first, second) = try await Self.once(on: kind)
      figures.take(first, second)
    }
    return figures
  }

  private mutating func take(_ first: CardTruth, _ second: CardTruth) {
    let (before, after) = (CodedRecording(first.samples), CodedRecording(second.samples))
    guard before.stretches.count == 1, after.stretches.count == 1,
      let last = first.samples.lastIndex(where: { $0 != 0 }).flatMap({ first.moment(of: $0) }),
      let next = second.samples.firstIndex(where: { $0 != 0 }).flatMap({ second.moment(of: $0) })
    else {
      broken += 1
      Figures.tell("a move that differs: \(before), \(after)")
      return
    }
    losses.append(Double(after.stretches[0].lowerBound - before.stretches[0].upperBound) / 48)
    silences.append(Double(next - last) / 1e6)
  }

  /// One move in a session that was under way for a second.
  private static func once(
    on kind: PulseServer.Kind
  ) async throws -> (first: CardTruth, second: CardTruth) {
    try await PulseServer.run(kind, on: .faultless) { server in
      try await server.addSecondCard()
      let session = try await FaultySession(on: server)
      try await Task.sleep(for: .seconds(1))
      if kind == .pipeWire {
        try await server.control("set-default-sink", "second")
      } else {
        try await server.control("move-sink-input", "0", "second")
      }
      try await session.told { $0 == .moved(device: "second") }
      try await Task.sleep(for: .seconds(1))
      await session.end()
      return (server.truth, server.secondTruth)
    }
  }
}
