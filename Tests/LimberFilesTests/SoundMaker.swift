import Foundation

/// Sound files made byte by byte from the format's own rules, in a folder that vanishes.
struct SoundMaker: ~Copyable {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "limber-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Writes bytes to a file of that name, and returns its path.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  /// A WAV file of samples in 16 bit, or in 32-bit floating point; `claiming` so many bytes of
  /// sound, or as many as there are.
  static func wav(
    _ samples: [Float], rate: Int, channels: Int = 1, isFloat: Bool = false, claiming: Int? = nil
  ) -> [UInt8] {
    let sound = samples.flatMap { sample -> [UInt8] in
      isFloat
        ? bytes(Int(sample.bitPattern), 4)
        : bytes(Int((max(-1, min(1, sample)) * 32_767).rounded()), 2)
    }
    let width = isFloat ? 4 : 2
    let size = claiming ?? sound.count
    return Array("RIFF".utf8) + bytes(size + 36, 4) + Array("WAVEfmt ".utf8) + bytes(16, 4)
      + bytes(isFloat ? 3 : 1, 2) + bytes(channels, 2) + bytes(rate, 4)
      + bytes(rate * channels * width, 4) + bytes(channels * width, 2) + bytes(8 * width, 2)
      + Array("data".utf8) + bytes(size, 4) + sound
  }

  /// A sine at half of full scale.
  static func sine(_ frequency: Double, rate: Int, frames: Int) -> [Float] {
    (0..<frames).map {
      Float(0.5 * sin(2 * Double.pi * frequency * Double($0) / Double(rate)))
    }
  }

  private static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
