internal import LimberAudio
internal import Synchronization

extension SinkConformance {
  /// Whoever asks is told once that a frame has been heard, soon after it has, and not before.
  public static let reminder = SinkConformance(description: "a reminder comes in time") { stage in
    let end = 144_000
    try await stage.sink.start(CodedFeed(shift: 0, readyFrames: end, isComplete: true))
    let told = Told()
    stage.sink.remind(SinkReminder(at: 4800) { told.add(-$0) })
    // In place of the first one.
    stage.sink.remind(SinkReminder(at: 24_000) { told.add($0) })
    try await stage.reach(24_000)
    try await told.check(in: 24_000...33_600 + 2 * stage.tolerance, 1, on: stage)
    stage.sink.remind(SinkReminder(at: 48_000) { told.add(-$0) })
    stage.sink.remind(nil)
    // In what is left when everything has been written.
    stage.sink.remind(SinkReminder(at: end) { told.add($0) })
    try await stage.reach(end)
    try await told.check(in: end...end, 2, on: stage)
    return SinkPerformance(stretches: [0..<end], breaks: [])
  }
}

/// What somebody was told.
private final class Told: Sendable {
  private let positions = Mutex<[Int]>([])

  func add(_ position: Int) {
    positions.withLock { $0.append(position) }
  }

  /// Waits until so much was told, a second at most; the last of it has to be within `range`.
  func check(in range: ClosedRange<Int>, _ count: Int, on stage: SinkStage) async throws {
    for _ in 0..<100 where positions.withLock({ $0.count }) < count {
      _ = try await stage.pass(480)
      try await Task.sleep(for: .milliseconds(10))
    }
    let positions = positions.withLock { $0 }
    try SinkViolation.check(
      positions.count == count && positions.allSatisfy { $0 > 0 }
        && range.contains(positions.last ?? 0),
      "told of \(positions), and not last of \(range)")
  }
}
