/// A sound with its place on the stream.
public struct PlacedBuffer: Hashable, Sendable {
  /// The frame on which its first sample sounds; may be negative.
  public var start: Int
  /// What sounds, at 48 kHz.
  public let sound: Sound
  /// How many frames of the sound are left out at its beginning.
  let cut: Int
  /// What every sample is multiplied with; 1 leaves it as it is.
  public var gain: Float

  /// Creates a placed buffer; `buffer` must have the one sample rate that is mixed.
  public init(start: Int, buffer: AudioBuffer, gain: Float) {
    self.init(start: start, sound: .samples(buffer), gain: gain)
  }

  /// Creates a placed sound without its first `cut` frames, or all of them if it has fewer.
  public init(start: Int, sound: Sound, cut: Int = 0, gain: Float) {
    if case .samples(let buffer) = sound {
      precondition(buffer.sampleRate == AudioFormat.sampleRate, "only 48 kHz can be mixed")
    }
    self.start = start
    self.sound = sound
    self.cut = min(max(0, cut), sound.count)
    self.gain = gain
  }

  /// What is heard of the sound, as samples.
  public var buffer: AudioBuffer {
    AudioBuffer(samples: Array(sound.buffer.samples[cut...]))
  }

  /// One past the frame of its last sample.
  public var end: Int {
    start + sound.count - cut
  }
}
