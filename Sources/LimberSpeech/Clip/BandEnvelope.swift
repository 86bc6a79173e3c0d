internal import Foundation

/// How loud a sound is between 300 and 2500 Hz, where the vowels are.
struct BandEnvelope {
  /// The power around each frame: the mean square of 20 ms, and of that the mean of 20 ms, the frame
  /// in the middle; around the samples it is silent.
  ///
  /// With one mean alone, the power jumps with every pulse of a low voice, and a beat with it by up
  /// to 11 ms.
  let powers: [Float]

  /// Measures samples at `sampleRate` a second.
  init(_ samples: [Float], sampleRate: Int) {
    let low = Biquad.lowPass(2500, sampleRate: sampleRate)
    let high = Biquad.highPass(300, sampleRate: sampleRate)
    // Once forwards and once backwards: what delays a sound one way takes it back the other way.
    var filtered = samples
    Biquad.filter(&filtered, high, low)
    filtered.reverse()
    Biquad.filter(&filtered, high, low)
    filtered.reverse()
    for index in filtered.indices { filtered[index] *= filtered[index] }
    powers = Self.means(Self.means(filtered, window: sampleRate / 50), window: sampleRate / 50)
  }

  private static func means(_ samples: [Float], window: Int) -> [Float] {
    var sums = [Double](repeating: 0, count: samples.count + 1)
    for index in samples.indices {
      sums[index + 1] = sums[index] + Double(samples[index])
    }
    var means = samples
    for index in means.indices {
      let start = max(0, index - window / 2)
      let end = min(samples.count, index + window / 2)
      means[index] = Float((sums[end] - sums[start]) / Double(window))
    }
    return means
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

  /// Leaves of `samples` what two filters let through, one behind the other.
  ///
  /// Both in one pass take hardly longer than one: the second works while the first waits.
  static func filter(_ samples: inout [Float], _ first: Biquad, _ second: Biquad) {
    var (one, two) = (State(), State())
    for index in samples.indices {
      samples[index] = second.step(first.step(samples[index], &one), &two)
    }
  }

  /// What a filter remembers of earlier samples.
  private struct State {
    var first: Float = 0
    var second: Float = 0
  }

  private func step(_ sample: Float, _ state: inout State) -> Float {
    let result = forward.0 * sample + state.first
    state.first = forward.1 * sample - back.0 * result + state.second
    state.second = forward.2 * sample - back.1 * result
    return result
  }
}
