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

  /// How the request fails; nil if it does not.
  func code(
    of request: SpeechRequest, from synthesizer: EspeakSynthesizer
  ) async -> SpeechError.Code? {
    do throws(SpeechError) {
      _ = try await synthesizer.speak(request)
      return nil
    } catch {
      return error.code
    }
  }

  /// Whether a process has come so far that its processor time is limited.
  func hasLimits(_ process: Int32) -> Bool {
    let limits = FileManager.default.contents(atPath: "/proc/\(process)/limits") ?? Data()
    return String(decoding: limits, as: UTF8.self).split(separator: "\n").contains { line in
      line.hasPrefix("Max cpu time") && !line.contains("unlimited")
    }
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

  @Test func `what is typed at a terminal reaches no worker`() async throws {
    let worker = try WorkerCopy()
    let (synthesizer, _) = try await started(worker, deadline: .seconds(10))
    #expect(!worker.processes.isEmpty)
    for process in worker.processes { #expect(getpgid(process) != getpgrp()) }
    await synthesizer.shutdown()
  }

  @Test func `workers that were all killed are all started again`() async throws {
    let worker = try WorkerCopy()
    let synthesizer = EspeakSynthesizer(worker: worker.path, workers: 2, deadline: .seconds(10))
    async let first = synthesizer.speak(request)
    async let second = synthesizer.speak(request)
    let before = try await [first, second]
    // Each worker has another process with the voice.
    #expect(worker.processes.count == 4)
    send(SIGKILL, to: worker)
    for audio in before { #expect(try await synthesizer.speak(request) == audio) }
    await synthesizer.shutdown()
    #expect(worker.processes.isEmpty)
  }

  @Test func `a worker whose voice is killed is started again`() async throws {
    let worker = try WorkerCopy()
    let (synthesizer, before) = try await started(worker, deadline: .seconds(10))
    let voice = try #require(worker.processes.max())
    kill(voice, SIGKILL)
    while worker.processes.contains(voice) { try await Task.sleep(for: .milliseconds(1)) }
    #expect(try await synthesizer.speak(request) == before)
    await synthesizer.shutdown()
    #expect(worker.processes.isEmpty)
  }

  @Test func `voices are changed, forgotten and taken again without a difference`() async throws {
    let worker = try WorkerCopy()
    let synthesizer = EspeakSynthesizer(worker: worker.path, workers: 1, deadline: .seconds(10))
    let voices = ["en-us", "de", "nobody", "fr", "es", "it", "pt", "nl", "en-us+f3", "en"]
    var said: [[SpokenAudio?]] = []
    for order in [voices, voices, voices.reversed()] {
      var audio: [String: SpokenAudio] = [:]
      for voice in order {
        var other = request
        other.voice = voice
        audio[voice] = try? await synthesizer.speak(other)
        #expect(worker.processes.count <= 7)
      }
      said.append(voices.map { audio[$0] })
    }
    #expect(said[0].count { $0 == nil } == 1)
    #expect(said[1] == said[0] && said[2] == said[0])
    await synthesizer.shutdown()
    #expect(worker.processes.isEmpty)
  }

  @Test func `what speaks for a worker dies with it`() async throws {
    let worker = try WorkerCopy()
    let (synthesizer, _) = try await started(worker, deadline: .seconds(10))
    let parent = try #require(worker.processes.min())
    var long = request
    long.text = Array(repeating: "word", count: 150).joined(separator: " ")
    var child: Int32?
    // Most of a request is spent speaking, so one of a few is seen to do so.
    for _ in 0..<20 where child == nil {
      let answer = Task { try await synthesizer.speak(long) }
      for _ in 0..<20 where child == nil {
        child = worker.processes.first { $0 != parent && hasLimits($0) }
      }
      if let child {
        kill(child, SIGSTOP)
        kill(parent, SIGKILL)
        while worker.processes.contains(child) { try await Task.sleep(for: .milliseconds(1)) }
      }
      _ = try await answer.value
    }
    #expect(child != nil)
    await synthesizer.shutdown()
    #expect(worker.processes.isEmpty)
  }

  @Test func `a number the engine cannot follow is refused`() async throws {
    let fields: [WritableKeyPath<SpeechRequest, Int>] = [
      \.rate, \.pitch, \.range, \.volume, \.wordGap,
    ]
    let synthesizer = EspeakSynthesizer(
      worker: WorkerCopy.built, workers: 1, deadline: .seconds(10))
    for field in fields {
      for value in [-1, 450, 65_536 + 90, Int.max, Int.min] {
        var wrong = request
        wrong[keyPath: field] = value
        #expect(await code(of: wrong, from: synthesizer) == .engineFailure)
      }
    }
    await synthesizer.shutdown()
  }

  @Test func `a voice whose name is no name is refused`() async throws {
    let synthesizer = EspeakSynthesizer(
      worker: WorkerCopy.built, workers: 1, deadline: .seconds(10))
    for voice in [
      "", "../../etc", "en-us+../x", "en-us++f3", "a\u{0}b", String(repeating: "x", count: 9000),
    ] {
      var wrong = request
      wrong.voice = voice
      #expect(await code(of: wrong, from: synthesizer) == .voiceNotFound)
    }
    await synthesizer.shutdown()
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
    let (synthesizer, before) = try await started(worker, deadline: .seconds(2))
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
    await synthesizer.shutdown()
    #expect(await worker.isGone)
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
