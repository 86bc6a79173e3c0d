/// Sound files: RIFF WAVE, 48 kHz, mono, signed 16 bit.
public enum WAVFile {
  /// How many frames are rendered at a time: one second.
  private static let chunk = AudioFormat.sampleRate

  /// Writes all ready frames of `feed` to a file at `path`, in constant memory.
  ///
  /// Until it returns, the asked name is as it was: absent, or the old file. Blocks while the
  /// frames are rendered and stored; checks for cancellation between two seconds of sound.
  ///
  /// - Throws: `tooLarge` before anything is written, if the sound exceeds 4 GB (over 12 hours).
  public static func write(_ feed: some AudioFeed, to path: String) throws(WAVFileError) {
    let frames = feed.readyFrames
    guard frames <= WAVHeader.frameLimit else {
      throw WAVFileError(.tooLarge, path: path, reason: "a WAV file ends at 4 GB")
    }
    var file = try NewFile(path: path)
    try file.write(WAVHeader(frames: frames).bytes)
    for start in stride(from: 0, to: frames, by: chunk) {
      if Task.isCancelled {
        throw WAVFileError(.cannotWrite, path: path, reason: "cancelled")
      }
      try file.write(bytes(of: feed, in: start..<min(frames, start + chunk)))
    }
    try file.commit()
  }

  private static func bytes(of feed: some AudioFeed, in frames: Range<Int>) -> [UInt8] {
    var samples = [Int16](repeating: 0, count: frames.count)
    feed.render(from: frames.lowerBound, into: &samples)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * samples.count)
    for sample in samples {
      bytes.append(UInt8(truncatingIfNeeded: sample))
      bytes.append(UInt8(truncatingIfNeeded: sample >> 8))
    }
    return bytes
  }
}
