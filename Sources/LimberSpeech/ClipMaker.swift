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
  /// Those of the profile, made ready once.
  private let pronunciations: Pronunciations
  private let engine: NamedEngine
  private let store: ClipStore?
  private let clauses: SingleFlight<NamedClause, KeptSpeech>

  init(
    synthesizer: any SpeechSynthesizer, profile: VoiceProfile, rate: Int?, readings: Readings,
    store: ClipStore?
  ) {
    self.profile = profile
    self.rate = rate
    self.readings = readings
    pronunciations = Pronunciations(profile.pronunciations)
    self.store = store
    engine = NamedEngine(synthesizer, store)
    clauses = SingleFlight { clause async throws(SpeechError) in
      try await Self.said(clause, by: synthesizer, store)
    }
  }

  /// What has to be done so that `utterance` is said.
  func recipe(for utterance: Utterance) throws(SpeechError) -> ClipRecipe {
    try ClipRecipe(
      utterance, profile, rate: rate, readings: readings, pronunciations: pronunciations)
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
      let speech = try await speech(for: part.request)
      parts.append(SpokenPart(speech: speech, pause: part.pause))
    }
    return try SpeechClip(
      measuring: parts, gain: profile.gain, edges: profile.edges, isOnBeat: recipe.isOnBeat)
  }

  /// What was said for earlier sessions, else what the engine says.
  private func speech(for request: SpeechRequest) async throws(SpeechError) -> KeptSpeech {
    let key = ClipKey(fingerprint: try await engine.fingerprint(), request: request)
    if let speech = store?.speech(for: key) { return speech }
    return try await clauses.value(for: NamedClause(key: key, request: request))
  }

  /// What the engine says, at the rate of the mixer, which is kept for later sessions; what somebody
  /// has kept in the meantime is not said again.
  private static func said(
    _ clause: NamedClause, by synthesizer: any SpeechSynthesizer, _ store: ClipStore?
  ) async throws(SpeechError) -> KeptSpeech {
    if let speech = store?.speech(for: clause.key) { return speech }
    let spoken = KeptSpeech(try await synthesizer.speak(clause.request).converted)
    return store?.keep(spoken, for: clause.key) ?? spoken
  }
}

/// What an engine is asked for, and the name it is kept under.
private struct NamedClause: Hashable {
  var key: ClipKey
  var request: SpeechRequest
}

extension ClipStore {
  /// Names an engine as `SpeechSynthesizer.fingerprint` does; one whose name was noted before, and is
  /// still true, is not started for it.
  public func fingerprint(
    of engine: any SpeechSynthesizer
  ) async throws(SpeechError) -> String {
    try await NamedEngine(engine, self).fingerprint()
  }
}

/// An engine whose fingerprint is asked for once, however many clauses wait for it at first: it may
/// have to be started for that.
private actor NamedEngine {
  let synthesizer: any SpeechSynthesizer
  private let store: ClipStore?
  private let asking: SingleFlight<Bool, String>
  private var known: String?

  init(_ synthesizer: any SpeechSynthesizer, _ store: ClipStore?) {
    self.synthesizer = synthesizer
    self.store = store
    asking = SingleFlight { _ async throws(SpeechError) in try await synthesizer.fingerprint() }
  }

  /// Names the engine, as it does itself.
  func fingerprint() async throws(SpeechError) -> String {
    if let known { return known }
    let program = synthesizer.program
    known = program.flatMap { store?.fingerprint(of: $0) }
    if let known { return known }
    let fingerprint = try await asking.value(for: true)
    if known == nil, let program {
      store?.note(fingerprint, of: program, from: await synthesizer.sources())
    }
    known = fingerprint
    return fingerprint
  }
}
