import Foundation
import LimberAudio
import LimberDiagnostics
import LimberEspeak
import LimberPlayer
import LimberScript
import LimberSpeech
import LimberTimeline
import Testing

/// A session spoken by the real engine, in a shipped voice, with a store of its own.
struct SpokenSession {
  let score: Score

  /// Speaks the routine in `script`; with `folder`, clips are stored there and found again.
  ///
  /// `gain` stands in for the gain of the voice; `music` is heard behind the words.
  init(
    _ script: String, voice: String = "calm", storedIn folder: String?, gain: Double? = nil,
    music: MusicLoop? = nil
  ) async throws {
    let source = Source(name: "session.routine", text: script)
    let routine = try #require(
      Compilation(of: source, in: Library(languages: ShippedVoices.languages)).routine)
    let worker = try #require(EspeakSynthesizer.installedWorker())
    let engine = EspeakSynthesizer(worker: worker, workers: 2, deadline: .seconds(10))
    var profile = try ShippedVoices.profile(voice)
    if let gain { profile.gain = gain }
    let library = SpeechLibrary(
      synthesizer: engine, profile: profile, rate: nil,
      store: folder.map { ClipStore(folder: $0) })
    let rehearsal = Rehearsal(
      layOut: { routine.plan(PlanOptions(), measure: $0).draft },
      speak: { utterance async throws(SpeechError) in try await library.clip(for: utterance) },
      levels: Levels.standard.beside(speechAt: profile.loudness), music: music)
    score = try await rehearsal.finalScore()
    await engine.shutdown()
  }

  /// A routine with every kind of cue that takes about a minute, `rounds` times over.
  static func script(rounds: Int) -> String {
    """
    Session: Everything
    Between poses: 4 seconds
    Part: All, \(rounds) rounds
    Use: reach
    Use: wave

    Pose: Reach
    Each side, left first:
    Reach your {side} arm up. | {Side} arm up.
    Hold: 10 seconds
    Lower it. | Lower.

    Pose: Wave
    Move slowly.
    Flow: 2 breaths
    Breath: 3 in, 3 out
    Inhale: Rise. | Up.
    Exhale: Sink. | Down.
    Stay where you are.
    """
  }

  /// All samples of the session, rendered in pieces of `chunk` frames.
  func rendered(inChunksOf chunk: Int) -> [Int16] {
    let feed = score.feed
    var all: [Int16] = []
    for start in stride(from: 0, to: feed.readyFrames, by: chunk) {
      var part = [Int16](repeating: 0, count: min(chunk, feed.readyFrames - start))
      feed.render(from: start, into: &part)
      all += part
    }
    return all
  }
}
