import Foundation
import LimberEspeak
import LimberSpeech
import LimberTesting
import Testing

/// What speaking for long, and breaking off, costs; `make soak-voice` does it ten thousand times.
@Suite(.timeLimit(.minutes(10))) struct EspeakEnduranceTests {
  /// How many utterances are said.
  static let utterances =
    ProcessInfo.processInfo.environment["LIMBER_UTTERANCES"].flatMap { Int($0) } ?? 400
  static let isSoak = ProcessInfo.processInfo.environment["LIMBER_UTTERANCES"] != nil

  static let reference = SpeechRequest(
    text: "Breathe in.", voice: "en-us", tuning: ["flutter 1", "words 1 1"], rate: 140, pitch: 42,
    range: 45, volume: 85, wordGap: 1)

  /// The memory that a process has to itself, in KB; pages it shares with its forks are its own.
  private func memory(of process: Int32) -> Int {
    let path = "/proc/\(process)/status"
    let status = FileManager.default.contents(atPath: path) ?? Data()
    let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
    let line = lines.first { $0.hasPrefix("VmRSS:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }

  private func request(number index: Int) -> SpeechRequest {
    var request = Self.reference
    request.text = "Lift your arm, number \(index), and let it sink."
    request.voice = ["en-us", "de", "fr", "es"][index % 4]
    request.rate = 120 + index % 60
    return request
  }

  @Test func `memory of worker and client stays where it was`() async throws {
    let worker = try WorkerCopy()
    let synthesizer = EspeakSynthesizer(worker: worker.path, workers: 1, deadline: .seconds(10))
    for index in 0..<Self.utterances / 4 {
      _ = try await synthesizer.speak(request(number: index))
    }
    // The worker, and a process for each of its voices.
    let processes = worker.processes.sorted()
    let memories = { processes.map { memory(of: $0) }.reduce(0, +) }
    let before = (worker: memories(), client: memory(of: getpid()))
    for index in Self.utterances / 4..<Self.utterances {
      _ = try await synthesizer.speak(request(number: index))
    }
    #expect(worker.processes.sorted() == processes, "the same processes said it all")
    let after = (worker: memories(), client: memory(of: getpid()))
    #expect(before.worker > 0)
    #expect(after.worker - before.worker <= 512 * processes.count)
    if Self.isSoak {
      // Alone in its process: other suites, which may run beside this one, have memory of theirs.
      #expect(after.client - before.client <= 1024)
      Figures.tell(
        """
        memory after \(Self.utterances / 4) and \(Self.utterances) utterances, in KB: \
        worker \(before.worker), \(after.worker); client \(before.client), \(after.client)
        """)
    }
    await synthesizer.shutdown()
  }

  /// How long it takes from asking to stop until the request has ended.
  private func timeToCancel(_ synthesizer: EspeakSynthesizer) async throws -> Duration {
    var long = Self.reference
    long.text = Array(repeating: "and breathe slowly, in and out", count: 20)
      .joined(separator: ", ")
    let request = long
    let speaking = Task { try await synthesizer.speak(request) }
    try await Task.sleep(for: .milliseconds(5))
    let start = ContinuousClock.now
    speaking.cancel()
    let result = await speaking.result
    let time = ContinuousClock.now - start
    #expect(throws: SpeechError.self) { try result.get() }
    return time
  }

  @Test func `cancelling returns at once, and the next words are clean`() async throws {
    let synthesizer = EspeakSynthesizer(
      worker: WorkerCopy.built, workers: 1, deadline: .seconds(10))
    let clean = try await synthesizer.speak(Self.reference)
    var times: [Duration] = []
    for _ in 0..<(Self.isSoak ? 200 : 20) {
      times.append(try await timeToCancel(synthesizer))
      #expect(try await synthesizer.speak(Self.reference) == clean)
    }
    times.sort()
    // Other work on the machine may hold up some of them; on an idle one all are as fast.
    #expect(times[times.count / 2] <= .milliseconds(5))
    if Self.isSoak {
      Figures.tell("cancelled within \(times[times.count / 2]), at worst \(times[times.count - 1])")
    }
    await synthesizer.shutdown()
  }
}
