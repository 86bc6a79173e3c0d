internal import LimberTimeline

/// The clips of one voice: from memory, else from the disk, else from the engine.
///
/// Equal clauses are answered by one synthesis, also when they come at the same time.
actor SpokenVoice {
  /// The name of the voice.
  nonisolated let name: String
  private let maker: ClipMaker
  private var clips: [ClipRecipe: SpeechClip] = [:]

  /// Creates a voice that has said nothing.
  init(_ speaker: Speaker, rate: Int?, readings: Readings, store: ClipStore?) {
    name = speaker.profile.name
    maker = ClipMaker(
      synthesizer: speaker.synthesizer, profile: speaker.profile, rate: rate,
      readings: readings, store: store)
  }

  /// The clip that says `utterance`, or why there is none.
  ///
  /// When the task is cancelled, the engine is only stopped if nobody else waits for the same words.
  func answer(for utterance: Utterance) async -> Result<SpeechClip, SpeechError> {
    do throws(SpeechError) {
      let recipe = try maker.recipe(for: utterance)
      if let clip = clips[recipe] { return .success(clip) }
      let clip = try await maker.clip(for: recipe)
      clips[recipe] = clip
      return .success(clip)
    } catch {
      return .failure(error)
    }
  }
}
