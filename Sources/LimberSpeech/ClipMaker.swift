internal import LimberTimeline

/// Makes the clips of one voice, clause by clause: from the store, else from the engine.
///
/// Remembers no clip; that is up to `SpeechLibrary`. The same clause is not asked for twice at the
/// same time.
struct ClipMaker: Sendable {
  private let profile: VoiceProfile
  /// Words a minute instead of the profile's own; nil to keep it.
  private let rate: Int?
  /// How the languages are read.
  private let readings: Readings
  private let clauses: SingleFlight<SpeechRequest, SpokenAudio>

  init(
    synthesizer: any SpeechSynthesizer, profile: VoiceProfile, rate: Int?, readings: Readings,
    store: ClipStore?
  ) {
    self.profile = profile
    self.rate = rate
    self.readings = readings
    clauses = SingleFlight { request async throws(SpeechError) in
      try await Self.audio(for: request, from: synthesizer, store)
    }
  }

  /// What has to be done so that `utterance` is said.
  func recipe(for utterance: Utterance) throws(SpeechError) -> ClipRecipe {
    try ClipRecipe(utterance, profile, rate: rate, readings: readings)
  }

  /// The clip that is made by `recipe`.
  ///
  /// Words that have to fit are hastened as little as it takes, then padded with silence: the
  /// clip lasts its time to the sample. Where that cannot be, they are left as they are.
  @concurrent
  func clip(for recipe: ClipRecipe) async throws(SpeechError) -> SpeechClip {
    let natural = try await spoken(recipe)
    guard let fit = recipe.fit else { return natural }
    let pauses = recipe.pauses.frames
    let length = fit.length.frames
    var search = RateSearch(
      room: length - pauses, rates: fit.rates, natural: recipe.rate,
      lasting: natural.end - natural.onset - pauses)
    var best = natural
    while let rate = search.next {
      var hastened = recipe
      hastened.rate = rate
      let clip = try await spoken(hastened)
      if search.learn(rate, lasts: clip.end - clip.onset - pauses) { best = clip }
    }
    return best.padded(to: length)
  }

  /// The clip as the engine says it.
  private func spoken(_ recipe: ClipRecipe) async throws(SpeechError) -> SpeechClip {
    var parts: [SpokenPart] = []
    for part in recipe.parts {
      parts.append(SpokenPart(audio: try await clauses.value(for: part.request), pause: part.pause))
    }
    return try SpeechClip(measuring: parts, gain: profile.gain, edges: profile.edges)
  }

  /// The engine's samples at the rate of the mixer, which are kept for later sessions.
  private static func audio(
    for request: SpeechRequest, from synthesizer: any SpeechSynthesizer, _ store: ClipStore?
  ) async throws(SpeechError) -> SpokenAudio {
    let key = ClipKey(fingerprint: try await synthesizer.fingerprint(), request: request)
    if let audio = store?.audio(for: key) { return audio }
    let spoken = try await synthesizer.speak(request).converted
    return store?.keep(spoken, for: key) ?? spoken
  }
}
