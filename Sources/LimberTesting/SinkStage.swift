public import LimberAudio

/// A sink under test, and its time.
public struct SinkStage: Sendable {
  /// The sink, not started yet.
  public let sink: any AudioSink
  /// How far, in frames, a position may be from the time that has passed.
  public let tolerance: Int
  /// Lets the time of about so many frames pass, and returns how many it were.
  public let pass: @Sendable (Int) async throws -> Int

  /// Creates a stage.
  public init(
    sink: any AudioSink, tolerance: Int, pass: @escaping @Sendable (Int) async throws -> Int
  ) {
    self.sink = sink
    self.tolerance = tolerance
    self.pass = pass
  }

  /// A stage on the machine's clock, `speed` times as fast.
  public init(sink: any AudioSink, tolerance: Int, speed: Int) {
    let rate = AudioFormat.sampleRate * speed
    self.init(sink: sink, tolerance: tolerance) { frames in
      let start = ContinuousClock.now
      try await Task.sleep(for: .seconds(1) * frames / rate)
      return Int((ContinuousClock.now - start) / .nanoseconds(1) * Double(rate) / 1e9)
    }
  }
}

extension SinkStage {
  /// Lets time pass until `frame` has been heard; gives up after 10 s of sound.
  func reach(_ frame: Int) async throws {
    var left = 10 * AudioFormat.sampleRate
    while await sink.position() < frame {
      guard left > 0 else {
        throw SinkViolation("frame \(frame) is not heard; stuck at \(await sink.position())")
      }
      left -= try await pass(480)
    }
  }
}
