/// Stored samples as a WAV file that any program can play, and that proves itself to us.
///
/// The one extra chunk, `limb`, holds the clip's key and a checksum. There is only one way to
/// write the file of a clip, so whatever is not exactly that is no clip.
struct ClipFile {
  /// The clip's key.
  let key: ClipKey
  /// The samples.
  let audio: SpokenAudio

  private static let headerSize = 44
  private static let trailerSize = 8 + 64 + 8

  /// A clip to be written.
  init(key: ClipKey, audio: SpokenAudio) {
    self.key = key
    self.audio = audio
  }

  /// Reads a file; nil if it is not, to the last bit, the file of a clip with this key.
  init?(key: ClipKey, bytes: [UInt8]) {
    let end = bytes.count - Self.trailerSize
    guard end > Self.headerSize, end % 2 == 0 else { return nil }
    let rate = bytes[24..<28].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard rate > 0,
      bytes[..<Self.headerSize].elementsEqual(Self.header(rate, dataSize: end - Self.headerSize)),
      bytes[end...].elementsEqual(
        Self.trailer(key, checksum: BulkBytes.sum(of: bytes, first: end)))
    else { return nil }
    let samples = BulkBytes.samples(in: bytes, Self.headerSize..<end)
    self.init(key: key, audio: SpokenAudio(samples: samples, sampleRate: rate))
  }

  /// The whole file.
  var bytes: [UInt8] {
    let size = 2 * audio.samples.count
    var bytes = Self.header(audio.sampleRate, dataSize: size)
    bytes.reserveCapacity(bytes.count + size + Self.trailerSize)
    bytes += BulkBytes.bytes(of: audio.samples)
    return bytes + Self.trailer(key, checksum: BulkBytes.sum(of: bytes, first: bytes.count))
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

  private static func trailer(_ key: ClipKey, checksum: UInt64) -> [UInt8] {
    tag("limb") + littleEndian(UInt32(72)) + tag(key.digits) + littleEndian(checksum)
  }

  private static func tag(_ text: String) -> [UInt8] {
    Array(text.utf8)
  }

  private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
