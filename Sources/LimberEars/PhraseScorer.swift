public import LimberControl

/// Where a phrase was found, and how well.
public struct PhraseMatch: Hashable, Sendable {
  /// The phrase.
  public var phrase: SpokenPhrase
  /// Nats for each phoneme below what was really heard there: 0 is exactly so.
  public var score: Double
  /// The frames it takes, of a fiftieth of a second.
  public var frames: ClosedRange<Int>
  /// How many other sounds there are beside it.
  public var others: Int
  /// How many phonemes it has in the way in which it was found.
  public var phonemes: Int

  /// What counts when phrases are compared: more of what was heard is better.
  var rank: Double { score - 0.15 * Double(others) }
}

/// Looks for phrases in the chances of an utterance.
///
/// A phrase is scored by its best path through the frames, anywhere in the utterance, less the
/// best path of any sounds through the same frames.
public struct PhraseScorer: Sendable {
  private let frames: Int
  /// For each frame how much less likely than the best token each phoneme is, and silence at last.
  private let deficits: [Float]
  private let stride: Int
  /// The frames in which some sound begins that counts.
  private let onsets: [Int]
  /// The same, with those that do not count.
  private let allOnsets: [Int]

  /// Prepares the chances of one utterance; sounds in the frames that `ignores` do not count as
  /// other sounds.
  public init(
    _ chances: PhonemeChances, _ tokens: PhonemeTokens, ignores: (Int) -> Bool = { _ in false }
  ) {
    precondition(chances.width == tokens.width, "chances of these tokens")
    frames = chances.frames
    stride = tokens.columns.count + 1
    var deficits: [Float] = []
    deficits.reserveCapacity(frames * stride)
    var onsets: [Int] = []
    var allOnsets: [Int] = []
    var previous = -1
    for frame in 0..<frames {
      let row = chances.rows[frame * chances.width..<(frame + 1) * chances.width]
      var best = -Float.infinity
      var token = -1
      for (column, chance) in zip(0..., row) where chance > best {
        (best, token) = (chance, column)
      }
      if token != previous, tokens.audible.contains(token) {
        allOnsets.append(frame)
        if !ignores(frame) { onsets.append(frame) }
      }
      previous = token
      for (exact, near) in tokens.columns {
        var chance = -Float.infinity
        for column in exact { chance = max(chance, row[row.startIndex + column]) }
        for column in near {
          chance = max(chance, row[row.startIndex + column] - PhonemeTokens.nearly)
        }
        deficits.append(chance - best)
      }
      var silence = -Float.infinity
      for column in tokens.silent { silence = max(silence, row[row.startIndex + column]) }
      deficits.append(silence - best)
    }
    self.deficits = deficits
    self.onsets = onsets
    self.allOnsets = allOnsets
  }

  /// The best place of a phrase; nil if the utterance is too short for it.
  public func match(_ phrase: SpokenPhrase) -> PhraseMatch? {
    let matches = phrase.pronunciations.compactMap { way in
      place(of: way.map(Self.number)).map { (place: $0, phonemes: way.count) }
    }
    guard let (best, phonemes) = matches.max(by: { $0.place.score < $1.place.score }) else {
      return nil
    }
    let others = onsets.count { !best.frames.contains($0) }
    return PhraseMatch(
      phrase: phrase, score: best.score, frames: best.frames, others: others, phonemes: phonemes)
  }

  /// How many sounds there are beside a match, whoever made them, within half a second of it: what is
  /// further away belongs to other words.
  public func sounds(beside match: PhraseMatch) -> Int {
    let near = match.frames.lowerBound - Self.nearby...match.frames.upperBound + Self.nearby
    return allOnsets.count { near.contains($0) && !match.frames.contains($0) }
  }

  /// Half a second, in frames.
  private static let nearby = 25

  /// The best match of each phrase of a vocabulary, the best of all first.
  public func matches(_ vocabulary: Vocabulary) -> [PhraseMatch] {
    vocabulary.phrases.compactMap(match).sorted { $0.rank > $1.rank }
  }

  private static let numbers = Dictionary(
    uniqueKeysWithValues: zip(Phoneme.allCases, 0...))

  private static func number(of phoneme: Phoneme) -> Int { numbers[phoneme] ?? 0 }

  /// The best path: phonemes in order, each for some frames, silence between them or not.
  private func place(of phonemes: [Int]) -> (score: Double, frames: ClosedRange<Int>)? {
    let states = 2 * phonemes.count - 1
    guard states > 0, frames >= phonemes.count else { return nil }
    var scores = [Float](repeating: -.infinity, count: states)
    var starts = [Int](repeating: 0, count: states)
    var best: (score: Float, start: Int, end: Int) = (-.infinity, 0, 0)
    for frame in 0..<frames {
      let row = frame * stride
      for state in Swift.stride(from: states - 1, through: 0, by: -1) {
        var score = scores[state]
        var start = starts[state]
        if state > 0, scores[state - 1] > score {
          (score, start) = (scores[state - 1], starts[state - 1])
        }
        let isSound = state.isMultiple(of: 2)
        // A sound may follow another without silence, but not itself.
        if isSound, state > 1, phonemes[state / 2] != phonemes[state / 2 - 1],
          scores[state - 2] > score
        {
          (score, start) = (scores[state - 2], starts[state - 2])
        }
        if state == 0, score < 0 { (score, start) = (0, frame) }
        scores[state] = score + deficits[row + (isSound ? phonemes[state / 2] : stride - 1)]
        starts[state] = start
      }
      if scores[states - 1] > best.score {
        best = (scores[states - 1], starts[states - 1], frame)
      }
    }
    guard best.score > -.infinity else { return nil }
    return (Double(best.score) / Double(phonemes.count), best.start...best.end)
  }
}
