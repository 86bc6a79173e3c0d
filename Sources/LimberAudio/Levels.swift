internal import Foundation

/// How loud each kind of sound is beside the others, in decibels.
///
/// A voice profile brings its speech to the target of loudness; the levels come on top of that.
/// They belong to the mix, so that no stored clip depends on them.
public struct Levels: Hashable, Sendable {
  /// What is said, of whatever role: a session of many breaths is as loud as one of many words.
  public var speech: Double
  /// The tones.
  public var tones: Double
  /// Sound in the background, while nobody speaks.
  public var music: Double

  /// Creates levels.
  public init(speech: Double, tones: Double, music: Double) {
    self.speech = speech
    self.tones = tones
    self.music = music
  }

  /// What samples are multiplied with to become so many decibels louder.
  public static func factor(_ decibels: Double) -> Float {
    decibels == 0 ? 1 : Float(pow(10, decibels / 20))
  }

  /// What is heard unless somebody asks for something else.
  public static let standard = Levels(speech: 0, tones: 0, music: -12)

  /// The levels beside speech of another loudness than usual, in LUFS: as much softer or louder.
  public func beside(speechAt loudness: Double) -> Levels {
    var levels = self
    levels.tones += loudness - Self.target
    levels.music += loudness - Self.target
    return levels
  }

  /// The loudness a profile's gain brings speech to, in LUFS (SPEECH.md 6).
  public static let target = -18.0
  /// What no sound exceeds, between its samples either, in dBTP.
  public static let ceiling = -1.5
}
