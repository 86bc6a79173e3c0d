internal import LimberAudio

/// Stored samples as a WAV file that any program can play, and that proves itself to us.
///
/// The one extra chunk, `limb`, holds the clip's key, what was measured in its samples, and a
/// checksum. There is only one way to write the file of a clip, so whatever is not exactly that is
/// no clip.
struct ClipFile {
  /// The clip's key.
  let key: ClipKey
  /// The samples, and what was measured in them.
  let speech: KeptSpeech

  private static let headerSize = 44
  private static let trailerSize = 8 + 64 + 16 + 8

  /// A clip to be written.
  init(key: ClipKey, speech: KeptSpeech) {
    self.key = key
    self.speech = speech
  }

  /// Reads a file, two bytes a word; nil if it is not, to the last bit, the file of a clip with this
  /// key.
  ///
  /// The samples stay where they are: the words are not copied.
  init?(key: ClipKey, words: [Int16]) {
    let (first, end) = (Self.headerSize / 2, words.count - Self.trailerSize / 2)
    guard end > first else { return nil }
    let header = BulkBytes.bytes(of: words[..<first])
    let trailer = BulkBytes.bytes(of: words[end...])
    let rate = Self.number(header[24..<28])
    let facts = stride(from: 72, to: 88, by: 4).map { Self.number(trailer[$0..<$0 + 4]) }
    let reach = SampleReach(peak: facts[2], bend: facts[3])
    guard rate > 0,
      let speech = KeptSpeech(
        samples: BulkBytes.ordered(words[first..<end]), sampleRate: rate,
        heard: (facts[0], facts[1]), reach: reach),
      header == Self.header(rate, dataSize: 2 * (end - first)),
      trailer == Self.trailer(key, speech, header, samples: words[first..<end])
    else { return nil }
    self.init(key: key, speech: speech)
  }

  /// What is in front of the samples in the file.
  var header: [UInt8] {
    Self.header(speech.sampleRate, dataSize: 2 * speech.samples.count)
  }

  /// What is behind them, from what is in front and the samples as they are written.
  func trailer(_ header: [UInt8], samples: ArraySlice<Int16>) -> [UInt8] {
    Self.trailer(key, speech, header, samples: samples)
  }

  private static func header(_ sampleRate: Int, dataSize: Int) -> [UInt8] {
    let rate = UInt32(clamping: sampleRate)
    let whole = UInt32(clamping: headerSize - 8 + dataSize + trailerSize)
    let format: [UInt8] =
      littleEndian(UInt16(1)) + littleEndian(UInt16(1)) + littleEndian(rate)
      + littleEndian(rate &* 2) + littleEndian(UInt16(2)) + littleEndian(UInt16(16))
    return tag("RIFF") + littleEndian(whole) + tag("WAVE") + tag("fmt ")
      + littleEndian(UInt32(16)) + format + tag("data") + littleEndian(UInt32(clamping: dataSize))
  }

  private static func trailer(
    _ key: ClipKey, _ speech: KeptSpeech, _ header: [UInt8], samples: ArraySlice<Int16>
  ) -> [UInt8] {
    let (heard, reach) = (speech.heard, speech.reach)
    let facts = [heard.lowerBound, heard.upperBound, reach.peak, reach.bend]
    var trailer = tag("limb") + littleEndian(UInt32(trailerSize - 8)) + tag(key.digits)
    for fact in facts { trailer += littleEndian(UInt32(clamping: fact)) }
    let sums = [
      BulkBytes.sum(of: header), BulkBytes.sum(of: samples), BulkBytes.sum(of: trailer),
    ]
    return trailer + littleEndian(BulkBytes.sum(of: sums))
  }

  private static func tag(_ text: String) -> [UInt8] {
    Array(text.utf8)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
