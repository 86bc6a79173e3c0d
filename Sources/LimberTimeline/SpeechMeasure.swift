/// How much time an utterance takes, once a voice has said it.
public struct SpeechExtent: Hashable, Sendable {
  /// From the first to the last audible sample, rounded up to a millisecond.
  public var duration: Milliseconds
  /// From the first audible sample to the beat: the moment a listener takes for the time of the
  /// word (Morton, Marcus and Frankish 1976), rounded to a millisecond.
  public var beat: Milliseconds

  /// Creates an extent.
  public init(duration: Milliseconds, beat: Milliseconds) {
    self.duration = duration
    self.beat = beat
  }
}

/// Tells how long utterances take, so that a timeline can be laid out around them.
///
/// The answer for one utterance never changes during a layout, so that planning twice gives the
/// same timeline.
public protocol SpeechMeasure: Sendable {
  /// The extent of `utterance`, or nil while no voice has said it.
  func extent(of utterance: Utterance) -> SpeechExtent?
}

/// The voice of the goldens: every word takes 400 ms, and its beat is its start (LANGUAGE.md 7.11).
public struct FixedMeasure: SpeechMeasure {
  /// Creates the measure.
  public init() {}

  /// 400 ms for each run of characters between white space.
  public func extent(of utterance: Utterance) -> SpeechExtent? {
    let words = Self.words(in: utterance.text)
    return SpeechExtent(duration: Milliseconds(400 * words), beat: .zero)
  }

  /// How many runs of characters there are; layouts ask that a hundred thousand times.
  private static func words(in text: String) -> Int {
    var (words, isInside) = (0, false)
    for byte in text.utf8 {
      // Beyond ASCII there is more white space, and marks that belong to a space.
      guard byte < 0x80 else { return text.split(whereSeparator: \.isWhitespace).count }
      let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
      if !isSpace, !isInside { words += 1 }
      isInside = !isSpace
    }
    return words
  }
}
