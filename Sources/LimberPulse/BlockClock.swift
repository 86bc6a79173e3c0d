internal import LimberAudio

/// The time of a stream on a server that tells it in blocks.
///
/// PipeWire counts a block of 21 ms as played as soon as it has fetched it, and does not say how much of
/// it really was. So each of its words is ahead of the sound by up to a block, and of the last few the
/// one that is least ahead is near to the truth (PLAYBACK.md 6; `make bench-play` measures it).
package struct BlockClock: Hashable, Sendable {
  /// A word of the server: by how many frames the stream was ahead of the machine's clock.
  private struct Word: Hashable {
    let moment: Int
    let lead: Int
  }

  /// How long a word is believed, in frames: short enough for the clock of any card to drift by less
  /// than 3 ms.
  private static let memory = 12 * AudioFormat.sampleRate

  private var words: [Word] = []

  /// Creates a clock that knows nothing.
  package init() {}

  /// Learns that `frame` was said to be heard at a moment, in frames of the machine's clock.
  package mutating func learn(_ frame: Int, at moment: Int) {
    words.removeAll { $0.moment < moment - Self.memory }
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
