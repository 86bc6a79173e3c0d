/// The sum of many placed buffers, as a pure function of the frame.
///
/// Any stretch can be rendered at any time, whole or in pieces, with the same bits: the samples on
/// a frame are always added in the same order. Where nothing is placed there is exact zero. Nothing
/// is louder than −1.5 dBTP: a limiter makes it softer in time.
public struct Mixer: Sendable {
  /// The buffers by their start; those with the same start in the order they were given.
  private let placed: [PlacedBuffer]
  /// For each buffer, the furthest end of it and all before it; never decreases.
  private let reach: [Int]

  /// Creates a mixer of buffers in any order; they may overlap.
  public init(_ buffers: [PlacedBuffer]) {
    let order = buffers.indices.sorted { (buffers[$0].start, $0) < (buffers[$1].start, $1) }
    var furthest = Int.min
    placed = order.map { buffers[$0] }
    reach = placed.map { buffer in
      furthest = max(furthest, buffer.end)
      return furthest
    }
  }

  /// One past the last frame that is not silence by construction; 0 if there is none.
  public var frames: Int {
    max(0, reach.last ?? 0)
  }

  /// Whether nothing is placed in a stretch.
  public func isSilent(in frames: Range<Int>) -> Bool {
    placed[touching(frames)].allSatisfy { $0.end <= frames.lowerBound }
  }

  /// How many frames ahead a sound is felt, since what is too loud begins to fall before it comes.
  ///
  /// Frames stay as they are when buffers are added that begin so much later.
  public static let lookAhead = Limiter.lookAhead

  /// Fills `samples` with the frames from `frame` on; costs what touches that stretch.
  public func render(from frame: Int, into samples: inout [Int16]) {
    render(from: frame, into: &samples, over: nil)
  }

  /// Fills `samples` with the frames from `frame` on, and background sound under them.
  public func render(from frame: Int, into samples: inout [Int16], over undertone: Undertone?) {
    var offset = 0
    while offset < samples.count {
      let count = min(Self.atOnce, samples.count - offset)
      mix(from: frame + offset, into: &samples, at: offset..<offset + count, over: undertone)
      offset += count
    }
  }

  /// How many frames are mixed at once: a second.
  private static let atOnce = AudioFormat.sampleRate

  /// Fills some of `samples`.
  private func mix(
    from frame: Int, into samples: inout [Int16], at indices: Range<Int>,
    over undertone: Undertone?
  ) {
    let frames = frame..<frame + indices.count
    let mixed = undertone == nil ? heard(in: frames) : frames
    let first = indices.lowerBound + mixed.lowerBound - frame
    let end = first + mixed.count
    for index in indices.lowerBound..<first { samples[index] = 0 }
    for index in end..<indices.upperBound { samples[index] = 0 }
    guard !mixed.isEmpty else { return }
    var stretch = MixedStretch(around: mixed)
    for index in touching(stretch.frames) { stretch.add(placed[index]) }
    undertone?.add(to: &stretch)
    stretch.limit()
    stretch.write(from: mixed.lowerBound, into: &samples, at: first..<end)
  }

  /// The part of `frames` in front of which, and behind which, there is nothing; it may be empty.
  private func heard(in frames: Range<Int>) -> Range<Int> {
    let buffers = placed[touching(frames)].filter { $0.end > frames.lowerBound }
    guard let first = buffers.first, let end = buffers.map(\.end).max() else {
      return frames.lowerBound..<frames.lowerBound
    }
    return max(frames.lowerBound, first.start)..<min(frames.upperBound, end)
  }

  /// The buffers that may sound in `stretch`, found by halving.
  private func touching(_ stretch: Range<Int>) -> Range<Int> {
    let first = reach.boundary { $0 > stretch.lowerBound }
    let last = placed.boundary { $0.start >= stretch.upperBound }
    return first..<max(first, last)
  }
}

extension Mixer: AudioFeed {
  /// All frames: nothing is made later.
  public var readyFrames: Int { frames }

  /// A mixer never grows.
  public var isComplete: Bool { true }
}

extension Array {
  /// The first index whose element, and all after it, satisfy the predicate; else `endIndex`.
  fileprivate func boundary(where predicate: (Element) -> Bool) -> Int {
    var range = indices
    while let first = range.first {
      let middle = first + range.count / 2
      range = predicate(self[middle]) ? first..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }
}
