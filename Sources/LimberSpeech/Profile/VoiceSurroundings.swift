/// What the file of a voice may lead to: other voices, and the voices of its engine.
public struct VoiceSurroundings: Hashable, Sendable {
  /// A voice of an engine.
  public struct EngineVoice: Hashable, Sendable {
    /// What a profile calls it.
    public var name: String
    /// The language it speaks, as the engine names that.
    public var language: String

    /// Creates a voice.
    public init(name: String, language: String) {
      self.name = name
      self.language = language
    }
  }

  /// The names of the voices that there are.
  public var voices: [String]
  /// The voices of the engine that is to speak; nil if it cannot be asked, and then every name may
  /// be one of its.
  public var engineVoices: [EngineVoice]?

  /// Creates surroundings.
  public init(voices: [String], engineVoices: [EngineVoice]? = nil) {
    self.voices = voices
    self.engineVoices = engineVoices
  }
}
