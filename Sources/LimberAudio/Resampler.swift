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
    let input = samples.span
    convert(samples.count) { window, first, part in
      let part = input.extracting(part)
      for index in part.indices { window[first + index] = part[index] }
    } give: { sums, first in
      for index in sums.indices { output[first + index] = sums[index] }
    }
    return result
  }

  /// The same for whole numbers, each rounded to the nearest one; what overshoots full scale between
  /// two samples is cut off.
  public func resampled(rounding samples: [Int16]) -> [Int16] {
    var result = [Int16](repeating: 0, count: outputCount(for: samples.count))
    let input = samples.span
    convert(samples.count) { window, first, part in
      let part = input.extracting(part)
      for index in part.indices { window[first + index] = Float(part[index]) }
    } give: { sums, first in
      Self.round(sums, into: &result, from: first)
    }
    return result
  }

  /// How many periods are summed together: each weight is then read once for all of them.
  private static let together = 4
  /// About how many input samples are looked at together.
  private static let usualWindow = 1024

  /// Gives the output samples for `count` input samples, some periods at a time, with how many came
  /// before them.
  ///
  /// `fill` writes a part of the input into a window, from a place there on; around the input there
  /// is silence. In this order the weights lie one behind the other, and are read so.
  private func convert(
    _ count: Int, fill: (inout MutableSpan<Float>, Int, Range<Int>) -> Void,
    give: (Span<Float>, Int) -> Void
  ) {
    let all = outputCount(for: count)
    let (stride, width) = (Self.together * step, Self.together * step + 8 * parts)
    // Of short periods, many lie in a window.
    let rounds = max(1, Self.usualWindow / stride)
    let size = (rounds - 1) * stride + width
    var window = [Float](repeating: 0, count: size)
    var sums = [Float](repeating: 0, count: Self.together * phases)
    var (done, first) = (0, 1 - 4 * parts)
    while done < all {
      let part = (first..<first + size).clamped(to: 0..<count)
      var samples = window.mutableSpan
      // The silence in front is still there from before; behind, it takes the place of samples.
      fill(&samples, part.lowerBound - first, part)
      for index in max(0, part.upperBound - first)..<size { samples[index] = 0 }
      for round in 0..<rounds where done < all {
        sum(window.span.extracting(round * stride..<round * stride + width), &sums)
        let found = min(Self.together * phases, all - done)
        give(sums.span.extracting(first: found), done)
        done += found
      }
      first += rounds * stride
    }
  }

  /// The output samples of the periods in a window, each as the sum of eight sums.
  private func sum(_ samples: Span<Float>, _ sums: inout [Float]) {
    let (starts, weights) = (starts.span, weights.span)
    let (parts, width) = (parts, 8 * parts)
    let (step, phases) = (step, phases)
    var sums = sums.mutableSpan
    for index in 0..<phases {
      let row = weights.extracting(index * parts..<index * parts + parts)
      let start = starts[index]
      let first = samples.extracting(start..<start + width)
      let second = samples.extracting(start + step..<start + step + width)
      let third = samples.extracting(start + 2 * step..<start + 2 * step + width)
      let fourth = samples.extracting(start + 3 * step..<start + 3 * step + width)
      var (one, two, three, four) = (Eight.zero, Eight.zero, Eight.zero, Eight.zero)
      for part in 0..<parts {
        let weights = row[part]
        one += Self.eight(first, 8 * part) * weights
        two += Self.eight(second, 8 * part) * weights
        three += Self.eight(third, 8 * part) * weights
        four += Self.eight(fourth, 8 * part) * weights
      }
      var sum = SIMD4(one[0], two[0], three[0], four[0])
      for lane in 1..<8 { sum += SIMD4(one[lane], two[lane], three[lane], four[lane]) }
      sums[index] = sum[0]
      sums[phases + index] = sum[1]
      sums[2 * phases + index] = sum[2]
      sums[3 * phases + index] = sum[3]
    }
  }

  private typealias Eight = SIMD8<Float>

  @inline(__always)
  private static func eight(_ samples: Span<Float>, _ first: Int) -> Eight {
    Eight(
      samples[first], samples[first + 1], samples[first + 2], samples[first + 3],
      samples[first + 4], samples[first + 5], samples[first + 6], samples[first + 7])
  }

  /// Writes the nearest whole numbers, in a loop so plain that several are done at once.
  private static func round(_ sums: Span<Float>, into samples: inout [Int16], from first: Int) {
    var samples = samples.mutableSpan
    for index in sums.indices { samples[first + index] = rounded(sums[index]) }
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
