import Foundation
import LimberEspeak
import LimberSpeech
import Testing

@Suite(.timeLimit(.minutes(1))) struct EspeakFaultTests {
  let request = SpeechRequest(
    text: "Breathe in.", voice: "en-us", rate: 145, pitch: 42, range: 45, volume: 85, wordGap: 1)

  /// A synthesizer whose only worker is running, and what the worker says.
  func started(
    _ worker: WorkerCopy, deadline: Duration
  ) async throws -> (EspeakSynthesizer, SpokenAudio) {
    let synthesizer = EspeakSynthesizer(worker: worker.path, workers: 1, deadline: deadline)
    return (synthesizer, try await synthesizer.speak(request))
  }

  func send(_ signal: Int32, to worker: WorkerCopy) {
    #expect(!worker.processes.isEmpty)
    for process in worker.processes { kill(process, signal) }
  }

  @Test func `a worker killed while it speaks is started again`() async throws {
    let worker = try WorkerCopy()
    let (synthesizer, before) = try await started(worker, deadline: .seconds(10))
    // A stopped worker takes the request, and cannot have answered it when it is killed.
    send(SIGSTOP, to: worker)
    let answer = Task { try await synthesizer.speak(request) }
    try await Task.sleep(for: .milliseconds(50))
    send(SIGKILL, to: worker)
    #expect(try await answer.value == before)
    await synthesizer.shutdown()
    #expect(worker.processes.isEmpty)
  }

  @Test func `a worker killed while nobody asks is started again`() async throws {
    let worker = try WorkerCopy()
    let (synthesizer, before) = try await started(worker, deadline: .seconds(10))
    send(SIGKILL, to: worker)
    #expect(try await synthesizer.speak(request) == before)
    await synthesizer.shutdown()
    #expect(worker.processes.isEmpty)
  }

  @Test func `a worker that is gone for good is unavailable`() async throws {
    let worker = try WorkerCopy()
    let (synthesizer, _) = try await started(worker, deadline: .seconds(10))
    worker.remove()
    send(SIGKILL, to: worker)
    for _ in 0..<2 {
      let error = await #expect(throws: SpeechError.self) { try await synthesizer.speak(request) }
      #expect(error?.code == .unavailable)
    }
    await synthesizer.shutdown()
  }

  @Test func `a worker that hangs is ended, and the next request is answered`() async throws {
    let worker = try WorkerCopy()
    let (synthesizer, before) = try await started(worker, deadline: .milliseconds(500))
    send(SIGSTOP, to: worker)
    let error = await #expect(throws: SpeechError.self) { try await synthesizer.speak(request) }
    #expect(error?.code == .timedOut)
    #expect(worker.processes.isEmpty)
    #expect(try await synthesizer.speak(request) == before)
    await synthesizer.shutdown()
  }

  @Test(arguments: ["exit 0", "sleep 60", "echo hello; sleep 60", "printf 'R\\377\\377\\377\\377'"])
  func `a program that is no worker is unavailable`(script: String) async throws {
    let worker = try WorkerCopy(script: script)
    let synthesizer = EspeakSynthesizer(
      worker: worker.path, workers: 1, deadline: .milliseconds(300))
    let error = await #expect(throws: SpeechError.self) { try await synthesizer.speak(request) }
    #expect(error?.code == .unavailable)
    #expect(worker.processes.isEmpty)
    await synthesizer.shutdown()
  }

  @Test func `a worker that is not there is unavailable`() async throws {
    let synthesizer = EspeakSynthesizer(worker: "/no/such", workers: 1, deadline: .seconds(10))
    let error = await #expect(throws: SpeechError.self) { try await synthesizer.fingerprint() }
    #expect(error?.code == .unavailable)
  }

  @Test func `after a shutdown nothing runs, and nothing starts`() async throws {
    let worker = try WorkerCopy()
    let (synthesizer, _) = try await started(worker, deadline: .seconds(10))
    await synthesizer.shutdown()
    #expect(worker.processes.isEmpty)
    let error = await #expect(throws: SpeechError.self) { try await synthesizer.speak(request) }
    #expect(error?.code == .unavailable)
    await synthesizer.shutdown()
    #expect(worker.processes.isEmpty)
  }

  @Test func `a worker ends when nobody holds its input`() async throws {
    let process = Process()
    process.executableURL = URL(filePath: WorkerCopy.built)
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = Pipe()
    try process.run()
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `whoever waits for a turn can give up`() async throws {
    let worker = try WorkerCopy()
    let (synthesizer, before) = try await started(worker, deadline: .seconds(10))
    send(SIGSTOP, to: worker)
    let first = Task { try await synthesizer.speak(request) }
    try await Task.sleep(for: .milliseconds(20))
    let second = Task { try await synthesizer.speak(request) }
    try await Task.sleep(for: .milliseconds(20))
    second.cancel()
    let error = await #expect(throws: SpeechError.self) { try await second.value }
    #expect(error?.code == .cancelled)
    send(SIGCONT, to: worker)
    #expect(try await first.value == before)
    await synthesizer.shutdown()
  }
}
