/// How far background sound steps back for words, as a pure function of the frame.
///
/// It is down before the first sample of a word, since all words are known in advance, stays down
/// between words that follow each other closely, and comes back slowly. So it never pumps: not
/// between the numbers of a count, nor between the sentences of an instruction.
public struct StepBack: Sendable {
  /// Where words keep it down, from the start of the fall to the end of the rise; without overlap.
  private let stretches: [Range<Int>]
  /// Where it begins to fade for good; nil if that is not known yet.
  private let end: Int?

  /// What is left of it under words: 12 dB less.
  public static let low: Float = 0.251_189
  /// How long it takes to step back: 300 ms.
  public static let fall = 300 * AudioFormat.framesPerMillisecond
  /// How long before a word it is down: 50 ms.
  public static let ahead = 50 * AudioFormat.framesPerMillisecond
  /// How long it stays down after a word: half a second.
  public static let linger = 500 * AudioFormat.framesPerMillisecond
  /// How long it takes to come back: 1.2 seconds.
  public static let rise = 1200 * AudioFormat.framesPerMillisecond
  /// The least time that it is back for; where there is less, it stays down: a second.
  public static let leastBack = 1000 * AudioFormat.framesPerMillisecond
  /// How long it takes to fade in the end: three seconds.
  public static let fade = 3000 * AudioFormat.framesPerMillisecond
  /// How far ahead of a frame words still matter to it.
  public static let foresight = linger + rise + leastBack + fall + ahead

  /// Creates the curve for words on the frames of `words`, in any order.
  public init(under words: [Range<Int>], end: Int?) {
    var stretches: [Range<Int>] = []
    for word in words.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let start = word.lowerBound - Self.ahead - Self.fall
      let stop = word.upperBound + Self.linger + Self.rise
      if let last = stretches.last, start - last.upperBound < Self.leastBack {
        stretches[stretches.count - 1] = last.lowerBound..<max(last.upperBound, stop)
      } else {
        stretches.append(start..<stop)
      }
    }
    self.stretches = stretches
    self.end = end
  }

  /// The gain on a frame: 1 for all of it, `low` under words, 0 after its end.
  public func gain(at frame: Int) -> Float {
    let words = stretches.isEmpty ? 1 : gain(at: frame, in: stretches[place(of: frame)])
    return words * ending(at: frame)
  }

  /// The gain all over `frames`, if it is the same there.
  func constantGain(over frames: Range<Int>) -> Float? {
    if let end, frames.upperBound > end { return nil }
    guard !stretches.isEmpty else { return 1 }
    let index = place(of: frames.lowerBound)
    let stretch = stretches[index]
    let next = index + 1 < stretches.count ? stretches[index + 1].lowerBound : .max
    if frames.upperBound <= stretch.lowerBound { return 1 }
    if frames.lowerBound >= stretch.upperBound, frames.upperBound <= next { return 1 }
    let down = stretch.lowerBound + Self.fall..<stretch.upperBound - Self.rise
    return down.lowerBound <= frames.lowerBound && frames.upperBound <= down.upperBound
      ? Self.low : nil
  }

  private func gain(at frame: Int, in stretch: Range<Int>) -> Float {
    let fallen = Float(frame - stretch.lowerBound) / Float(Self.fall)
    let risen = Float(frame - stretch.upperBound + Self.rise) / Float(Self.rise)
    return 1 - (1 - Self.low) * (fallen.eased - risen.eased)
  }

  private func ending(at frame: Int) -> Float {
    guard let end, frame > end else { return 1 }
    return 1 - (Float(frame - end) / Float(Self.fade)).eased
  }

  /// The last stretch that begins at or before a frame, or the first one.
  private func place(of frame: Int) -> Int {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].lowerBound <= frame { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}
