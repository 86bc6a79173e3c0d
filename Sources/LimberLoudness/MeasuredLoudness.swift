public import LimberAudio

/// How loud a sound is to the ear, and how high it peaks (EBU R 128, ITU-R BS.1770).
public struct MeasuredLoudness: Hashable, Sendable {
  /// The integrated loudness, in LUFS; negative infinity if nothing is louder than −70 LUFS, or the
  /// sound is shorter than 400 ms.
  ///
  /// The samples count as one channel. Pauses do not count: what is 10 LU softer than the rest is
  /// left out.
  public var integrated: Double
  /// The highest point of the wave, between the samples too, in dBTP; negative infinity for silence.
  public var truePeak: Double

  /// Creates a value that was measured elsewhere.
  public init(integrated: Double, truePeak: Double) {
    self.integrated = integrated
    self.truePeak = truePeak
  }

  /// Measures a sound; 1 is full scale.
  ///
  /// Takes about 10 ms for a second of sound. Throws if there is no memory for it.
  public init(of sound: AudioBuffer) throws(LoudnessError) {
    let meter = try LoudnessMeter(sampleRate: sound.sampleRate)
    try meter.add(sound.samples)
    self = try meter.loudness()
  }

  /// Measures samples at 48 kHz, as they are rendered and played.
  ///
  /// Throws if there is no memory for it.
  public init(of samples: [Int16]) throws(LoudnessError) {
    let meter = try LoudnessMeter(sampleRate: AudioFormat.sampleRate)
    try meter.add(samples)
    self = try meter.loudness()
  }

  /// The integrated loudness of samples at 48 kHz alone, in LUFS: much faster than with its peak.
  ///
  /// Throws if there is no memory for it.
  public static func integrated(of samples: [Int16]) throws(LoudnessError) -> Double {
    let meter = try LoudnessMeter(sampleRate: AudioFormat.sampleRate, hasPeak: false)
    try meter.add(samples)
    return try meter.integrated()
  }
}
