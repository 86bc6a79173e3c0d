import Foundation
import LimberEspeak
import LimberSpeech
import LimberTesting
import Testing

/// The four shipped languages, as the real engine says them.
@Suite(.timeLimit(.minutes(60))) struct SpokenLanguageTests {
  static let readings: Readings = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Voices")
    return Readings(
      ["de", "fr", "es"].compactMap { tag in
        let path = folder.appending(path: "\(tag).phrases")
        return (try? Data(contentsOf: path)).flatMap { try? Reading(Array($0), file: path.path) }
      })
  }()

  static func request(_ text: String, _ voice: String) -> SpeechRequest {
    SpeechRequest(
      text: text, voice: voice, rate: 175, pitch: 42, range: 45, volume: 85, wordGap: 0)
  }

  @Test(arguments: [
    ("en-us", "30 s", "thirty seconds"), ("en-us", "10-12 reps", "ten to twelve reps"),
    ("de", "30 s", "dreißig Sekunden"), ("de", "2 kg", "zwei Kilogramm"),
    ("de", "10-12 Wdh", "zehn bis zwölf Wiederholungen"), ("de", "L/R", "links oder rechts"),
    ("fr", "30 s", "trente secondes"), ("fr", "2 m", "deux mètres"),
    ("fr", "10-12 resp", "dix à douze respirations"), ("fr", "G/D", "gauche ou droite"),
    ("es", "30 s", "30 segundos"), ("es", "2 kg", "dos kilos"),
    ("es", "20-30 s", "20 a 30 segundos"), ("es", "I/D", "izquierda o derecha"),
  ])
  func `what is written short sounds like what is written out`(
    voice: String, short: String, long: String
  ) async throws {
    let engine = EspeakSynthesizer(worker: WorkerCopy.built, workers: 1, deadline: .seconds(10))
    let read = try SpokenText(short, language: voice, readings: Self.readings).text
    let said = try await engine.speak(Self.request(read, voice))
    #expect(try await engine.speak(Self.request(long, voice)) == said)
    // Left to itself, the engine says something else.
    #expect(try await engine.speak(Self.request(short, voice)) != said)
    await engine.shutdown()
  }

  /// What came of speaking hostile texts.
  struct Toll: Sendable {
    var spoken = 0
    var refused = 0
    var faults: [String] = []

    static func + (_ first: Toll, _ second: Toll) -> Toll {
      Toll(
        spoken: first.spoken + second.spoken, refused: first.refused + second.refused,
        faults: first.faults + second.faults)
    }
  }

  @Test func `hostile texts leave nothing behind in the engine`() async throws {
    let wanted = ProcessInfo.processInfo.environment["LIMBER_TEXTS"].flatMap { Int($0) } ?? 400
    let engine = EspeakSynthesizer(worker: WorkerCopy.built, workers: 2, deadline: .seconds(20))
    let reference = Self.request("Five.", "en-us")
    let before = try await engine.speak(reference)
    let toll = await withTaskGroup(of: Toll.self) { group in
      for lane in 0..<2 {
        group.addTask {
          await Self.speak(
            wanted / 2, seed: UInt64(100 + lane), engine, reference: reference, before: before)
        }
      }
      return await group.reduce(Toll(), +)
    }
    #expect(toll.faults == [])
    #expect(toll.spoken > wanted / 2)
    Figures.tell("\(toll.spoken) hostile texts spoken, \(toll.refused) refused")
    await engine.shutdown()
  }

  private static func speak(
    _ count: Int, seed: UInt64, _ engine: EspeakSynthesizer, reference: SpeechRequest,
    before: SpokenAudio
  ) async -> Toll {
    var texts = HostileText(seed: seed)
    var toll = Toll()
    let voices = ["en-us", "de", "fr", "es"]
    for index in 0..<count where toll.faults.count < 10 {
      let text = texts.next(parts: 5)
      let voice = voices[index % voices.count]
      guard let words = try? SpokenText(text, language: voice, readings: readings).text else {
        toll.refused += 1
        continue
      }
      do throws(SpeechError) {
        _ = try await engine.speak(request(words, voice))
        toll.spoken += 1
      } catch {
        toll.refused += 1
        if [.crashed, .timedOut, .unavailable].contains(error.code) {
          toll.faults.append("\(text.debugDescription): \(error.reason)")
        }
      }
      if (try? await engine.speak(reference)) != before {
        toll.faults.append("\(text.debugDescription) changed what came after it")
      }
    }
    return toll
  }
}
