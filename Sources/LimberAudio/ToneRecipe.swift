/// How a short sound that is not speech is made: pure arithmetic, the same samples every time.
///
/// A tone swells and fades along raised cosines, so that it never clicks, and yet is within 40 dB
/// of its peak after less than 2 ms, so that its onset can be measured.
public struct ToneRecipe: Hashable, Sendable {
  /// One gliding sine and how loud it is beside the others.
  struct Voice: Hashable, Sendable {
    /// Its pitch at the beginning, in hertz.
    var from: Double
    /// Its pitch at the end, in hertz.
    var to: Double
    /// Its amplitude; only the ratio to the other voices matters.
    var weight: Double
    /// When it begins, as a part of the whole tone between 0 and 1.
    var entry = 0.0
  }

  /// How long the tone sounds, in milliseconds.
  public var milliseconds: Int
  /// What sounds together.
  var voices: [Voice]
  /// How long the tone swells, in milliseconds.
  var attack = 8.0
  /// How much of the tone, between 0 and 1, is the fade at its end.
  var fade: Double

  /// The loudest sample of every tone: −14 dB below full scale.
  public static let peak: Float = 0.2
}

extension ToneRecipe {
  /// The window starts now: one clear, high note, 150 ms.
  public static let start = ToneRecipe(
    milliseconds: 150,
    voices: [Voice(from: 880, to: 880, weight: 1), Voice(from: 1760, to: 1760, weight: 0.25)],
    fade: 0.7)

  /// One number of a countdown: a short, plain note, 120 ms.
  public static let count = ToneRecipe(
    milliseconds: 120, voices: [Voice(from: 660, to: 660, weight: 1)], fade: 0.7)

  /// Half of the window is over: a note and the fifth above it, 250 ms.
  public static let halfway = ToneRecipe(
    milliseconds: 250,
    voices: [
      Voice(from: 587.33, to: 587.33, weight: 1),
      Voice(from: 880, to: 880, weight: 1, entry: 0.4),
    ],
    fade: 0.5)

  /// Breathe in: a low note that rises by a fifth, 240 ms.
  public static let breathIn = ToneRecipe(
    milliseconds: 240, voices: [Voice(from: 330, to: 495, weight: 1)], fade: 0.4)

  /// Breathe out: a low note that falls by a fifth, 240 ms.
  public static let breathOut = ToneRecipe(
    milliseconds: 240, voices: [Voice(from: 495, to: 330, weight: 1)], fade: 0.4)

  /// The window ends now: a chord that dies away, 400 ms.
  public static let end = ToneRecipe(
    milliseconds: 400,
    voices: [
      Voice(from: 523.25, to: 523.25, weight: 1),
      Voice(from: 659.26, to: 659.26, weight: 0.8),
      Voice(from: 783.99, to: 783.99, weight: 0.6),
    ],
    fade: 0.9)

  /// Every recipe there is.
  public static let all = [start, count, halfway, breathIn, breathOut, end]
}
