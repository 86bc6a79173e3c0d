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
  /// The weights of each phase, eight at a time.
  private let rows: [[SIMD8<Float>]]

  /// Zero crossings of the sinc on each side of its middle.
  private static let crossings = 24

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

  /// After how many input samples the output's samples lie on them in the same way again.
  var inputPeriod: Int { step }

  /// How many input samples before and behind a moment matter to the output there.
  var reach: Int { 4 * (rows.first?.count ?? 0) }

  /// How many output samples come of `count` input samples.
  func outputCount(for count: Int) -> Int { (count * phases + step - 1) / step }

  /// The samples at the output's rate; silence is taken to be in front of them and behind.
  ///
  /// The first sample keeps its place: output sample n lies at n / `outputRate` seconds.
  public func resampled(_ samples: [Float]) -> [Float] {
    let count = outputCount(for: samples.count)
    let windows = windows(of: samples)
    return (0..<count).map { index in
      let position = index * step
      let start = position / phases
      let row = rows[position % phases]
      var sum = SIMD8<Float>.zero
      for part in row.indices { sum += windows[start + 8 * part] * row[part] }
      return sum.sum()
    }
  }

  /// Every run of eight samples, with silence around them for the ends.
  ///
  /// Eight products at a time from runs that lie ready take a third of the time of single ones.
  private func windows(of samples: [Float]) -> [SIMD8<Float>] {
    let width = 8 * (rows.first?.count ?? 0)
    let silence = [Float](repeating: 0, count: width)
    let padded = Array(silence[..<(width / 2 - 1)]) + samples + silence
    return (0...padded.count - 8).map { start in
      SIMD8(
        padded[start], padded[start + 1], padded[start + 2], padded[start + 3],
        padded[start + 4], padded[start + 5], padded[start + 6], padded[start + 7])
    }
  }

  /// The weights for an output sample that lies `phase` of a sample after an input sample.
  private static func row(phase: Double, cutoff: Double) -> [SIMD8<Float>] {
    let half = 4 * Int((Double(crossings) / cutoff / 4).rounded(.up))
    let weights = (1 - half...half).map { offset in
      weight(at: Double(offset) - phase, half: Double(half), cutoff: cutoff)
    }
    let sum = weights.reduce(0, +)
    return stride(from: 0, to: 2 * half, by: 8).map { start in
      SIMD8<Float>(weights[start..<start + 8].map { Float($0 / sum) })
    }
  }

  /// A sinc under a Kaiser window, whose shape of 8 keeps images 80 dB down.
  private static func weight(at distance: Double, half: Double, cutoff: Double) -> Double {
    let inside = 1 - (distance / half) * (distance / half)
    guard inside > 0 else { return 0 }
    // A little below the limit, so that the filter's slope lies where nothing is.
    let angle = Double.pi * distance * cutoff * 0.95
    let sinc = angle == 0 ? 1 : sin(angle) / angle
    return sinc * bessel(8 * inside.squareRoot()) / bessel(8)
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
