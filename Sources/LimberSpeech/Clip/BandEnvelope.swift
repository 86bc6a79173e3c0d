internal import Foundation

/// How loud a sound is between 300 and 2500 Hz, where the vowels are.
struct BandEnvelope {
  /// The level around each frame: the root mean square under a bell that is 20 ms wide at half its
  /// height and 40 ms at its foot, the frame in the middle.
  ///
  /// Under a box of 20 ms the level jumps with every pulse of a low voice, and with it the beat, by
  /// as much as 11 ms.
  let levels: [Float]

  /// Measures samples at `sampleRate` a second.
  init(_ samples: [Float], sampleRate: Int) {
    let low = Biquad.lowPass(2500, sampleRate: sampleRate)
    let high = Biquad.highPass(300, sampleRate: sampleRate)
    // Once forwards and once backwards: what delays a sound one way takes it back the other way.
    let forwards = low.filtered(high.filtered(samples))
    let both = low.filtered(high.filtered(forwards.reversed()))
    levels = Self.levels(both.reversed(), window: sampleRate / 25)
  }

  /// With sums over a cosine and a sine of the window's length, every bell is a few additions.
  private static func levels(_ samples: [Float], window: Int) -> [Float] {
    let waves = samples.indices.map { index -> SIMD3<Double> in
      let angle = 2 * Double.pi * Double(index) / Double(window)
      return SIMD3(1, cos(angle), sin(angle))
    }
    var sums: [SIMD3<Double>] = [.zero]
    sums.reserveCapacity(samples.count + 1)
    for (sample, wave) in zip(samples, waves) {
      sums.append((sums.last ?? .zero) + wave * (Double(sample) * Double(sample)))
    }
    return samples.indices.map { index in
      let start = max(0, index - window / 2)
      let end = min(samples.count, index + window / 2)
      let energy = ((sums[end] - sums[start]) * waves[index]).sum()
      return Float((max(0, energy) / Double(window)).squareRoot())
    }
  }
}

/// A Butterworth filter of the second order.
struct Biquad {
  private let forward: (Float, Float, Float)
  private let back: (Float, Float)

  /// Lets through what lies below `frequency` hertz.
  static func lowPass(_ frequency: Double, sampleRate: Int) -> Biquad {
    Biquad(frequency, sampleRate: sampleRate) { cosine in (1 - cosine, 1) }
  }

  /// Lets through what lies above `frequency` hertz.
  static func highPass(_ frequency: Double, sampleRate: Int) -> Biquad {
    Biquad(frequency, sampleRate: sampleRate) { cosine in (1 + cosine, -1) }
  }

  /// `shape` gives twice the outer weights, and the sign of the middle one, from the cosine.
  private init(_ frequency: Double, sampleRate: Int, shape: (Double) -> (Double, Double)) {
    let angle = 2 * Double.pi * frequency / Double(sampleRate)
    let width = sin(angle) / 2.0.squareRoot()
    let (size, sign) = shape(cos(angle))
    let scale = 1 + width
    forward = (
      Float(size / 2 / scale), Float(sign * size / scale), Float(size / 2 / scale)
    )
    back = (Float(-2 * cos(angle) / scale), Float((1 - width) / scale))
  }

  /// What is left of `samples`.
  func filtered(_ samples: some Sequence<Float>) -> [Float] {
    var (first, second): (Float, Float) = (0, 0)
    return samples.map { sample in
      let result = forward.0 * sample + first
      first = forward.1 * sample - back.0 * result + second
      second = forward.2 * sample - back.1 * result
      return result
    }
  }
}
