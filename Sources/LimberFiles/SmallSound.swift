public import LimberAudio

/// A sound that is sent along in a page: small, and exact to jump in.
///
/// Browsers find a place in MP3 by its share of the bytes; measured in Chromium, with a bit rate
/// that varies they were up to 5 s off in a session of 20 minutes. So here every second of MP3 takes
/// as many bytes: 24 kHz, 40 kbit/s, 6 MB in 20 minutes. Opus has no such trouble, is smaller, and
/// is unknown to older phones.
public struct SmallSound: Sendable {
  /// The bytes of the file.
  public let bytes: [UInt8]
  /// How much later everything is heard than in the feed, in milliseconds.
  public let delay: Int

  /// What is heard a second of a steady MP3 file.
  private static let rate = 24_000
  /// What LAME puts in front, in samples, where no header tells players to leave it out.
  private static let lead = 1105

  /// Encodes all ready frames of `feed`; blocks meanwhile, and checks for cancellation.
  ///
  /// - Throws: `unavailable` if libsndfile does not know the format.
  public init(
    _ feed: some AudioFeed, as format: SoundFormat
  ) throws(SoundWritingError) {
    guard format == .mp3 else {
      bytes = try SoundFile.bytes(of: feed, as: format)
      delay = 0
      return
    }
    let store = MemoryStore()
    let encoder = try Encoder(
      format, SoundTags(), steadyAt: Self.rate, into: store, path: "the sound")
    var resampler = BlockResampler(from: AudioFormat.sampleRate, to: Self.rate)
    var samples: [Int16] = []
    for start in stride(from: 0, to: feed.readyFrames, by: AudioFormat.sampleRate) {
      guard !Task.isCancelled else {
        throw SoundWritingError(.cancelled, path: "the sound", reason: "cancelled")
      }
      let count = min(AudioFormat.sampleRate, feed.readyFrames - start)
      if samples.count != count { samples = [Int16](repeating: 0, count: count) }
      feed.render(from: start, into: &samples)
      try encoder.add(Self.rounded(resampler.add(samples.map { Float($0) })))
    }
    try encoder.add(Self.rounded(resampler.finish()))
    try encoder.finish()
    bytes = store.bytes
    delay = Self.lead * 1000 / Self.rate
  }

  private static func rounded(_ samples: [Float]) -> [Int16] {
    samples.map { Int16(max(-32_768, min(32_767, $0.rounded()))) }
  }
}
