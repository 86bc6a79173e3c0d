import Foundation

/// The true peak of samples by brute force: fifteen points between any two, each from 64 samples.
enum OversampledPeak {
  /// The largest point of the wave through `samples`, in dBTP.
  static func decibels(_ samples: [Int16]) -> Double {
    let silence = [Double](repeating: 0, count: half)
    let wave = silence + samples.map { Double($0) / 32_768 } + silence
    var largest = samples.map { Double($0.magnitude) / 32_768 }.max() ?? 0
    for weights in phases {
      for start in 0...wave.count - weights.count {
        var point = 0.0
        for (index, weight) in weights.enumerated() { point += weight * wave[start + index] }
        largest = max(largest, abs(point))
      }
    }
    return 20 * log10(largest)
  }

  private static let half = 32

  /// The weights of the samples around a point, for each of the points: a sinc in a cosine window.
  private static let phases: [[Double]] = (1..<16).map { step in
    (1 - half...half).map { sample in
      let distance = Double(sample) - Double(step) / 16
      let window = 0.5 + 0.5 * cos(.pi * distance / Double(half + 1))
      return window * sin(.pi * distance) / (.pi * distance)
    }
  }
}
