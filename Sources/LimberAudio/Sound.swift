/// What can be mixed: samples as they are, or an engine's with what is done to them on the way.
public enum Sound: Hashable, Sendable {
  /// Samples as they are.
  case samples(AudioBuffer)
  /// Samples in the form in which they are stored.
  case kept(KeptSound)

  /// How many frames it lasts.
  public var count: Int {
    switch self {
    case .samples(let buffer): buffer.samples.count
    case .kept(let sound): sound.count
    }
  }

  /// All its samples.
  public var buffer: AudioBuffer {
    switch self {
    case .samples(let buffer): buffer
    case .kept(let sound): AudioBuffer(samples: sound.samples(in: 0..<sound.count))
    }
  }

  /// The sound with so much silence behind it that it lasts `count` frames; itself if it lasts
  /// longer.
  public func padded(to count: Int) -> Sound {
    switch self {
    case .samples(var buffer):
      buffer.samples += [Float](repeating: 0, count: max(0, count - buffer.samples.count))
      return .samples(buffer)
    case .kept(var sound):
      sound.count = max(sound.count, count)
      return .kept(sound)
    }
  }
}
