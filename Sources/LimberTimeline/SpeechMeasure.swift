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
    let words = utterance.text.split(whereSeparator: \.isWhitespace).count
    return SpeechExtent(duration: Milliseconds(400 * words), beat: .zero)
  }
}
