/// A run of mono samples.
public struct AudioBuffer: Hashable, Sendable {
  /// The samples, between −1 and 1.
  public var samples: [Float]
  /// How many of them last a second.
  public var sampleRate: Int

  /// Creates a buffer.
  public init(samples: [Float] = [], sampleRate: Int = AudioFormat.sampleRate) {
    self.samples = samples
    self.sampleRate = sampleRate
  }
}
