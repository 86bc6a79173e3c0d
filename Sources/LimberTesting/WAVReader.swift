/// A sound file of the one format, read back for a comparison.
public struct WAVReader: Hashable, Sendable {
  /// The samples.
  public let samples: [Int16]
  /// Frames a second.
  public let sampleRate: Int

  /// Reads a whole file; `nil` unless it is RIFF WAVE with a plain header, mono, signed 16 bit,
  /// and as long as its header says.
  ///
  /// What comes behind the samples, such as tags, is passed over.
  public init?(_ bytes: [UInt8]) {
    func number(_ offset: Int, _ size: Int) -> Int {
      bytes[offset..<offset + size].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    guard bytes.count >= 44,
      bytes.starts(with: "RIFF".utf8), bytes[8..<16].elementsEqual("WAVEfmt ".utf8),
      bytes[36..<40].elementsEqual("data".utf8),
      number(4, 4) == bytes.count - 8, number(40, 4) <= bytes.count - 44,
      number(16, 4) == 16, number(20, 2) == 1, number(22, 2) == 1,
      number(28, 4) == number(24, 4) * 2, number(32, 2) == 2, number(34, 2) == 16
    else { return nil }
    sampleRate = number(24, 4)
    samples = stride(from: 44, to: 43 + number(40, 4), by: 2).map {
      Int16(truncatingIfNeeded: number($0, 2))
    }
  }
}
