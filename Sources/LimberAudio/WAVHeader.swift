/// The 44 bytes before the samples of a WAV file: 48 kHz, mono, signed 16 bit.
struct WAVHeader {
  /// The most frames whose file still has 32 bit sizes.
  static let frameLimit = (Int(UInt32.max) - 36) / 2

  /// The header's bytes.
  private(set) var bytes: [UInt8] = []

  /// Creates the header of a file with `frames` frames, at most `frameLimit`.
  init(frames: Int) {
    let rate = AudioFormat.sampleRate
    append("RIFF", UInt32(36 + frames * 2))
    append("WAVEfmt ", UInt32(16))
    append("", UInt16(1))  // PCM
    append("", UInt16(1))  // mono
    append("", UInt32(rate))
    append("", UInt32(rate * 2))
    append("", UInt16(2))
    append("", UInt16(16))
    append("data", UInt32(frames * 2))
  }

  /// Appends a tag and a number, lowest byte first.
  private mutating func append(_ tag: String, _ number: some FixedWidthInteger) {
    bytes += tag.utf8
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
