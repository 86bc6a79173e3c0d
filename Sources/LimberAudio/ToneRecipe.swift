/// How a short sound that is not speech is made: pure arithmetic, the same samples every time.
///
/// Each voice of a tone swells and fades along raised cosines, so that it never clicks. All tones
/// are equally loud, 6 LU below speech, and tell themselves apart by pitch, by how the pitch moves,
/// by the number of notes and by length, so that nobody has to look; `docs/sounds.md` has figures.
public struct ToneRecipe: Hashable, Sendable {
  /// One note, which may glide, with its harmonics.
  struct Voice: Hashable, Sendable {
    /// Its pitch at the beginning, in hertz.
    var from: Double
    /// Its pitch at the end, in hertz.
    var to: Double
    /// Its amplitude; only the ratio to the other voices matters.
    var weight = 1.0
    /// The amplitudes of the pitch itself and of its multiples: two times, three times.
    var partials: [Double]
    /// When it begins, as a part of the whole tone between 0 and 1.
    var entry = 0.0
    /// When it has ended, as a part of the whole tone between 0 and 1.
    var exit = 1.0
    /// How much of it, between 0 and 1, is the fade at its end.
    var fade: Double
  }

  /// How long the tone sounds, in milliseconds.
  public var milliseconds: Int
  /// Its loudest sample, between 0 and 1.
  ///
  /// Chosen so that 400 ms with the tone in them have −24 LUFS.
  public var peak: Float
  /// What sounds together.
  var voices: [Voice]
  /// How long each voice swells, in milliseconds.
  var attack = 8.0
}

extension ToneRecipe {
  /// The window starts now: one clear, high note, 150 ms.
  public static let start = ToneRecipe(
    milliseconds: 150, peak: 0.232,
    voices: [Voice(from: 880, to: 880, partials: [1, 0.3], fade: 0.8)])

  /// One number of a countdown, or one repeat: a short, lower note, 120 ms.
  public static let count = ToneRecipe(
    milliseconds: 120, peak: 0.289,
    voices: [Voice(from: 523.25, to: 523.25, partials: [1, 0.35, 0.1], fade: 0.85)], attack: 6)

  /// Half of the window is over: the same note twice, 250 ms.
  public static let halfway = ToneRecipe(
    milliseconds: 250, peak: 0.176,
    voices: [
      Voice(from: 698.46, to: 698.46, partials: [1, 0.3, 0.08], exit: 0.48, fade: 0.7),
      Voice(from: 698.46, to: 698.46, partials: [1, 0.3, 0.08], entry: 0.5, fade: 0.7),
    ])

  /// Breathe in: rises by a fifth and swells, 240 ms.
  public static let breathIn = ToneRecipe(
    milliseconds: 240, peak: 0.184,
    voices: [Voice(from: 392, to: 587.33, partials: [1, 0.5, 0.25], fade: 0.3)], attack: 70)

  /// Breathe out: falls by a fifth and dies away, 240 ms.
  public static let breathOut = ToneRecipe(
    milliseconds: 240, peak: 0.216,
    voices: [Voice(from: 587.33, to: 392, partials: [1, 0.5, 0.25], fade: 0.75)], attack: 30)

  /// The window ends now: a chord that is broken downwards and dies away, 400 ms.
  public static let end = ToneRecipe(
    milliseconds: 400, peak: 0.257,
    voices: [
      Voice(from: 783.99, to: 783.99, weight: 0.8, partials: [1, 0.25], fade: 0.9),
      Voice(from: 659.26, to: 659.26, weight: 0.9, partials: [1, 0.25], entry: 0.15, fade: 0.9),
      Voice(from: 523.25, to: 523.25, partials: [1, 0.25, 0.1], entry: 0.3, fade: 0.9),
    ],
    attack: 10)

  /// What was asked for was understood, and is done: two quick notes upwards, 140 ms.
  public static let nod = ToneRecipe(
    milliseconds: 140, peak: 0.231,
    voices: [
      Voice(from: 659.26, to: 659.26, partials: [1, 0.3], exit: 0.5, fade: 0.5),
      Voice(from: 987.77, to: 987.77, partials: [1, 0.2], entry: 0.5, fade: 0.75),
    ])

  /// What was asked for makes no sense now: two low notes downwards, 260 ms.
  public static let refusal = ToneRecipe(
    milliseconds: 260, peak: 0.194,
    voices: [
      Voice(from: 587.33, to: 587.33, partials: [1, 0.6, 0.3], exit: 0.52, fade: 0.5),
      Voice(from: 466.16, to: 466.16, partials: [1, 0.6, 0.3], entry: 0.52, fade: 0.75),
    ], attack: 14)

  /// Every recipe there is.
  public static let all = [start, count, halfway, breathIn, breathOut, end, nod, refusal]
}
