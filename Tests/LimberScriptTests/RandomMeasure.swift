import LimberTesting
import LimberTimeline

/// A voice whose words take between 100 and 900 ms, with beats, told by a seed.
struct RandomMeasure: SpeechMeasure {
  var seed: UInt64
  /// The share of utterances, in percent, that have been spoken.
  var known = 100

  func extent(of utterance: Utterance) -> SpeechExtent? {
    var hash = seed
    for byte in "\(utterance.role)\(utterance.text)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    var random = SeededGenerator(seed: hash)
    guard Int.random(in: 0..<100, using: &random) < known else { return nil }
    let words = utterance.text.split(separator: " ").count
    let duration = Milliseconds(words * Int.random(in: 100...900, using: &random))
    let beat = utterance.role == .count ? Int.random(in: 0...150, using: &random) : 60
    return SpeechExtent(duration: duration, beat: Milliseconds(min(beat, duration.count)))
  }
}
