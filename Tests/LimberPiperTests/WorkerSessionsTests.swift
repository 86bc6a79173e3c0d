import Foundation
import LimberSpeech
import LimberTesting
import LimberWorker
import Testing

/// One session after another, each with a worker that fails in its own way.
@Suite(.timeLimit(.minutes(30))) struct WorkerSessionsTests {
  /// `make soak-workers` has a thousand of them.
  static let sessions = ProcessInfo.processInfo.environment["LIMBER_SESSIONS"].flatMap(Int.init)
  /// How long a worker may take: long enough, where there are many, that it comes to fail in its own way.
  static let deadline = Duration.milliseconds(sessions == nil ? 30 : 100)

  @Test func `no word is missing in session after session, whatever the worker does`() async throws
  {
    let tests = WorkerFaultTests()
    var random = SeededGenerator(seed: 20_260)
    let expected = tests.samples(try await tests.score(tests.plain, fallback: nil))
    var (missing, different) = (0, 0)
    var failures: [String: Int] = [:]
    let names = WorkerFaultTests.faults.keys.sorted()
    for _ in 0..<(Self.sessions ?? 20) {
      var program = WorkerProgram(
        path: "/bin/sh", startDeadline: Self.deadline, answerDeadline: Self.deadline)
      let fault = names.randomElement(using: &random) ?? ""
      program.arguments = ["-c", WorkerFaultTests.faults[fault] ?? ""]
      let engine = WorkerSynthesizer(program, workers: 1)
      let profile = VoiceProfile(
        name: "broken", language: "en", voice: "broken", gain: 0, settings: .standard)
      let witness = FailureWitness(engine)
      let score = try await tests.score(Speaker(witness, profile), fallback: tests.plain)
      await engine.shutdown()
      failures[await witness.failure?.rawValue ?? "none", default: 0] += 1
      if score.unspoken != [:] { missing += 1 }
      if tests.samples(score) != expected { different += 1 }
    }
    let reasons = failures.sorted { $0.key < $1.key }.map { "\($0.key) in \($0.value)" }
    Figures.tell(
      """
      \(Self.sessions ?? 20) sessions: words missing in \(missing), others in \(different); \
      the worker failed with \(reasons.joined(separator: ", "))

      """)
    #expect(missing == 0)
    #expect(different == 0)
  }
}

/// Sees how an engine fails first.
private actor FailureWitness: SpeechSynthesizer {
  private(set) var failure: SpeechError.Code?
  private let engine: any SpeechSynthesizer

  init(_ engine: any SpeechSynthesizer) {
    self.engine = engine
  }

  func fingerprint() async throws(SpeechError) -> String {
    do {
      return try await engine.fingerprint()
    } catch {
      failure = failure ?? error.code
      throw error
    }
  }

  func speak(_ request: SpeechRequest) async throws(SpeechError) -> SpokenAudio {
    do {
      return try await engine.speak(request)
    } catch {
      failure = failure ?? error.code
      throw error
    }
  }
}
