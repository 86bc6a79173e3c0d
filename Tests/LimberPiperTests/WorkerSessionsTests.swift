import Foundation
import LimberSpeech
import LimberTesting
import LimberWorker
import Testing

/// One session after another, each with a worker that fails in its own way.
@Suite(.timeLimit(.minutes(30))) struct WorkerSessionsTests {
  /// `make soak-workers` has a thousand of them.
  static let sessions = ProcessInfo.processInfo.environment["LIMBER_SESSIONS"].flatMap(Int.init)

  @Test func `no word is missing in session after session, whatever the worker does`() async throws
  {
    let tests = WorkerFaultTests()
    var random = SeededGenerator(seed: 20_260)
    let expected = tests.samples(try await tests.score(tests.plain, fallback: nil))
    var (missing, different) = (0, 0)
    let names = WorkerFaultTests.faults.keys.sorted()
    for _ in 0..<(Self.sessions ?? 20) {
      var program = WorkerProgram(
        path: "/bin/sh", startDeadline: .milliseconds(30), answerDeadline: .milliseconds(30))
      let fault = names.randomElement(using: &random) ?? ""
      program.arguments = ["-c", WorkerFaultTests.faults[fault] ?? ""]
      let engine = WorkerSynthesizer(program, workers: 1)
      let profile = VoiceProfile(
        name: "broken", language: "en", voice: "broken", gain: 0, settings: .standard)
      let score = try await tests.score(Speaker(engine, profile), fallback: tests.plain)
      await engine.shutdown()
      if score.unspoken != [:] { missing += 1 }
      if tests.samples(score) != expected { different += 1 }
    }
    Figures.tell(
      "\(Self.sessions ?? 20) sessions: words missing in \(missing), others in \(different)\n")
    #expect(missing == 0)
    #expect(different == 0)
  }
}
