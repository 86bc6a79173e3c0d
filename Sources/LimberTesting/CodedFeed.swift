public import LimberAudio

/// A feed whose every sample says which frame of which content it is.
///
/// An even frame carries the low bits of its number as a positive sample, an odd one the high bits
/// as a negative sample; silence, which is zero, is neither. Two neighbours name a frame among
/// half a billion, three hours of them.
public struct CodedFeed: AudioFeed {
  /// The content frame that is heard on the stream frame zero.
  public var shift: Int
  /// One past the last stream frame that can be rendered.
  public var readyFrames: Int
  /// Whether nothing will come after it.
  public var isComplete: Bool

  /// Creates a feed.
  public init(shift: Int, readyFrames: Int, isComplete: Bool) {
    self.shift = shift
    self.readyFrames = readyFrames
    self.isComplete = isComplete
  }

  /// Renders coded frames.
  public func render(from frame: Int, into samples: inout [Int16]) {
    for index in samples.indices {
      samples[index] = Self.sample(for: frame + index + shift)
    }
  }

  /// The sample that names `frame` (0 or more).
  public static func sample(for frame: Int) -> Int16 {
    let half = frame >> 1
    return frame.isMultiple(of: 2)
      ? 1 + Int16(half & 0x3fff) : -1 - Int16(half >> 14 & 0x3fff)
  }

  /// The frame that the two samples name, if they are neighbours of one coded feed.
  public static func frame(named sample: Int16, before next: Int16) -> Int? {
    let isEven = sample > 0
    let (low, high) = isEven ? (sample, next) : (next, sample)
    guard low > 0, high < 0 else { return nil }
    let carry = !isEven && low == 1 ? 1 : 0
    let half = Int(low) - 1 + (-1 - Int(high) + carry) << 14
    return isEven ? half << 1 : half << 1 - 1
  }
}
