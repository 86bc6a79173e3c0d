/// A feed whose silence is not quite silent, so that sleepy devices stay awake.
///
/// Bluetooth, HDMI and USB devices doze off in digital silence and then swallow the first words.
/// Every exact zero is replaced by −1, 0 or 1, about −90 dB, by the frame's number alone: the
/// result is as repeatable as the feed itself.
public struct KeepAwakeFeed: AudioFeed {
  private let feed: any AudioFeed

  /// Creates a feed that equals `feed` but for its exact zeros.
  public init(_ feed: any AudioFeed) {
    self.feed = feed
  }

  /// As many as the feed within has.
  public var readyFrames: Int { feed.readyFrames }

  /// Whether the feed within is complete.
  public var isComplete: Bool { feed.isComplete }

  /// Renders the feed within, and dithers its zeros.
  public func render(from frame: Int, into samples: inout [Int16]) {
    feed.render(from: frame, into: &samples)
    var samples = samples.mutableSpan
    Kernel.dither(&samples, from: frame)
  }

  /// The difference of two scrambled bits: −1, 0 or 1 in the ratio 1 : 2 : 1.
  static func dither(_ frame: Int) -> Int16 {
    var bits = UInt64(bitPattern: Int64(frame)) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    return Int16(bits >> 63) - Int16(bits >> 62 & 1)
  }
}
