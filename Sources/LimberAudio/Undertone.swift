/// Background sound under a stretch of a mix, with its own place in time.
///
/// The mix may jump while the music goes on: then the music is told which of its frames is heard,
/// and glides from the gain it had to the one it should have.
public struct Undertone: Sendable {
  private let music: MusicLoop
  private let curve: StepBack
  /// What is added to a frame of the mix to get the frame of the music.
  private let offset: Int
  private let glide: Glide?

  /// How a gain that a jump left behind fades away.
  public struct Glide: Hashable, Sendable {
    /// The frame of the mix that the jump led to.
    public var start: Int
    /// How much more there was before the jump than there should be after it.
    public var excess: Float

    /// How long it takes: as long as stepping back does.
    public static let length = StepBack.fall

    /// Creates a glide.
    public init(start: Int, excess: Float) {
      self.start = start
      self.excess = excess
    }

    /// What is left of it on a frame.
    public func rest(at frame: Int) -> Float {
      excess * (1 - (Float(frame - start) / Float(Self.length)).eased)
    }
  }

  /// Puts `music` under a mix: its frame is that of the mix and `offset`.
  public init(_ music: MusicLoop, under curve: StepBack, offset: Int, glide: Glide?) {
    self.music = music
    self.curve = curve
    self.offset = offset
    self.glide = glide
  }

  /// Adds it to all of a stretch.
  func add(to stretch: inout MixedStretch) {
    let frames = stretch.frames
    for start in stride(from: frames.lowerBound, to: frames.upperBound, by: Self.block) {
      add(to: &stretch, on: start..<min(frames.upperBound, start + Self.block))
    }
  }

  /// How many frames are looked at together, as the gain often is the same for a while.
  private static let block = 480

  private func add(to stretch: inout MixedStretch, on frames: Range<Int>) {
    let isGliding = glide.map { frames.lowerBound < $0.start + Glide.length } ?? false
    if !isGliding, let gain = curve.constantGain(over: frames) {
      stretch.add(on: frames) { music.sample(at: $0 + offset) * gain }
    } else {
      stretch.add(on: frames) { music.sample(at: $0 + offset) * gain(at: $0) }
    }
  }

  private func gain(at frame: Int) -> Float {
    curve.gain(at: frame) + (glide?.rest(at: frame) ?? 0)
  }
}
