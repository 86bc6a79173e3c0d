/// Finds where the moments of a sound lie (SPEECH.md 4), in frames.
enum ClipAnalysis {
  /// What is 40 dB below the peak, as a part of it.
  static let audible: Float = 0.01
  /// How long after the onset the beat may lie, in milliseconds: within the first syllable.
  private static let longestAttack = 250

  /// From the first audible sample of an engine's, within 40 dB of the peak, to the last; nil if
  /// nothing is heard.
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

  /// How many frames of words matter to their beat.
  static func attack(sampleRate: Int) -> Int {
    (longestAttack + margin) * (sampleRate / 1000)
  }

  /// A window more than is searched, in milliseconds.
  private static let margin = 20

  /// The first frame where the vowels reach half of their greatest level, from the onset on.
  static func beat(in audible: [Float], sampleRate: Int) -> Int {
    let perMillisecond = sampleRate / 1000
    // A window more than is searched at both ends, silence in front, so that the first level
    // and the last are as good as all others.
    let margin = margin * perMillisecond
    let silence = [Float](repeating: 0, count: margin)
    let attack = silence + audible.prefix(attack(sampleRate: sampleRate))
    let powers = BandEnvelope(attack, sampleRate: sampleRate).powers
    let searched = powers.dropFirst(margin).prefix(longestAttack * perMillisecond)
    // Half of a level is a quarter of its power.
    let quarter = (searched.max() ?? 0) / 4
    let first = searched.firstIndex { $0 >= quarter } ?? searched.startIndex
    return first - searched.startIndex
  }
}
