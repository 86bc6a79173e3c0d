import Foundation
import Glibc
import LimberDiagnostics
import LimberEspeak
import LimberScript
import LimberSpeech
import LimberTesting
import LimberTimeline
import Testing

/// What the words of a long session cost, said for the first time and found again.
@Suite(.timeLimit(.minutes(2))) struct StoredSessionTests {
  /// So many different ones as a session of twenty minutes has.
  private static let count = 200

  /// What there are two hundred of: clips, which are clauses, one file of the store each; or
  /// sentences, which are half as many again.
  enum Measure: String, CaseIterable { case clips, sentences }

  @Test(arguments: Measure.allCases)
  func `two hundred are the same when they are found again`(measure: Measure) async throws {
    let utterances =
      switch measure {
      case .clips: try await Self.utterances(ofClips: Self.count)
      case .sentences: Array(try Self.utterances().prefix(Self.count))
      }
    let folder = NSTemporaryDirectory() + "limber-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let before = Self.memory
    let cold = try await Self.cost(of: utterances, folder)
    var warm = try await Self.cost(of: utterances, folder)
    for _ in 0..<4 {
      let again = try await Self.cost(of: utterances, folder)
      if again.processor < warm.processor { warm = again }
    }
    let figures = """
      \(utterances.count) sentences in \(ClipStore(folder: folder).contents.clips) clips of \
      \(cold.clips.map(\.end).reduce(0, +) / 48_000) s: cold \(cold), stored \(warm), \(Self.memory - before) KB more memory at most
      """
    Figures.tell(figures)
    #expect(warm.clips == cold.clips)
  }

  /// A program in C that says a list of words in one process, and keeps nothing; `make bench-speech`
  /// builds it.
  static let plainProgram = ProcessInfo.processInfo.environment["LIMBER_PLAIN"]
  private static let rounds = 9

  /// On a busy machine everything costs more, but the plain program as well.
  @Test(.enabled(if: plainProgram != nil), arguments: Measure.allCases)
  func `two hundred beside a program that only says them`(measure: Measure) async throws {
    let utterances =
      switch measure {
      case .clips: try await Self.utterances(ofClips: Self.count)
      case .sentences: Array(try Self.utterances().prefix(Self.count))
      }
    let list = try await Self.list(of: utterances)
    let folder = NSTemporaryDirectory() + "limber-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try list.write(toFile: folder + "/list", atomically: true, encoding: .utf8)
    let program = try #require(Self.plainProgram)
    var rounds: [(plain: Double, cold: Double, stored: Double)] = []
    for round in 0..<Self.rounds {
      let store = "\(folder)/\(round)"
      let plain = try Self.cost(of: program, saying: folder + "/list")
      let cold = try await Self.cost(of: utterances, store).processor
      rounds.append((plain, cold, try await Self.cost(of: utterances, store).processor))
      try FileManager.default.removeItem(atPath: store)
    }
    func middle(_ value: ((plain: Double, cold: Double, stored: Double)) -> Double) -> Double {
      rounds.map(value).sorted()[rounds.count / 2]
    }
    let milliseconds = [middle(\.plain), middle(\.cold), middle(\.stored)].map { Int($0 * 1000) }
    let ratio = Int((100 * middle { $0.cold / $0.plain }).rounded())
    Figures.tell(
      """
      \(measure), in the middle of \(rounds.count) rounds: plain \
      \(milliseconds[0]) ms, cold \(milliseconds[1]) ms, stored \(milliseconds[2]) ms; \
      cold costs \(ratio) % of plain
      """)
    #expect(ratio > 100)
  }

  /// The time of the processor that a program takes which says what a file lists.
  private static func cost(of program: String, saying list: String) throws -> Double {
    let (before, process) = (seconds, Process())
    process.executableURL = URL(filePath: program)
    process.arguments = [list]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return seconds - before
  }

  /// What the engine is asked for, as the plain program reads it: the voice, its tuning, and words.
  private static func list(of utterances: [Utterance]) async throws -> String {
    let engine = try engine()
    let listener = RequestListener(engine)
    let library = SpeechLibrary(
      synthesizer: listener, profile: try profile, rate: nil, store: nil)
    _ = try await library.clips(for: utterances)
    await engine.shutdown()
    let requests = await listener.requests
    let first = try #require(requests.first)
    var lines: [String] = []
    // With nothing stored, the engine is asked again for what several sentences have in common.
    for request in requests {
      let numbers = [
        request.rate, request.pitch, request.range, request.volume, request.wordGap,
      ]
      let line = (numbers.map(String.init) + [request.text]).joined(separator: " ")
      if !lines.contains(line) { lines.append(line) }
    }
    return ([first.voice] + first.tuning.map { "+" + $0 } + lines).joined(separator: "\n") + "\n"
  }

  /// The clips of a session, and what they took, workers included.
  struct Cost: CustomStringConvertible {
    var clips: [SpeechClip]
    /// In seconds, in user mode and in the system.
    var processor: Double
    var wall: Duration

    var description: String {
      "\(Int(processor * 1000)) ms of the processor in \(wall / .milliseconds(1)) ms"
    }
  }

  private static func cost(of utterances: [Utterance], _ folder: String) async throws -> Cost {
    let (processor, start) = (seconds, ContinuousClock.now)
    let engine = try engine()
    let library = SpeechLibrary(
      synthesizer: engine, profile: try profile, rate: nil, store: ClipStore(folder: folder))
    let clips = try await library.clips(for: utterances)
    let wall = ContinuousClock.now - start
    await engine.shutdown()
    return Cost(clips: clips, processor: seconds - processor, wall: wall)
  }

  private static func engine() throws -> EspeakSynthesizer {
    let worker = try #require(EspeakSynthesizer.installedWorker())
    return EspeakSynthesizer(worker: worker, workers: 2, deadline: .seconds(10))
  }

  private static var profile: VoiceProfile {
    get throws { try VoiceProfile(contentsOf: shipped.appending(path: "Voices/calm.voice").path) }
  }

  /// Different words of shipped routines, in the order in which they are said there.
  private static func utterances() throws -> [Utterance] {
    let folder = shipped.appending(path: "Scripts")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".routine") }.sorted()
    let sources = try names.map { name in
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return Source(name: name, text: text)
    }
    let library = Library(places: [Library.Place(name: "in the library", sources: sources)])
    var found: [Utterance] = []
    var known: Set<Utterance> = []
    for source in sources {
      guard let routine = Compilation(of: source, in: library).routine else { continue }
      let timeline = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
      for case .speech(let utterance) in timeline.cues.map(\.sound)
      where known.insert(utterance).inserted { found.append(utterance) }
    }
    try #require(found.count >= count)
    return found
  }

  /// The first of them, as many as have so many different clips.
  private static func utterances(ofClips count: Int) async throws -> [Utterance] {
    let utterances = try utterances()
    let counter = FakeSynthesizer(fingerprint: "counter", delay: .zero)
    let profile = VoiceProfile(
      name: "counter", language: "en", voice: FakeSynthesizer.voice, gain: 0, settings: .standard)
    let library = SpeechLibrary(synthesizer: counter, profile: profile, rate: nil, store: nil)
    var number = 0
    while Set(await counter.requests).count < count {
      _ = try await library.clip(for: utterances[number])
      number += 1
    }
    return Array(utterances.prefix(number))
  }

  private static let shipped = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The time of the processor that this process and its ended children took.
  private static var seconds: Double {
    [RUSAGE_SELF, RUSAGE_CHILDREN].reduce(0) { sum, who in
      var usage = rusage()
      // Which type this number has depends on what else is imported.
      unsafe getrusage(__rusage_who_t(who.rawValue), &usage)
      let parts = [usage.ru_utime, usage.ru_stime]
      return parts.reduce(sum) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }
  }

  /// The most memory that this process has had, in KB.
  private static var memory: Int {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}

/// Passes requests on, and remembers them.
private actor RequestListener: SpeechSynthesizer {
  private(set) var requests: [SpeechRequest] = []
  private let engine: any SpeechSynthesizer

  init(_ engine: any SpeechSynthesizer) {
    self.engine = engine
  }

  func fingerprint() async throws(SpeechError) -> String { try await engine.fingerprint() }

  func speak(_ request: SpeechRequest) async throws(SpeechError) -> SpokenAudio {
    requests.append(request)
    return try await engine.speak(request)
  }
}
