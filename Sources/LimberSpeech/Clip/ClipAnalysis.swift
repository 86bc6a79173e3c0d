/// Where the moments of a sound lie (SPEECH.md 4), in frames.
struct ClipAnalysis {
  /// The first audible frame: within 40 dB of the peak.
  let onset: Int
  /// The frame a listener takes for the time of the word.
  let beat: Int
  /// One past the last audible frame.
  let end: Int

  /// What is 40 dB below the peak, as a part of it.
  private static let audible: Float = 0.01
  /// How long after the onset the beat may lie, in milliseconds: within the first syllable.
  private static let longestAttack = 250

  /// Measures samples at `sampleRate` a second; nil if nothing is heard in them.
  init?(_ samples: [Float], sampleRate: Int) {
    guard let heard = Self.audiblePart(of: samples) else { return nil }
    onset = heard.lowerBound
    end = heard.upperBound
    beat = Self.beat(in: samples[heard], sampleRate: sampleRate)
  }

  /// The largest sample, whatever its sign.
  ///
  /// Floats without a sign have the order of their bits, and whole numbers are compared eight at a
  /// time.
  static func peak(of samples: [Float]) -> Float {
    let bits = samples.reduce(Int32(0)) { max($0, Int32($1.bitPattern & 0x7fff_ffff)) }
    return Float(bitPattern: UInt32(bits))
  }

  /// From the first to the last audible sample; nil if nothing is heard.
  ///
  /// `peak` is that of the sound which the samples are a part of; nil if they are all of it.
  static func audiblePart(of samples: [Float], peak: Float? = nil) -> Range<Int>? {
    let peak = peak ?? self.peak(of: samples)
    let isAudible = { (sample: Float) in abs(sample) >= peak * audible }
    guard peak > 0, let first = samples.firstIndex(where: isAudible),
      let last = samples.lastIndex(where: isAudible)
    else { return nil }
    return first..<last + 1
  }

  /// The same of samples as engines give them.
  static func audiblePart(of samples: [Int16]) -> Range<Int>? {
    let peak = samples.reduce(Int16(0)) { max($0, $1 < 0 ? ~$1 : $1) }
    // In whole numbers, 40 dB are rounded to the next step of the scale.
    let least = max(1, Int16((Float(peak) * audible).rounded()))
    let isAudible = { (sample: Int16) in sample >= least || sample <= -least }
    guard let first = samples.firstIndex(where: isAudible),
      let last = samples.lastIndex(where: isAudible)
    else { return nil }
    return first..<last + 1
  }

  /// The first frame where the vowels reach half of their greatest level.
  private static func beat(in audible: ArraySlice<Float>, sampleRate: Int) -> Int {
    let perMillisecond = sampleRate / 1000
    // A window more than is searched at both ends, silence in front, so that the first level
    // and the last are as good as all others.
    let margin = 20 * perMillisecond
    let silence = [Float](repeating: 0, count: margin)
    let attack = silence + audible.prefix(longestAttack * perMillisecond + margin)
    let powers = BandEnvelope(attack, sampleRate: sampleRate).powers
    let searched = powers.dropFirst(margin).prefix(longestAttack * perMillisecond)
    // Half of a level is a quarter of its power.
    let quarter = (searched.max() ?? 0) / 4
    let first = searched.firstIndex { $0 >= quarter } ?? searched.startIndex
    return audible.startIndex + first - searched.startIndex
  }
}
