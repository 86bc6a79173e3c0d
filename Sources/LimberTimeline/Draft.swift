/// A timeline whose words may not all have been spoken yet.
///
/// Laying out again with more of them measured gives a draft that is equal up to the earlier
/// draft's `settled`, so playing may begin before everything is spoken.
public struct Draft: Hashable, Sendable {
  /// The timeline, with estimates where an extent is missing.
  public var timeline: Timeline
  /// The utterances that had no extent, each once, in the order in which they are needed.
  public var missing: [Utterance]
  /// Up to here the timeline is final; its whole duration once nothing is missing.
  public var settled: Milliseconds

  /// Creates a draft.
  public init(timeline: Timeline, missing: [Utterance], settled: Milliseconds) {
    self.timeline = timeline
    self.missing = missing
    self.settled = settled
  }

  /// Whether nothing is missing any more.
  public var isFinal: Bool { missing.isEmpty }
}
