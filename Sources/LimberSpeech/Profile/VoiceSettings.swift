/// How a voice speaks.
public struct VoiceSettings: Hashable, Sendable {
  /// Words a minute as the engine counts them, 80 to 449.
  public var rate: Int
  /// The base pitch, 0 to 99.
  public var pitch: Int
  /// How far the pitch moves, 0 to 99.
  public var range: Int
  /// The engine's amplitude, 0 to 100; above 85 some voices clip.
  public var volume: Int
  /// Extra silence between words, in the engine's units, 0 to 4.
  public var wordGap: Int

  /// Creates settings.
  public init(rate: Int, pitch: Int, range: Int, volume: Int, wordGap: Int) {
    self.rate = rate
    self.pitch = pitch
    self.range = range
    self.volume = volume
    self.wordGap = wordGap
  }

  /// What a profile says nothing about (SPEECH.md 5, the default instruction profile).
  public static let standard = VoiceSettings(
    rate: 145, pitch: 42, range: 45, volume: 85, wordGap: 1)

  /// The rates the engine's speed really follows.
  public static let rates = 80...449
}
