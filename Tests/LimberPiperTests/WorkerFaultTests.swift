import LimberAudio
import LimberDiagnostics
import LimberPlayer
import LimberScript
import LimberSpeech
import LimberTesting
import LimberTimeline
import LimberWorker
import Testing

/// A worker that does what none should costs no cue: another voice says the words.
@Suite(.timeLimit(.minutes(1))) struct WorkerFaultTests {
  /// Says that it is ready, with 22,050 samples a second.
  static let ready = #"printf 'R\005\000\000\000\042\126\000\000x'; "#
  /// Sends 64 KiB of silence.
  static let piece = #"printf 'A\000\000\001\000'; head -c 65536 /dev/zero; "#

  /// What the shell runs as a worker.
  static let faults = [
    "crashes at once": "exit 1",
    "never is ready": "exec sleep 60",
    "prints rubbish at once": "yes",
    "claims an absurd rate": #"printf 'R\005\000\000\000\377\377\377\377x'; exec sleep 60"#,
    "crashes when it is asked": ready + "head -c 5 >/dev/null; exit 1",
    "hangs when it is asked": ready + "exec sleep 60",
    "prints rubbish when it is asked": ready + "head -c 5 >/dev/null; yes",
    "claims an absurd length":
      ready + #"head -c 5 >/dev/null; printf 'A\377\377\377\377abc'; exec sleep 60"#,
    "dies in the middle": ready + "head -c 5 >/dev/null; " + piece + "exit 0",
    "never stops": ready + "head -c 5 >/dev/null; while :; do \(piece) done",
    "never stops, unasked": ready + "while :; do \(piece) done",
    "says nothing": ready + #"while head -c 5 >/dev/null; do printf 'D\000\000\000\000'; done"#,
    "tells of an error": ready
      + #"while head -c 5 >/dev/null; do printf 'E\003\000\000\000\004no'; done"#,
  ]

  static let script = """
    Pose: Reach

    Reach up. | Up.
    Hold: 10 seconds
    Lower your arms. | Lower.
    """

  /// The session as it sounds when `speaker` says it.
  func score(_ speaker: Speaker, fallback: Speaker?) async throws -> Score {
    let source = Source(name: "reach.routine", text: Self.script)
    let routine = try #require(Compilation(of: source, in: Library()).routine)
    let library = SpeechLibrary(speaker: speaker, fallback: fallback, rate: nil, store: nil)
    let rehearsal = Rehearsal(
      layOut: { routine.plan(PlanOptions(), measure: $0).draft },
      speak: { utterance async throws(SpeechError) in try await library.clip(for: utterance) })
    let score = try await rehearsal.finalScore()
    await library.end()
    return score
  }

  func samples(_ score: Score) -> [Int16] {
    var samples = [Int16](repeating: 0, count: score.feed.readyFrames)
    score.feed.render(from: 0, into: &samples)
    return samples
  }

  var plain: Speaker {
    Speaker(
      FakeSynthesizer(fingerprint: "plain", delay: .zero),
      VoiceProfile(
        name: "plain", language: "en", voice: FakeSynthesizer.voice, gain: 0, settings: .standard))
  }

  @Test(arguments: faults.keys.sorted())
  func `costs no cue: a worker that`(fault: String) async throws {
    var program = WorkerProgram(
      path: "/bin/sh", startDeadline: .milliseconds(500), answerDeadline: .milliseconds(500))
    program.arguments = ["-c", try #require(Self.faults[fault])]
    let engine = WorkerSynthesizer(program, workers: 1)
    let profile = VoiceProfile(
      name: "broken", language: "en", voice: "broken", gain: 0, settings: .standard)
    let score = try await score(Speaker(engine, profile), fallback: plain)
    await engine.shutdown()
    #expect(score.unspoken == [:])
    #expect(samples(score) == samples(try await self.score(plain, fallback: nil)))
  }
}
