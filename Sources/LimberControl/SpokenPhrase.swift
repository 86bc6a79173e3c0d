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
}
