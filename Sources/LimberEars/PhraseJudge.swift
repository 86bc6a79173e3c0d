public import LimberControl

/// Decides whether what was heard is a command.
public struct PhraseJudge: Hashable, Sendable {
  /// The lowest score that is believed, in nats for each phoneme.
  public var threshold = -1.0
  /// How many other sounds an utterance may have beside the command.
  public var mostOthers = 2
  /// How much better than another command it has to be.
  public var margin = 0.03
  /// The same among numbers, which sound alike: fourteen is no four.
  public var marginOfNumbers = 0.1
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
    guard best.score >= best.phrase.threshold ?? threshold else { return .unheard(best, .unclear) }
    guard best.others <= mostOthers else { return .unheard(best, .moreWords) }
    let rival = matches.first { $0.phrase.command != best.phrase.command }
    if let rival, best.rank - rival.rank < margin(best, rival) {
      return .unheard(best, .ambiguous)
    }
    return .command(best)
  }

  private func margin(_ best: PhraseMatch, _ rival: PhraseMatch) -> Double {
    guard case .number = best.phrase.command, case .number = rival.phrase.command else {
      return margin
    }
    return marginOfNumbers
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
