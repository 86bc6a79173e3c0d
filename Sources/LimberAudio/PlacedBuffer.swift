/// A buffer with its place on the stream.
public struct PlacedBuffer: Hashable, Sendable {
  /// The frame on which its first sample sounds; may be negative.
  public var start: Int
  /// What sounds, at 48 kHz.
  public var buffer: AudioBuffer
  /// What every sample is multiplied with; 1 leaves it as it is.
  public var gain: Float

  /// Creates a placed buffer; `buffer` must have the one sample rate that is mixed.
  public init(start: Int, buffer: AudioBuffer, gain: Float) {
    precondition(buffer.sampleRate == AudioFormat.sampleRate, "only 48 kHz can be mixed")
    self.start = start
    self.buffer = buffer
    self.gain = gain
  }

  /// One past the frame of its last sample.
  public var end: Int {
    start + buffer.samples.count
  }
}
