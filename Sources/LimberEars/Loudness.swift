internal import Foundation

/// Levels of sound, in dB below full scale.
enum Loudness {
  /// What silence counts as.
  static let silence = -90.0

  /// The level of a run of samples.
  static func level(_ samples: some Collection<Float>) -> Double {
    guard !samples.isEmpty else { return silence }
    let power = samples.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(samples.count)
    return max(silence, 10 * log10(power + 1e-12))
  }

  /// The samples, as loud as the acoustic model likes them: at a root mean square of 0.1.
  static func normalized(_ samples: [Float]) -> [Float] {
    let power = samples.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(max(1, samples.count))
    let gain = Float(0.1 / (power.squareRoot() + 1e-9))
    return samples.map { max(-1, min(1, $0 * gain)) }
  }
}
