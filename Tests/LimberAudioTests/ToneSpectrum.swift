import Foundation
import LimberAudio

/// What an ear, or a small loudspeaker, makes of a tone.
struct ToneSpectrum {
  /// The samples, 48,000 a second.
  let samples: [Double]

  init(_ recipe: ToneRecipe) {
    samples = recipe.rendered().samples.map(Double.init)
  }

  /// The energy between two frequencies, in steps of 20 Hz.
  func energy(from low: Int, to high: Int) -> Double {
    stride(from: low + 10, to: high, by: 20).reduce(0) { $0 + power(at: Double($1)) }
  }

  /// How much of the tone a small loudspeaker gives that falls by 24 dB an octave below 500 Hz, in
  /// decibels of its energy.
  var onSmallSpeaker: Double {
    let steps = stride(from: 110.0, to: 4000, by: 20)
    let all = steps.reduce(0) { $0 + power(at: $1) }
    let left = steps.reduce(0) { $0 + power(at: $1) / (1 + pow(500 / $1, 8)) }
    return 10 * log10(left / all)
  }

  /// The loudness of 400 ms that hold the tone and silence, in LUFS (ITU-R BS.1770-4).
  var momentaryLoudness: Double {
    let shelf = Self.filtered(
      samples, [1.535_124_86, -2.691_696_19, 1.198_392_81],
      [-1.690_659_29, 0.732_480_77])
    let weighted = Self.filtered(shelf, [1, -2, 1], [-1.990_047_45, 0.990_072_25])
    return -0.691 + 10 * log10(weighted.reduce(0) { $0 + $1 * $1 } / (0.4 * 48_000))
  }

  /// The pitch around a moment, in hertz: where the samples of 30 ms repeat best.
  func pitch(atMillisecond moment: Int) -> Double {
    let window = 1440
    let first = min(max(0, moment * 48 - window / 2), samples.count - window - 160)
    func likeness(_ lag: Int) -> Double {
      var sums = (0.0, 0.0, 0.0)
      for index in first..<first + window {
        let (a, b) = (samples[index], samples[index + lag])
        sums = (sums.0 + a * b, sums.1 + a * a, sums.2 + b * b)
      }
      return sums.0 / (sums.1 * sums.2).squareRoot()
    }
    let best = (40...159).max { likeness($0) < likeness($1) } ?? 40
    return 48_000 / Double(best)
  }

  /// How many notes are struck: how often it becomes loud after it was quiet.
  var notes: Int {
    let levels = stride(from: 0, to: samples.count - 480, by: 240).map { start in
      samples[start..<start + 480].reduce(0) { max($0, abs($1)) }
    }
    let loud = 0.4 * (levels.max() ?? 0)
    let quiet = 0.25 * (levels.max() ?? 0)
    var isOn = false
    var count = 0
    for level in levels {
      if !isOn, level > loud { (isOn, count) = (true, count + 1) }
      if isOn, level < quiet { isOn = false }
    }
    return count
  }

  private func power(at frequency: Double) -> Double {
    var (real, imaginary) = (0.0, 0.0)
    for (index, sample) in samples.enumerated() {
      let angle = 2 * Double.pi * frequency * Double(index) / 48_000
      real += sample * cos(angle)
      imaginary += sample * sin(angle)
    }
    return real * real + imaginary * imaginary
  }

  private static func filtered(_ samples: [Double], _ b: [Double], _ a: [Double]) -> [Double] {
    var (first, second) = (0.0, 0.0)
    return samples.map { sample in
      let out = b[0] * sample + first
      first = b[1] * sample - a[0] * out + second
      second = b[2] * sample - a[1] * out
      return out
    }
  }
}
