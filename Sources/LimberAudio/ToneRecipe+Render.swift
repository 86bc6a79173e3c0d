internal import Glibc

extension ToneRecipe {
  /// The tone at the one sample rate, `milliseconds` long, with its loudest sample at `peak`.
  public func rendered() -> AudioBuffer {
    let count = milliseconds * AudioFormat.framesPerMillisecond
    let raw = (0..<count).map { sample(at: $0, of: count) }
    let loudest = raw.reduce(0) { max($0, $1.magnitude) }
    return AudioBuffer(samples: raw.map { Float($0 / loudest) * Self.peak })
  }

  private func sample(at frame: Int, of count: Int) -> Double {
    let swell = attack * Double(AudioFormat.framesPerMillisecond)
    let tail = fade * Double(count)
    return voices.reduce(0) { sum, voice in
      let entry = (voice.entry * Double(count)).rounded()
      let age = Double(frame) - entry
      guard age >= 0 else { return sum }
      let edges = rise(age / swell) * rise(Double(count - 1 - frame) / tail)
      return sum + voice.weight * edges * voice.wave(at: age, of: Double(count) - entry)
    }
  }

  /// Half a cosine that goes from 0 to 1 while `part` does, and stays there.
  private func rise(_ part: Double) -> Double {
    0.5 - 0.5 * cos(.pi * min(1, max(0, part)))
  }
}

extension ToneRecipe.Voice {
  /// The sine `age` frames after the voice began, when it lasts `length` frames.
  func wave(at age: Double, of length: Double) -> Double {
    let cycles = from * age + (to - from) * age * age / (2 * length)
    return sin(2 * .pi * cycles / Double(AudioFormat.sampleRate))
  }
}
