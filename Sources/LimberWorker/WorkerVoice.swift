/// A voice that the engine has.
public struct WorkerVoice: Hashable, Sendable {
  /// What a profile calls it in its `voice`.
  public var name: String
  /// The language it speaks, as the engine names that.
  public var language: String

  /// Creates a voice.
  public init(name: String, language: String) {
    self.name = name
    self.language = language
  }
}
