import Foundation
import LimberAudio
import LimberPulse
import LimberTesting
import Testing

/// What happens to the sound in a measured fault.
enum Fault: String, CaseIterable {
  case killed = "server killed and started again"
  case gone = "device gone and back"
  case asleep = "device put to sleep for 0.7 s"

  /// How many milliseconds of sound may never be heard: none, but PipeWire drops the three blocks that a
  /// device in use holds when it is told to sleep, starts it again at once, and tells nobody.
  func loss(on kind: PulseServer.Kind) -> Double {
    self == .asleep && kind == .pipeWire ? 32 : 0
  }

  /// How many milliseconds of sound may be heard twice, by PLAYBACK.md 14.
  func tolerance(on kind: PulseServer.Kind) -> Int {
    self == .killed && kind == .pipeWire ? 50 : 5
  }
}

/// What one fault after another is like on a fake card.
struct FaultFigures {
  /// How many milliseconds were never heard at each fault; less than zero where some were heard twice.
  private(set) var losses: [Double] = []
  /// From the moment when sound was possible again to the first sample that sounds.
  private(set) var silences: [Double] = []
  /// How many faults broke the session, or something was heard that was not written.
  private(set) var broken = 0

  static func measured(
    _ fault: Fault, _ count: Int, on kind: PulseServer.Kind
  ) async throws -> FaultFigures {
    var figures = FaultFigures()
    for _ in 0..<count { figures.take(try await Self.once(fault, on: kind)) }
    return figures
  }

  private mutating func take(_ heard: (truth: CardTruth, moment: Int)) {
    let record = CodedRecording(heard.truth.samples)
    guard record.strangers.count <= 1, record.stretches.count <= 2, record.breaks.count == 1 else {
      broken += 1
      Figures.tell("a fault that differs: \(record)")
      return
    }
    losses.append(Double(record.losses.first ?? 0) / 48)
    let place = heard.truth.place(at: heard.moment).map { Int($0) } ?? 0
    let sound = heard.truth.samples.indices.dropFirst(max(0, place))
      .first { heard.truth.samples[$0] != 0 }
    if let sound, let moment = heard.truth.moment(of: sound) {
      silences.append(Double(moment - heard.moment) / 1e6)
    }
  }

  /// One fault in a session that was under way for a second, and the moment when it was over.
  private static func once(
    _ fault: Fault, on kind: PulseServer.Kind
  ) async throws -> (truth: CardTruth, moment: Int) {
    try await PulseServer.run(kind, on: .faultless) { server in
      let session = try await FaultySession(on: server)
      try await Task.sleep(for: .seconds(1))
      let moment = try await happen(fault, to: session, on: server, kind)
      await session.end()
      return (server.truth, moment)
    }
  }

  private static func happen(
    _ fault: Fault, to session: FaultySession, on server: PulseServer, _ kind: PulseServer.Kind
  ) async throws -> Int {
    switch fault {
    case .killed:
      await server.crash()
      try await Task.sleep(for: .milliseconds(500))
      let answer = Task { await server.firstAnswer() }
      try await server.again { _ in try await session.restored() }
      return await answer.value
    case .gone:
      try await server.removeCard()
      try await Task.sleep(for: .milliseconds(700))
      let moment = CardTruth.now
      try await server.addCard()
      try await session.restored()
      return moment
    case .asleep:
      try await server.control("suspend-sink", "card", "1")
      try await Task.sleep(for: .milliseconds(700))
      let moment = CardTruth.now
      try await server.control("suspend-sink", "card", "0")
      // PipeWire stops a device in use, starts it again at once, and tells nobody.
      if kind == .pipeWire {
        try await Task.sleep(for: .seconds(1))
      } else {
        try await session.restored()
      }
      return moment
    }
  }
}
