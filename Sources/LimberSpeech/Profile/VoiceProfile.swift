internal import LimberAudio
public import LimberTimeline

/// A voice and how it says each role: a `.voice` file.
public struct VoiceProfile: Hashable, Sendable {
  /// The name a person chooses it by.
  public var name: String
  /// What it is for, in a line; empty if nobody said.
  public var summary = ""
  /// Whether it speaks its language when no voice is asked for.
  public var isDefault = false
  /// The language it speaks, as a BCP 47 tag.
  public var language: String
  /// The engine that speaks: `espeak-ng`, or another that is built in.
  public var engine = VoiceProfile.usualEngine
  /// The engine's own name for the voice.
  public var voice: String
  /// What only that engine understands, one setting a line; for espeak-ng, lines of a voice file.
  public var tuning: [String] = []
  /// What is added to the level of every clip, in decibels, −20 to 12.
  ///
  /// One for all roles, so that the roles keep their own loudness against each other.
  public var gain: Double
  /// The loudness that `gain` brings it to, in LUFS; its tones and music are softer if it is.
  ///
  /// Changing it changes nothing but what `limber voices calibrate` wants.
  public var loudness = Levels.target
  /// How it speaks where a role has nothing of its own.
  public var settings: VoiceSettings
  /// How it speaks in the roles that differ.
  public var roles: [Utterance.Role: VoiceSettings]
  /// The silence between the parts of what is said.
  public var pauses = VoicePauses.standard
  /// What is kept around the sound of a clip, and how it fades.
  public var edges = ClipEdges.standard
  /// The rates, in words a minute, within which words are made to fit.
  public var fit = 115...185
  /// The profile that speaks when this one cannot, or would be late; nil for that of the language.
  public var fallback: String?
  /// How certain words are written so that the engine says them right.
  public var pronunciations: [String: String] = [:]

  /// Creates a profile.
  public init(
    name: String, language: String, voice: String, gain: Double, settings: VoiceSettings
  ) {
    self.name = name
    self.language = language
    self.voice = voice
    self.gain = gain
    self.settings = settings
    roles = [:]
  }

  /// How the role is said.
  ///
  /// `rate` is what the listener wants instead of the profile's own rate. Roles that are faster
  /// or slower stay so by as much; the safety role is never changed.
  public func settings(for role: Utterance.Role, rate: Int?) -> VoiceSettings {
    var result = roles[role] ?? settings
    if let rate, role != .safety {
      let wanted = rate + result.rate - settings.rate
      result.rate = min(max(wanted, VoiceSettings.rates.lowerBound), VoiceSettings.rates.upperBound)
    }
    return result
  }

  /// The engine's name for the voice that speaks a language.
  ///
  /// A profile is a manner of speaking: in any language but its own, the engine's voice is the one
  /// it knows by the tag of that language.
  public func voice(for language: String) -> String {
    speaks(language) ? voice : language.lowercased()
  }

  /// Whether a language is its own, wherever that is spoken: `en-GB` is `en-US`.
  public func speaks(_ language: String) -> Bool {
    let primary = [self.language, language].map { $0.lowercased().split(separator: "-").first }
    return primary[0] == primary[1]
  }

  /// What to ask an engine for so that it says `utterance`.
  ///
  /// `pronunciations` are its own, made ready by whoever has much to say; nil to make them ready here.
  /// Throws `.emptyText` or `.tooLong`, as `SpokenText` does.
  public func request(
    for utterance: Utterance, rate: Int?, readings: Readings = .english,
    pronunciations: Pronunciations? = nil
  ) throws(SpeechError) -> SpeechRequest {
    let words = try SpokenText(
      utterance.text, language: utterance.language, readings: readings,
      pronunciations: pronunciations ?? Pronunciations(self.pronunciations))
    let settings = settings(for: utterance.role, rate: rate)
    return SpeechRequest(
      text: words.text, voice: voice(for: utterance.language),
      // Some of it is about the sounds of one language.
      tuning: speaks(utterance.language) ? tuning : [], rate: settings.rate, pitch: settings.pitch,
      range: settings.range, volume: settings.volume, wordGap: settings.wordGap)
  }
}
