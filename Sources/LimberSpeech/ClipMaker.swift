internal import LimberTimeline

/// Makes the clips of one voice: from the store, else from the engine.
///
/// Remembers nothing; `SpeechLibrary` sees to it that nothing is made twice.
struct ClipMaker: Sendable {
  let synthesizer: any SpeechSynthesizer
  let profile: VoiceProfile
  /// Words a minute instead of the profile's own; nil to keep it.
  let rate: Int?
  let store: ClipStore?

  /// What the engine has to be asked for.
  func request(for utterance: Utterance) throws(SpeechError) -> SpeechRequest {
    try profile.request(for: utterance, rate: rate)
  }

  /// The clip that answers `request`.
  @concurrent
  func clip(for request: SpeechRequest) async throws(SpeechError) -> SpeechClip {
    try SpeechClip(
      measuring: try await audio(for: request), gain: profile.gain, edges: profile.edges)
  }

  /// The engine's samples at the rate of the mixer, which are kept for later sessions.
  private func audio(for request: SpeechRequest) async throws(SpeechError) -> SpokenAudio {
    let key = ClipKey(fingerprint: try await synthesizer.fingerprint(), request: request)
    if let audio = store?.audio(for: key) { return audio }
    let spoken = try await synthesizer.speak(request).converted
    return store?.keep(spoken, for: key) ?? spoken
  }
}
