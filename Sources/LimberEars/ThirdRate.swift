internal import Foundation

/// Keeps every third sample of a stream at 48 kHz, without what 16 kHz cannot hold.
struct ThirdRate: Sendable {
  private static let weights: [Float] = {
    let half = 36
    let values = (-half...half).map { index -> Double in
      let place = Double(index)
      // A sinc that ends at 7.2 kHz, under a Hann window.
      let angle = Double.pi * place * 0.3
      let sinc = index == 0 ? 1 : sin(angle) / angle
      return sinc * (0.5 + 0.5 * cos(Double.pi * place / Double(half + 1)))
    }
    let sum = values.reduce(0, +)
    return values.map { Float($0 / sum) }
  }()

  private var waiting = [Float](repeating: 0, count: weights.count - 1)

  /// Converts the next samples.
  mutating func add(_ samples: [Float]) -> [Float] {
    waiting += samples
    var converted: [Float] = []
    var start = 0
    while start + Self.weights.count <= waiting.count {
      var sum: Float = 0
      for (index, weight) in zip(start..., Self.weights) { sum += waiting[index] * weight }
      converted.append(sum)
      start += 3
    }
    waiting.removeFirst(start)
    return converted
  }
}
