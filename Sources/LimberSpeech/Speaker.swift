/// A voice with the engine that speaks it.
public struct Speaker: Sendable {
  /// Who says the words.
  public var synthesizer: any SpeechSynthesizer
  /// How they are said.
  public var profile: VoiceProfile

  /// Creates a speaker.
  public init(_ synthesizer: any SpeechSynthesizer, _ profile: VoiceProfile) {
    self.synthesizer = synthesizer
    self.profile = profile
  }
}
