/// Words that mean a command, and how they may sound.
public struct SpokenPhrase: Hashable, Sendable {
  /// The words as they are written, in lower case: `pause exercise`.
  public var words: String
  /// What they mean.
  public var command: VoiceCommand
  /// How each word may be pronounced, one list of choices for each word.
  public var sounds: [[[Phoneme]]]
  /// The lowest score that is believed, in nats for each phoneme: 0 is heard exactly so; nil for
  /// the recogniser's own.
  public var threshold: Double?

  /// A phrase of `words`.
  public init(
    _ words: String, means command: VoiceCommand, sounds: [[[Phoneme]]], threshold: Double? = nil
  ) {
    self.words = words
    self.command = command
    self.sounds = sounds
    self.threshold = threshold
  }

  /// Every way the whole phrase may sound.
  public var pronunciations: [[Phoneme]] {
    sounds.reduce([[]]) { begun, word in
      begun.flatMap { beginning in word.map { beginning + $0 } }
    }
  }

  /// Whether some way of saying this becomes one of the other by changing so many sounds at most.
  func sounds(like other: SpokenPhrase, within most: Int) -> Bool {
    pronunciations.contains { way in
      other.pronunciations.contains { Self.changes(from: way, to: $0) <= most }
    }
  }

  /// How many sounds have to be put in, left out or replaced.
  private static func changes(from way: [Phoneme], to other: [Phoneme]) -> Int {
    var costs = Array(0...other.count)
    for (row, phoneme) in way.enumerated() {
      var diagonal = costs[0]
      costs[0] = row + 1
      for (column, wanted) in other.enumerated() {
        let replaced = diagonal + (phoneme == wanted ? 0 : 1)
        diagonal = costs[column + 1]
        costs[column + 1] = min(replaced, diagonal + 1, costs[column] + 1)
      }
    }
    return costs[other.count]
  }
}
