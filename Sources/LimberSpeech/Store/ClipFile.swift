/// Stored samples as a WAV file that any program can play, and that proves itself to us.
///
/// The one extra chunk, `limb`, holds the clip's key and a checksum. There is only one way to
/// write the file of a clip, so whatever is not exactly that is no clip.
struct ClipFile {
  /// The clip's key.
  let key: ClipKey
  /// The engine's samples.
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
    let dataSize = bytes.count - Self.headerSize - Self.trailerSize
    guard dataSize > 0, dataSize % 2 == 0 else { return nil }
    let samples = (0..<dataSize / 2).map { index in
      let start = Self.headerSize + 2 * index
      return Int16(bitPattern: UInt16(bytes[start]) | UInt16(bytes[start + 1]) << 8)
    }
    let rate = bytes[24..<28].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard rate > 0 else { return nil }
    self.init(key: key, audio: SpokenAudio(samples: samples, sampleRate: rate))
    guard self.bytes == bytes else { return nil }
  }

  /// The whole file.
  var bytes: [UInt8] {
    var bytes = header(dataSize: 2 * audio.samples.count)
    bytes.reserveCapacity(bytes.count + 2 * audio.samples.count + Self.trailerSize)
    for sample in audio.samples {
      bytes.append(UInt8(truncatingIfNeeded: sample))
      bytes.append(UInt8(truncatingIfNeeded: sample >> 8))
    }
    let checksum = Self.checksum(bytes)
    return bytes + tag("limb") + littleEndian(UInt32(72)) + tag(key.digits) + littleEndian(checksum)
  }

  private func header(dataSize: Int) -> [UInt8] {
    let rate = UInt32(clamping: audio.sampleRate)
    let whole = UInt32(clamping: Self.headerSize - 8 + dataSize + Self.trailerSize)
    let format: [UInt8] =
      littleEndian(UInt16(1)) + littleEndian(UInt16(1)) + littleEndian(rate)
      + littleEndian(rate &* 2) + littleEndian(UInt16(2)) + littleEndian(UInt16(16))
    return tag("RIFF") + littleEndian(whole) + tag("WAVE") + tag("fmt ")
      + littleEndian(UInt32(16)) + format + tag("data") + littleEndian(UInt32(clamping: dataSize))
  }

  /// 64-bit FNV-1a: any single change gives another sum.
  private static func checksum(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  private func tag(_ text: String) -> [UInt8] {
    Array(text.utf8)
  }

  private func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
