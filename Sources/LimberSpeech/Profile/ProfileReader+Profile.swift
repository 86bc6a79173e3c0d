internal import LimberAudio
internal import LimberDiagnostics
internal import LimberTimeline

extension ProfileReader {
  private static let settings = ["rate", "pitch", "range", "volume", "word-gap"]
  private static let names =
    ["name", "description", "language", "default", "engine", "voice", "tuning"] + settings
    + ["gain", "loudness", "roles", "pauses", "edges", "fit", "fallback", "pronunciations"]

  /// The profile; what is missing or wrong in it is reported, and as usual in the result.
  mutating func profile(_ fields: ProfileFields) -> VoiceProfile {
    allow(Self.names, in: fields)
    var profile = identity(fields)
    profile.settings = settings(fields, else: .standard)
    profile.gain = decimal(fields["gain"], in: VoiceProfile.gains) ?? 0
    profile.loudness = decimal(fields["loudness"], in: VoiceProfile.loudnesses) ?? Levels.target
    profile.tuning = tuning(fields["tuning"], for: profile.engine)
    profile.fallback = text(
      fields["fallback"], atMost: 60, takes: "the name of a voice", where: VoiceProfile.isName)
    profile.pronunciations = pronunciations(self.fields("pronunciations", in: fields))
    readManner(of: &profile, fields)
    readRoles(of: &profile, fields)
    checkManner(of: profile, fields)
    return profile
  }

  /// Which voice it is, of which engine.
  private mutating func identity(_ fields: ProfileFields) -> VoiceProfile {
    let name = text(
      needed("name", in: fields), atMost: 60, takes: "small letters, digits and hyphens",
      meaning: { $0.lowercased().replacing(" ", with: "-") }, where: VoiceProfile.isName)
    let language = text(
      needed("language", in: fields), atMost: 40, takes: "a language tag such as en-US",
      meaning: { $0.replacing("_", with: "-") }, where: Self.isLanguageTag)
    let voice = text(
      needed("voice", in: fields), atMost: 200, takes: "the engine's name of a voice")
    var profile = VoiceProfile(
      name: name ?? "", language: language ?? "en", voice: voice ?? "", gain: 0,
      settings: .standard)
    profile.summary =
      text(fields["description"], atMost: 100, takes: "a line of at most 100 characters") ?? ""
    profile.isDefault = truth(fields["default"]) ?? false
    profile.engine =
      word(fields["engine"], among: VoiceProfile.engines) ?? VoiceProfile.usualEngine
    if let name, let field = fields["name"] { checkFile(of: field, named: name) }
    return profile
  }

  /// A voice is found by the name of its file.
  private mutating func checkFile(of field: ProfileField, named name: String) {
    let file = source.name.split(separator: "/").last.map(String.init) ?? ""
    guard file.hasSuffix(".voice"), file.lowercased() != "\(name).voice" else { return }
    report(
      Diagnostic(
        .warning, .otherName, "the file of \"\(name)\" is not called \(name).voice", in: source,
        at: Label(field.place, "it is found as \"\(file.dropLast(6))\"")))
  }

  /// How to speak; what is not written is taken from `standard`.
  private mutating func settings(
    _ fields: ProfileFields, else standard: VoiceSettings
  ) -> VoiceSettings {
    VoiceSettings(
      rate: whole(fields["rate"], in: VoiceSettings.rates) ?? standard.rate,
      pitch: whole(fields["pitch"], in: 0...99) ?? standard.pitch,
      range: whole(fields["range"], in: 0...99) ?? standard.range,
      volume: whole(fields["volume"], in: 0...100) ?? standard.volume,
      wordGap: whole(fields["word-gap"], in: 0...4) ?? standard.wordGap)
  }

  private mutating func readManner(of profile: inout VoiceProfile, _ fields: ProfileFields) {
    if let pauses = self.fields("pauses", in: fields) {
      allow(["clause", "sentence"], in: pauses)
      let usual = VoicePauses.standard
      profile.pauses = VoicePauses(
        clause: time(pauses["clause"], upTo: 2000) ?? usual.clause,
        sentence: time(pauses["sentence"], upTo: 5000) ?? usual.sentence)
    }
    if let edges = self.fields("edges", in: fields) {
      allow(["keep-before", "keep-after", "fade-in", "fade-out"], in: edges)
      let usual = ClipEdges.standard
      profile.edges = ClipEdges(
        keptBefore: time(edges["keep-before"], upTo: 100) ?? usual.keptBefore,
        keptAfter: time(edges["keep-after"], upTo: 500) ?? usual.keptAfter,
        fadeIn: time(edges["fade-in"], upTo: 50) ?? usual.fadeIn,
        fadeOut: time(edges["fade-out"], upTo: 200) ?? usual.fadeOut)
    }
    if let fit = self.fields("fit", in: fields) { profile.fit = rates(fit, else: profile.fit) }
  }

  private mutating func time(_ field: ProfileField?, upTo highest: Int) -> Milliseconds? {
    whole(field, in: 0...highest).map { Milliseconds($0) }
  }

  private mutating func rates(
    _ fields: ProfileFields, else usual: ClosedRange<Int>
  ) -> ClosedRange<Int> {
    allow(["lowest", "highest"], in: fields)
    let lowest = whole(fields["lowest"], in: VoiceSettings.rates) ?? usual.lowerBound
    let highest = whole(fields["highest"], in: VoiceSettings.rates) ?? usual.upperBound
    guard lowest <= highest else {
      if let field = fields["highest"] ?? fields["lowest"] {
        let message = "the highest rate, \(highest), is below the lowest, \(lowest)"
        report(Diagnostic(.error, .outOfRange, message, in: source, at: Label(field.place)))
      }
      return usual
    }
    return lowest...highest
  }

  private mutating func readRoles(of profile: inout VoiceProfile, _ fields: ProfileFields) {
    guard let roles = self.fields("roles", in: fields) else { return }
    allow(Utterance.Role.allCases.map(\.rawValue), in: roles)
    for role in Utterance.Role.allCases {
      guard let own = self.fields(role.rawValue, in: roles) else { continue }
      allow(Self.settings, in: own)
      profile.roles[role] = settings(own, else: profile.settings)
    }
  }

  /// Letters, then groups of letters and digits with hyphens between them (BCP 47).
  private static func isLanguageTag(_ text: String) -> Bool {
    text.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*/) != nil
  }
}

extension VoiceProfile {
  /// The engines a profile may name.
  public static let engines = ["espeak-ng", "piper"]
  /// The engine of a profile that names none.
  public static let usualEngine = "espeak-ng"
  /// What may be added to the level of a clip, in decibels.
  public static let gains = -20.0...12.0
  /// How loud a profile may want to be, in LUFS; louder, its peaks would be limited all the time.
  public static let loudnesses = -40.0...(-16.0)

  /// Whether a voice can be called that: its file is, in any folder.
  static func isName(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z0-9][a-z0-9_-]*/) != nil
  }
}
