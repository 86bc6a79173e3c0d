internal import Glibc

extension ToneRecipe {
  /// The tone at the one sample rate, `milliseconds` long, with its loudest sample at `peak`.
  public func rendered() -> AudioBuffer {
    let count = milliseconds * AudioFormat.framesPerMillisecond
    var sums = [Double](repeating: 0, count: count)
    for voice in voices { voice.add(to: &sums, attack: attack) }
    let loudest = sums.reduce(0) { max($0, $1.magnitude) }
    return AudioBuffer(samples: sums.map { Float($0 / loudest) * peak })
  }
}

extension ToneRecipe.Voice {
  /// Adds the voice to the samples of a whole tone.
  fileprivate func add(to sums: inout [Double], attack: Double) {
    let first = Int((entry * Double(sums.count)).rounded())
    let length = Int((exit * Double(sums.count)).rounded()) - first
    let swell = attack * Double(AudioFormat.framesPerMillisecond)
    let tail = fade * Double(length)
    for age in 0..<length {
      let edges = rise(Double(age) / swell) * rise(Double(length - 1 - age) / tail)
      sums[first + age] += weight * edges * wave(at: Double(age), of: Double(length))
    }
  }

  /// The note and its harmonics `age` frames after the voice began, when it lasts `length` frames.
  private func wave(at age: Double, of length: Double) -> Double {
    let cycles =
      (from * age + (to - from) * age * age / (2 * length)) / Double(AudioFormat.sampleRate)
    return partials.enumerated().reduce(0) { sum, partial in
      sum + partial.element * sin(2 * .pi * Double(partial.offset + 1) * cycles)
    }
  }

  /// Half a cosine that goes from 0 to 1 while `part` does, and stays there.
  private func rise(_ part: Double) -> Double {
    0.5 - 0.5 * cos(.pi * min(1, max(0, part)))
  }
}
