internal import LimberEspeak
internal import LimberPlayer
internal import LimberScript
internal import LimberSpeech
internal import LimberTimeline

/// What it takes to have a routine spoken: the voice, the engine, and the stored clips.
struct VoicedRoutine {
  let routine: Routine
  let options: PlanOptions
  private let speech: SpeechLibrary
  private let engine: EspeakSynthesizer

  init(_ routine: Routine, _ planning: PlanningOptions) throws {
    self.routine = routine
    options = try planning.plan()
    let engine = try Backends.synthesizer()
    let profile = try VoiceFinder().find(planning.voice)
    self.engine = engine
    speech = SpeechLibrary(
      synthesizer: engine, profile: profile, rate: planning.rate,
      readings: ReadingFinder.readings(for: routine.language),
      store: ClipStore(folder: "\(Folders.cache)/speech"))
  }

  /// The rehearsal of the session.
  var rehearsal: Rehearsal {
    let (routine, options, speech) = (routine, options, speech)
    return Rehearsal(
      layOut: { routine.plan(options, measure: $0).draft },
      speak: { utterance async throws(SpeechError) in try await speech.clip(for: utterance) })
  }

  /// The whole session, when every word of it has been spoken.
  func finalScore() async throws -> Score {
    do {
      let score = try await rehearsal.finalScore()
      for (utterance, error) in score.unspoken.sorted(by: { $0.key.text < $1.key.text }) {
        Message.say("\"\(utterance.text)\" cannot be spoken: \(error.reason)")
      }
      await stop()
      return score
    } catch let error as SpeechError {
      await stop()
      throw Failure(error)
    }
  }

  /// Ends the engine's processes.
  func stop() async {
    await engine.shutdown()
  }
}

extension Failure {
  /// A failure of the voice.
  init(_ error: SpeechError) {
    self.init(
      "there is no voice: \(error.reason)",
      hint: "is libespeak-ng installed? \"make setup\" installs what is missing")
  }
}
