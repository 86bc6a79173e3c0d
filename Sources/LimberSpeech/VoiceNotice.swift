/// That another voice than the one asked for says some words; told once in a session.
public struct VoiceNotice: Hashable, Sendable {
  /// The voice that was asked for.
  public var voice: String
  /// The voice that says some of the words.
  public var fallback: String
  /// Why, as a short phrase for people that goes on after the name of the voice.
  public var reason: String

  /// Creates a notice.
  public init(voice: String, fallback: String, reason: String) {
    self.voice = voice
    self.fallback = fallback
    self.reason = reason
  }

  /// The notice as a person reads it.
  public var text: String {
    "the voice \(fallback) steps in, since \(voice) \(reason)"
  }
}
