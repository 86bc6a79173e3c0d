/// Background sound that goes on for ever: a piece that flows into its own beginning.
///
/// The sample on a frame is always the same, so any stretch can be rendered at any time. Where the
/// piece comes round, its end fades into its beginning with their power kept: two seconds, or half
/// of a shorter piece. The first time, it swells from silence instead.
public struct MusicLoop: Sendable {
  /// What every sample is multiplied with, where nothing makes it step back.
  public private(set) var gain: Float
  /// The piece with its end faded into its beginning; it follows itself without a seam.
  private let round: [Int16]
  /// The beginning as it is the first time.
  private let opening: [Int16]

  /// How long the end fades into the beginning, in frames.
  public static let seam = 2 * AudioFormat.sampleRate
  /// How long the first beginning swells, in frames.
  public static let swell = AudioFormat.sampleRate
  /// The shortest piece that can be looped, in frames, without the silence at its ends: a second.
  public static let shortest = AudioFormat.sampleRate
  /// What counts as silence at the ends of a piece: 60 dB below full scale.
  private static let silence: Int16 = 32

  /// Makes a loop of a piece at 48 kHz, without the silence at its ends.
  ///
  /// Returns nil if less than `shortest` is left.
  public init?(_ samples: consuming [Int16], gain: Float) {
    let isSound = { (sample: Int16) in sample.magnitude > Self.silence }
    guard let first = samples.firstIndex(where: isSound),
      let last = samples.lastIndex(where: isSound), last - first >= Self.shortest
    else { return nil }
    samples.removeLast(samples.count - 1 - last)
    samples.removeFirst(first)
    let seam = min(Self.seam, samples.count / 2)
    opening = Array(samples[..<seam])
    let period = samples.count - seam
    let likeness = Self.likeness(samples[period...], opening[...])
    for index in 0..<seam {
      let (out, into) = Self.weights(Float(index) / Float(seam), likeness)
      let sum = out * Float(samples[period + index]) + into * Float(opening[index])
      samples[index] = Int16(max(-32_767, min(32_767, sum.rounded())))
    }
    samples.removeLast(seam)
    round = samples
    self.gain = gain
  }

  /// The same music, so many times louder.
  public func multiplied(by factor: Float) -> MusicLoop {
    var loop = self
    loop.gain *= factor
    return loop
  }

  /// How many frames pass until it is the same again.
  public var period: Int { round.count }

  /// The sample on a frame, between −1 and 1 before the gain; silence before frame zero.
  public func sample(at frame: Int) -> Float {
    guard frame >= Self.swell else { return swelling(at: frame) }
    let sample = frame < opening.count ? opening[frame] : round[frame % round.count]
    return Float(sample) * gain / 32_768
  }

  private func swelling(at frame: Int) -> Float {
    guard frame >= 0 else { return 0 }
    let sample = frame < opening.count ? opening[frame] : round[frame % round.count]
    return Float(sample) * gain / 32_768 * (Float(frame) / Float(Self.swell)).eased
  }

  /// How much of the end and of the beginning is heard where `part` of the seam is over.
  ///
  /// Their squares sum to 1 where the two have nothing in common. The more they are alike, the more
  /// they help each other, and the less of both is needed.
  private static func weights(_ part: Float, _ likeness: Float) -> (out: Float, into: Float) {
    let share = part.eased
    let (out, into) = ((1 - share).squareRoot(), share.squareRoot())
    let power = (1 + 2 * out * into * likeness).squareRoot()
    return (out / power, into / power)
  }

  /// How alike two stretches are, from 0 for not at all to 1 for the same.
  private static func likeness(_ left: ArraySlice<Int16>, _ right: ArraySlice<Int16>) -> Float {
    var (both, first, second) = (0.0, 0.0, 0.0)
    for (one, other) in zip(left, right) {
      let (one, other) = (Double(one), Double(other))
      both += one * other
      first += one * one
      second += other * other
    }
    guard first > 0, second > 0 else { return 0 }
    return Float(max(0, both / (first * second).squareRoot()))
  }
}

extension Float {
  /// From 0 to 1 as the number does, level at both ends.
  var eased: Float {
    let part = Swift.min(1, Swift.max(0, self))
    return part * part * (3 - 2 * part)
  }
}
