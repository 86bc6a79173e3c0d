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
    let worker = try #require(EspeakSynthesizer.installedWorker())
    let engine = EspeakSynthesizer(worker: worker, workers: 2, deadline: .seconds(10))
    let profile = try VoiceProfile(contentsOf: shipped.appending(path: "Voices/calm.voice").path)
    let library = SpeechLibrary(
      synthesizer: engine, profile: profile, rate: nil, store: ClipStore(folder: folder))
    let clips = try await library.clips(for: utterances)
    let wall = ContinuousClock.now - start
    await engine.shutdown()
    return Cost(clips: clips, processor: seconds - processor, wall: wall)
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
