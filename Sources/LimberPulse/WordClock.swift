internal import LimberAudio

/// The time of a stream by the words of its server, and by the machine's clock from one to the next.
///
/// PulseAudio's words are exact, and the last one counts: 99 of 100 positions are off by 0.1 ms at most, and
/// by 0.7 with a card 200 millionths too fast. libpulse itself draws a line through many of them, and takes
/// a word for as long on its way back as it was on its way there, which is off by milliseconds where either
/// is late (docs/measurements.md).
///
/// PipeWire counts a block of 21 ms as played as soon as it has fetched it, and does not say how much of
/// it really was. So each of its words is ahead of the sound by up to a block, and of the last few the
/// one that is least ahead is near to the truth (PLAYBACK.md 6; `make bench-play` measures it).
package struct WordClock: Hashable, Sendable {
  /// A word of the server: by how many frames the stream was ahead of the machine's clock.
  private struct Word: Hashable {
    let moment: Int
    let lead: Int
  }

  /// How old a word may be, in frames: a second.
  private static let longestWay = AudioFormat.sampleRate

  private var words: [Word] = []

  /// Creates a clock that knows nothing.
  package init() {}

  /// Learns that `frame` was said to be heard `age` before a moment, all in frames of the machine's clock;
  /// former words count too that are no more than `memory` frames older, and none if that is zero.
  ///
  /// A word that is over a second old waited while this program stood still, and one from the future was
  /// written before the wall clock was set back: neither counts.
  package mutating func learn(
    _ frame: Int, aged age: Int = 0, at now: Int, within memory: Int
  ) {
    guard (0...Self.longestWay).contains(age) else { return }
    let moment = now - age
    words.removeAll { memory == 0 || $0.moment < moment - memory }
    words.append(Word(moment: moment, lead: frame - moment))
  }

  /// Forgets everything, since the stream does not go on as it did.
  package mutating func forget() {
    words = []
  }

  /// The frame that is heard at a moment; nil if nothing is known.
  package func frame(at moment: Int) -> Int? {
    words.map(\.lead).min().map { moment + $0 }
  }
}
