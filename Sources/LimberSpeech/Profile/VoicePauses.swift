public import LimberTimeline

/// The silence between the parts of what is said, whatever the rate (SPEECH.md 4).
public struct VoicePauses: Hashable, Sendable {
  /// After a comma, a colon, a semicolon or a dash.
  public var clause: Milliseconds
  /// After a sentence.
  public var sentence: Milliseconds

  /// Creates pauses.
  public init(clause: Milliseconds, sentence: Milliseconds) {
    self.clause = clause
    self.sentence = sentence
  }

  /// What a profile says nothing about (SPEECH.md 10).
  public static let standard = VoicePauses(clause: 250, sentence: 500)
}
