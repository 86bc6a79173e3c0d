/// The one format that is mixed, played and rendered: 48 kHz, mono, signed 16 bit.
///
/// At 48 kHz a millisecond is a whole number of frames, so a timeline in milliseconds is exact.
public enum AudioFormat {
  /// Frames a second.
  public static let sampleRate = 48_000
  /// Frames a millisecond.
  public static let framesPerMillisecond = 48
}
