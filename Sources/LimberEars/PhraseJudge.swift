public import LimberControl

/// Decides whether what was heard is a command.
public struct PhraseJudge: Hashable, Sendable {
  /// The lowest score that is believed, in nats for each phoneme.
  public var threshold = -1.0
  /// What is asked of phrases as they were heard in two or three phonemes, which a tone of music or a
  /// piece of another word soon sounds like.
  public var thresholdsOfShort = [2: -0.4, 3: -0.8]
  /// How many other sounds an utterance may have beside the command.
  public var mostOthers = 2
  /// How many beside a phrase that was heard in two or three phonemes.
  public var mostOthersOfShort = 1
  /// How much better than another command it has to be.
  public var margin = 0.15
  /// The score in the loudspeaker's sound from which on it is the loudspeaker's.
  public var loudspeakerThreshold = -1.2
  /// The lowest score that is believed over the loudspeaker, where what is left of its echo may
  /// sound like anything.
  public var thresholdOverLoudspeaker = -0.7
  /// How many other sounds an utterance may have then.
  public var mostOthersOverLoudspeaker = 4
  /// How many phonemes a phrase needs to be believed then.
  public var leastPhonemesOverLoudspeaker = 7
  /// By how many dB cancelling may weaken a stretch in which a person speaks; an echo alone is
  /// weakened by more.
  public var mostWeakened = 13.0
  /// How long after a command nothing is obeyed, in samples at 16 kHz.
  public var refractory = 16_000

  /// The measured rules of docs/hands-free.md.
  public init() {}

  /// What is made of an utterance.
  public enum Verdict: Hashable, Sendable {
    /// It is this command, as far as it can be told from the utterance alone.
    case command(PhraseMatch)
    /// It comes nearest to this, and is not obeyed.
    case unheard(PhraseMatch, Unheard)
    /// Nothing was listened for.
    case nothing
  }

  /// What matches, the best first, come to.
  public func verdict(on matches: [PhraseMatch]) -> Verdict {
    guard let best = matches.first else { return .nothing }
    guard best.score >= lowestScore(of: best) else { return .unheard(best, .unclear) }
    let isShort = thresholdsOfShort[best.phonemes] != nil
    guard best.others <= (isShort ? mostOthersOfShort : mostOthers) else {
      return .unheard(best, .moreWords)
    }
    // What leaves more of the utterance over cannot be all that was said.
    let rival = matches.first {
      $0.phrase.command != best.phrase.command && $0.others <= mostOthers
    }
    if let rival, best.rank - rival.rank < margin {
      return .unheard(best, .ambiguous)
    }
    return .command(best)
  }

  /// The lowest score that is believed of a match.
  private func lowestScore(of match: PhraseMatch) -> Double {
    match.phrase.threshold ?? thresholdsOfShort[match.phonemes] ?? threshold
  }

  /// Whether a match may be what is left of the loudspeaker's echo; `others` are the sounds beside
  /// it, and `weakened` says by how many dB cancelling weakened the stretch.
  public func mayBeEcho(_ match: PhraseMatch, others: Int, weakened: Double) -> Bool {
    match.score < max(thresholdOverLoudspeaker, match.phrase.threshold ?? -4)
      || others > mostOthersOverLoudspeaker || weakened > mostWeakened
      || match.phrase.sounds.reduce(0) { $0 + ($1.first?.count ?? 0) }
        < leastPhonemesOverLoudspeaker
  }

  /// Whether the loudspeaker itself says the command.
  public func isSaid(_ match: PhraseMatch, by loudspeaker: PhraseScorer, _ vocabulary: Vocabulary)
    -> Bool
  {
    vocabulary.phrases.contains { phrase in
      phrase.command == match.phrase.command
        && loudspeaker.match(phrase).map { $0.score >= loudspeakerThreshold } ?? false
    }
  }

  /// Whether the words the coach is saying hold the words of a phrase, in this order and together.
  public func isSaid(_ phrase: SpokenPhrase, in words: String) -> Bool {
    let said = Self.words(of: words)
    let wanted = Self.words(of: phrase.words)
    guard !wanted.isEmpty, said.count >= wanted.count else { return false }
    return (0...said.count - wanted.count).contains {
      Array(said[$0..<$0 + wanted.count]) == wanted
    }
  }

  private static func words(of text: String) -> [Substring] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'") }
  }
}
