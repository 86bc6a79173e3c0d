internal import Foundation

/// Converts samples from one rate to another with a windowed sinc, the same way on every run.
///
/// A polyphase filter: for each of the output's phases between two input samples there is one row
/// of weights, made once. Each row sums to 1, so that a constant stays exactly what it is.
public struct Resampler: Sendable {
  /// Samples a second that come in.
  public let inputRate: Int
  /// Samples a second that go out.
  public let outputRate: Int

  private let phases: Int
  private let step: Int
  private let rows: [[Float]]

  /// Zero crossings of the sinc on each side of its middle.
  private static let crossings = 32

  /// Makes the filter for two rates, both above zero.
  public init(from inputRate: Int, to outputRate: Int) {
    precondition(inputRate > 0 && outputRate > 0, "a rate is above zero")
    let divisor = Self.greatestCommonDivisor(inputRate, outputRate)
    self.inputRate = inputRate
    self.outputRate = outputRate
    phases = outputRate / divisor
    step = inputRate / divisor
    let cutoff = min(1, Double(outputRate) / Double(inputRate))
    let count = outputRate / divisor
    rows = (0..<count).map { Self.row(phase: Double($0) / Double(count), cutoff: cutoff) }
  }

  /// The samples at the output's rate; silence is taken to be in front of them and behind.
  ///
  /// The first sample keeps its place: output sample n lies at n / `outputRate` seconds.
  public func resampled(_ samples: [Float]) -> [Float] {
    let count = (samples.count * phases + step - 1) / step
    let before = (rows.first?.count ?? 0) / 2 - 1
    let silence = [Float](repeating: 0, count: before + 2)
    let padded = Array(silence[..<before]) + samples + silence
    return (0..<count).map { index in
      let position = index * step
      return Self.sum(padded, from: position / phases, weights: rows[position % phases])
    }
  }

  private static func sum(_ samples: [Float], from start: Int, weights: [Float]) -> Float {
    var sum: Float = 0
    for index in weights.indices { sum += samples[start + index] * weights[index] }
    return sum
  }

  /// The weights for an output sample that lies `phase` of a sample after an input sample.
  private static func row(phase: Double, cutoff: Double) -> [Float] {
    let half = Int((Double(crossings) / cutoff).rounded(.up))
    let weights = (1 - half...half).map { offset in
      weight(at: Double(offset) - phase, half: Double(half), cutoff: cutoff)
    }
    let sum = weights.reduce(0, +)
    return weights.map { Float($0 / sum) }
  }

  /// A sinc under a Kaiser window, whose shape of 9 keeps images 90 dB down.
  private static func weight(at distance: Double, half: Double, cutoff: Double) -> Double {
    let inside = 1 - (distance / half) * (distance / half)
    guard inside > 0 else { return 0 }
    // A little below the limit, so that the filter's slope lies where nothing is.
    let angle = Double.pi * distance * cutoff * 0.95
    let sinc = angle == 0 ? 1 : sin(angle) / angle
    return sinc * bessel(9 * inside.squareRoot()) / bessel(9)
  }

  /// The modified Bessel function of order zero, by its power series.
  private static func bessel(_ value: Double) -> Double {
    var sum = 1.0
    var term = 1.0
    var index = 1.0
    while term > sum * 1e-12 {
      term *= (value / (2 * index)) * (value / (2 * index))
      sum += term
      index += 1
    }
    return sum
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? first : greatestCommonDivisor(second, first % second)
  }
}
