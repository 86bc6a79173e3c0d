internal import Foundation
internal import LimberAudio
internal import LimberFiles

/// A recording as ears take it: mono, at 16 kHz.
struct Recording {
  /// Its samples, full scale at 1.
  let samples: [Float]

  /// Reads a sound file.
  init(path: String) throws {
    if let samples = Self.plain(path) {
      self.samples = samples
      return
    }
    do throws(SoundFileError) {
      let file = try MusicFile(path: path)
      if file.isCut { Message.say("\(path) is long: its first ten minutes are heard") }
      samples = Resampler(from: AudioFormat.sampleRate, to: TimedSound.sampleRate)
        .resampled(file.samples.map { Float($0) / 32_768 })
    } catch {
      throw Failure("cannot hear \(error.path): \(error.reason)")
    }
  }

  /// The samples of a WAV file that is mono, at 16 kHz and 16 bit already; nil for every other.
  private static func plain(_ path: String) -> [Float]? {
    guard let data = FileManager.default.contents(atPath: path), data.count >= 44,
      data.starts(with: Array("RIFF".utf8)), data[8..<16] == Data("WAVEfmt ".utf8),
      number(data, 20, 2) == 1, number(data, 22, 2) == 1,
      number(data, 24, 4) == TimedSound.sampleRate, number(data, 34, 2) == 16,
      data[36..<40] == Data("data".utf8)
    else { return nil }
    let bytes = [UInt8](data[44..<min(data.count, 44 + number(data, 40, 4))])
    return stride(from: 0, to: bytes.count - 1, by: 2).map { place in
      let value = Int16(bitPattern: UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8)
      return Float(value) / 32_768
    }
  }

  private static func number(_ data: Data, _ place: Int, _ count: Int) -> Int {
    data[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
