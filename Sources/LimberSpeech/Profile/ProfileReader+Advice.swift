internal import LimberDiagnostics
internal import LimberTimeline
internal import Yams

/// What may be written, and will not be what anybody wants.
extension ProfileReader {
  /// Above it some voices of espeak-ng clip (SPEECH.md 4).
  private static let loudest = 85

  /// Notices numbers that do harm, each by itself within its range.
  mutating func checkManner(of profile: VoiceProfile, _ fields: ProfileFields) {
    if profile.engine == VoiceProfile.usualEngine {
      var all = [fields["volume"]]
      if let roles = self.fields("roles", in: fields, isQuiet: true) {
        for role in Utterance.Role.allCases {
          all.append(self.fields(role.rawValue, in: roles, isQuiet: true)?["volume"])
        }
      }
      for field in all.compactMap(\.self) { checkVolume(field) }
    }
    checkRate(of: profile, fields)
  }

  private mutating func checkVolume(_ field: ProfileField) {
    guard let volume = field.value.string.flatMap({ Int($0) }),
      (Self.loudest + 1...100).contains(volume)
    else { return }
    report(
      Diagnostic(
        .warning, .harmful, "at a \(field.name) of \(volume) some voices crackle", in: source,
        at: Label(field.place, "\(Self.loudest) is as loud as it sounds clean")
      ).advising(.help("\"gain\" makes a voice louder without that")))
  }

  /// Words that must fit begin at the voice's own rate.
  private mutating func checkRate(of profile: VoiceProfile, _ fields: ProfileFields) {
    let (rate, fastest) = (profile.settings.rate, profile.fit.upperBound)
    guard rate > fastest, let field = fields["rate"] ?? fields["fit"] else { return }
    report(
      Diagnostic(
        .warning, .unfitRate,
        "no words can be hastened from a rate of \(rate), since they may have \(fastest) at most",
        in: source, at: Label(fields["rate"] == nil ? field.key : field.place)
      ).advising(.help("\"highest\" of \"fit\" is how fast words may become where they must fit")))
  }
}

/// Names that lead somewhere, or nowhere.
extension ProfileReader {
  /// Notices names of what is not there.
  mutating func check(
    _ profile: VoiceProfile, _ fields: ProfileFields, among there: VoiceSurroundings
  ) {
    if let field = fields["fallback"], let name = profile.fallback {
      checkFallback(name, field, of: profile, among: there.voices)
    }
    if let field = fields["voice"], let voices = there.engineVoices, !voices.isEmpty {
      checkVoice(field, of: profile, among: voices)
    }
  }

  private mutating func checkFallback(
    _ name: String, _ field: ProfileField, of profile: VoiceProfile, among voices: [String]
  ) {
    let others = voices.filter { $0.lowercased() != profile.name }
    guard name != profile.name else {
      let message = "the voice \"\(name)\" cannot step in for itself"
      report(
        Diagnostic(.warning, .noFallback, message, in: source, at: Label(field.place)).advising(
          .help("without a fallback it is the usual voice of the language")))
      return
    }
    guard !others.contains(where: { $0.lowercased() == name }) else { return }
    report(
      .absent(
        .noFallback, "there is no voice called \"\(name)\"", field,
        meaning: Suggestion.closest(to: name, among: others),
        else: "there are \(others.sorted().joined(separator: ", "))", in: source))
  }

  private mutating func checkVoice(
    _ field: ProfileField, of profile: VoiceProfile, among voices: [VoiceSurroundings.EngineVoice]
  ) {
    let voice = profile.voice.lowercased()
    guard !voices.contains(where: { $0.name.lowercased() == voice }) else { return }
    let parts = voice.split(separator: "+", maxSplits: 1).map(String.init)
    let isVariantUnknown =
      parts.count == 2 && voices.contains { $0.name.lowercased() == parts[0] }
    let message =
      isVariantUnknown
      ? "\(profile.engine) has no variant \"\(parts[1])\" of \"\(parts[0])\""
      : "\(profile.engine) has no voice \"\(profile.voice)\""
    // The tag of a language may be meant, which is not always the name of its voice.
    let spoken = voices.filter { $0.language.lowercased() == voice }.map(\.name)
    let close =
      spoken.isEmpty ? Suggestion.closest(to: voice, among: voices.map(\.name)) : spoken
    report(
      .absent(
        .noEngineVoice, message, field, meaning: isVariantUnknown ? [] : Array(close.prefix(3)),
        else: isVariantUnknown
          ? "without a variant it is \"\(parts[0])\"" : "limber voices lists those there are",
        in: source))
  }
}
