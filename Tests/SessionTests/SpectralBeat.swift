import Foundation

/// Finds the beat of a word in rendered samples, by other means than the program does.
///
/// The program filters a clip forwards and backwards and takes the mean of its squares, twice. Here, the
/// spectrum is taken of one stretch after another of what has been mixed, and the curve of that
/// filter is laid over it. What is called the beat is the same: the first moment within 250 ms of the
/// first audible sample at which the level between 300 and 2500 Hz is half of the highest one.
struct SpectralBeat {
  /// Samples in one stretch: 40 ms.
  private static let window = 1920
  /// From one stretch to the next: 2 ms; in between the level is taken to rise evenly.
  private static let hop = 96
  private static let transform = FourierTransform(size: 2048)

  /// The weight of each frequency in the energy: that of two Butterworth filters of the second
  /// order, each of them used twice.
  private static let weights: [Double] = (0..<1024).map { index in
    let frequency = Double(max(1, index)) * 48_000 / 2048
    let response = 1 / (1 + pow(frequency / 2500, 4)) / (1 + pow(300 / frequency, 4))
    return response * response
  }

  /// Its square, with which the energy is weighed, is a triangle.
  private static let bell: [Double] = (0..<window).map { index in
    (1 - abs(Double(2 * index + 1 - window)) / Double(window)).squareRoot()
  }

  /// The place of the beat in `samples`, 48,000 a second, which hold one word; nil if it is silent.
  static func place(in samples: ArraySlice<Int16>) -> Double? {
    let peak = samples.map { Int($0.magnitude) }.max() ?? 0
    guard peak > 300, let onset = samples.firstIndex(where: { Int($0.magnitude) * 100 >= peak })
    else { return nil }
    let levels = stride(from: onset, to: onset + 12_000, by: hop).map { level(around: $0, samples) }
    let half = (levels.max() ?? 0) / 2
    guard let first = levels.firstIndex(where: { $0 >= half }) else { return nil }
    guard first > 0 else { return Double(onset) }
    let part = (half - levels[first - 1]) / (levels[first] - levels[first - 1])
    return Double(onset) + (Double(first - 1) + part) * Double(hop)
  }

  private static func level(around place: Int, _ samples: ArraySlice<Int16>) -> Double {
    var frame = [Double](repeating: 0, count: transform.size)
    for index in 0..<window {
      let source = place - window / 2 + index
      guard samples.indices.contains(source) else { continue }
      frame[index] = Double(samples[source]) * bell[index]
    }
    let power = transform.power(of: frame)
    return zip(power, weights).reduce(0) { $0 + $1.0 * $1.1 }.squareRoot()
  }
}

/// The fast Fourier transform of so many samples, a power of two.
struct FourierTransform {
  let size: Int
  private let turns: [SIMD2<Double>]

  init(size: Int) {
    self.size = size
    turns = (0..<size / 2).map { index in
      let angle = -2 * Double.pi * Double(index) / Double(size)
      return SIMD2(cos(angle), sin(angle))
    }
  }

  /// The energy at each frequency below half the sample rate.
  func power(of samples: [Double]) -> [Double] {
    var values = ordered(samples)
    var half = 1
    while half < size {
      for start in stride(from: 0, to: size, by: 2 * half) {
        for index in start..<start + half {
          let turn = turns[(index - start) * (size / 2 / half)]
          let other = values[index + half]
          let turned = SIMD2(
            other.x * turn.x - other.y * turn.y, other.x * turn.y + other.y * turn.x)
          values[index + half] = values[index] - turned
          values[index] += turned
        }
      }
      half *= 2
    }
    return values.prefix(size / 2).map { ($0 * $0).sum() }
  }

  /// The samples in the order of their places read backwards, bit by bit.
  private func ordered(_ samples: [Double]) -> [SIMD2<Double>] {
    let shift = Int.bitWidth - size.trailingZeroBitCount
    return samples.indices.map { index in
      SIMD2(samples[Int(bitPattern: UInt(bitPattern: index).bitReversed >> UInt(shift))], 0)
    }
  }
}

extension UInt {
  /// The bits in the other order.
  fileprivate var bitReversed: UInt {
    var (rest, reversed) = (self, UInt.zero)
    for _ in 0..<UInt.bitWidth {
      reversed = reversed << 1 | rest & 1
      rest >>= 1
    }
    return reversed
  }
}
