/// Words made concrete: what a synthesizer is asked to say, and in which role.
public struct Utterance: Hashable, Sendable {
  /// What the words are for; a voice profile may say each role differently.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    case instruction, count, breath, side, encouragement, safety
  }

  /// The words, as the author wrote them, with every placeholder filled.
  public var text: String
  /// What they are for.
  public var role: Role
  /// Their language, as a BCP 47 tag.
  public var language: String
  /// How long they are made to last, by speaking faster and by silence behind them, where a voice
  /// can; nil for as long as they take.
  public var fit: Milliseconds?

  /// Creates an utterance.
  public init(text: String, role: Role, language: String, fit: Milliseconds? = nil) {
    self.text = text
    self.role = role
    self.language = language
    self.fit = fit
  }
}
