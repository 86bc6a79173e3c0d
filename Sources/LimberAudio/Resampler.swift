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
  /// After how many input samples each output sample of a period begins to be summed.
  private let starts: [Int]
  /// The weights of these output samples, eight at a time, one row behind the other.
  private let weights: [SIMD8<Float>]
  /// How many times eight weights a row has.
  private let parts: Int

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
    let (count, step) = (outputRate / divisor, inputRate / divisor)
    starts = (0..<count).map { $0 * step / count }
    let rows = (0..<count).map { index in
      Self.row(phase: Double(index * step % count) / Double(count), cutoff: cutoff)
    }
    weights = rows.flatMap(\.self)
    parts = rows.first?.count ?? 0
  }

  /// After how many input samples the output's samples lie on them in the same way again.
  var inputPeriod: Int { step }

  /// How many input samples before and behind a moment matter to the output there.
  var reach: Int { 4 * parts }

  /// How many output samples come of `count` input samples.
  func outputCount(for count: Int) -> Int { (count * phases + step - 1) / step }

  /// The samples at the output's rate; silence is taken to be in front of them and behind.
  ///
  /// The first sample keeps its place: output sample n lies at n / `outputRate` seconds.
  public func resampled(_ samples: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: outputCount(for: samples.count))
    var output = result.mutableSpan
    convert(padded(samples.count) { samples[$0] }) { period, first in
      for index in period.indices { output[first + index] = period[index] }
    }
    return result
  }

  /// The same for whole numbers, each rounded to the nearest one; what overshoots full scale between
  /// two samples is cut off.
  public func resampled(rounding samples: [Int16]) -> [Int16] {
    var result = [Int16](repeating: 0, count: outputCount(for: samples.count))
    var output = result.mutableSpan
    convert(padded(samples.count) { Float(samples[$0]) }) { period, first in
      for index in period.indices { output[first + index] = Self.rounded(period[index]) }
    }
    return result
  }

  /// Gives the output samples, a period at a time, with how many came before it.
  ///
  /// In this order the weights lie one behind the other, and are read so.
  private func convert(_ padded: [Float], _ give: (Span<Float>, Int) -> Void) {
    let count = outputCount(for: padded.count - 2 * 8 * parts - step)
    var sums = [Float](repeating: 0, count: phases)
    var (done, base) = (0, 0)
    while done < count {
      let found = min(phases, count - done)
      sum(padded.span.extracting(base..<base + step + 8 * parts), found, &sums)
      give(sums.span.extracting(first: found), done)
      done += found
      base += step
    }
  }

  /// The first `count` output samples of a period.
  private func sum(_ samples: Span<Float>, _ count: Int, _ sums: inout [Float]) {
    let (starts, weights) = (starts.span, weights.span)
    let (parts, width) = (parts, 8 * parts)
    var sums = sums.mutableSpan
    for index in 0..<count {
      let start = starts[index]
      let around = samples.extracting(start..<start + width)
      let row = weights.extracting(index * parts..<index * parts + parts)
      var sum = SIMD8<Float>.zero
      for part in 0..<parts {
        let first = 8 * part
        let eight = SIMD8<Float>(
          around[first], around[first + 1], around[first + 2], around[first + 3],
          around[first + 4], around[first + 5], around[first + 6], around[first + 7])
        sum += eight * row[part]
      }
      sums[index] = sum.sum()
    }
  }

  /// The samples with as much silence around them as the filter reaches over.
  private func padded(_ count: Int, _ sample: (Int) -> Float) -> [Float] {
    let width = 8 * parts
    var padded = [Float](repeating: 0, count: count + 2 * width + step)
    let front = width / 2 - 1
    for index in 0..<count { padded[front + index] = sample(index) }
    return padded
  }

  /// The nearest whole number, away from zero where two are, as a sample.
  ///
  /// Without a branch and without a conversion that could fail, so that many are done at once.
  @inline(__always)
  private static func rounded(_ sample: Float) -> Int16 {
    let low = sample < 32_767 ? sample : 32_767
    let bits = (low > -32_768 ? low : -32_768).bitPattern
    let magnitude = Float(bitPattern: bits & 0x7fff_ffff)
    // So far from zero a number has no room for a fraction, and its last bits are a whole number; of
    // two that are as near it is the even one.
    let shifted = magnitude + 8_388_608
    let even = Int32(truncatingIfNeeded: shifted.bitPattern) &- 0x4b00_0000
    let whole = even &+ (magnitude - (shifted - 8_388_608) == 0.5 ? 1 : 0)
    let sign = Int32(truncatingIfNeeded: bits) >> 31
    return Int16(truncatingIfNeeded: (whole ^ sign) &- sign)
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
