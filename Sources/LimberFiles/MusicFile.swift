internal import LimberAudio

/// A piece of music, read from a file.
public struct MusicFile: Sendable {
  /// The piece: 48 kHz, all channels as one, without what lies behind `limit`.
  public var samples: [Int16]
  /// Whether the file is longer than what was read.
  public var isCut: Bool
  /// Whether the file breaks off, so that less was read than it should hold.
  public var isDamaged: Bool

  /// The most that is read of a file, in frames: ten minutes, 58 MB.
  public static let limit = 600 * AudioFormat.sampleRate

  /// Reads WAV, FLAC, Ogg, Opus, MP3 and what else libsndfile knows, in bounded memory.
  ///
  /// Blocks while it reads; checks for cancellation several times a second of sound.
  ///
  /// - Throws: A `SoundFileError`; a file that is damaged further on is used up to there.
  public init(path: String) throws(SoundFileError) {
    var file = try OpenSoundFile(path: path)
    var resampler = BlockResampler(from: file.sampleRate, to: AudioFormat.sampleRate)
    samples = []
    isCut = false
    while true {
      guard !Task.isCancelled else {
        throw SoundFileError(.cancelled, path: path, reason: "cancelled")
      }
      let block = file.read()
      let settled = block.isEmpty ? resampler.finish() : resampler.add(block)
      samples += settled.map(Self.sample)
      guard !block.isEmpty else { break }
      isCut = samples.count > Self.limit
      if isCut { break }
    }
    if isCut { samples.removeLast(samples.count - Self.limit) }
    isDamaged = file.isDamaged
    guard !samples.isEmpty else {
      throw SoundFileError(.tooShort, path: path, reason: "there is no sound in it")
    }
  }

  /// What is above full scale is cut off, as every player does.
  private static func sample(_ value: Float) -> Int16 {
    Int16((max(-1, min(1, value)) * 32_767).rounded())
  }
}
