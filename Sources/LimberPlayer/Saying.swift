public import LimberSpeech
public import LimberTimeline

/// Words that are no part of a session, with their clips.
public struct Saying: Sendable {
  /// When they are said.
  public enum Moment: Hashable, Sendable {
    /// At once, in place of what is being said beside the session; a cue is said again after it.
    case now
    /// Where no cue is cut off, while the window waits.
    case whenFree
  }

  /// What is said, in order.
  public var words: [(utterance: Utterance, clip: SpeechClip)]
  /// When it is said.
  public var moment: Moment
  /// The tone before it, if it is the answer to something that was asked for.
  public var answer: Player.Answer?

  /// Creates words to say.
  public init(
    _ words: [(utterance: Utterance, clip: SpeechClip)], moment: Moment,
    answer: Player.Answer? = nil
  ) {
    self.words = words
    self.moment = moment
    self.answer = answer
  }

  /// How long it takes, with the silence around it.
  public var duration: Milliseconds {
    let lengths = words.map(\.clip.extent.duration.count)
    let tone = answer.map { $0.length + AsideMaker.edge.count } ?? 0
    let gaps = AsideMaker.gap.count * max(0, words.count - 1)
    let edges = AsideMaker.edge.count + AsideMaker.rest.count
    return Milliseconds(lengths.reduce(0, +) + gaps + edges + tone)
  }
}
