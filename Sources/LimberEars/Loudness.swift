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

  /// The samples without what no microphone can have heard: what is no number, or far too much.
  ///
  /// One such sample would spoil everything that is computed from those before.
  static func sane(_ samples: [Float]) -> [Float] {
    samples.allSatisfy { abs($0) <= most } ? samples : samples.map { abs($0) <= most ? $0 : 0 }
  }

  private static let most: Float = 8
}
