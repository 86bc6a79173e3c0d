import Foundation
import LimberPiper
import LimberSpeech
import LimberTesting
import Testing

@Suite(.timeLimit(.minutes(2))) struct PiperTests {
  let sentence = PiperWheel.request("Breathe in, and reach up.")

  func code(of request: SpeechRequest, from synthesizer: PiperSynthesizer) async -> SpeechError
    .Code?
  {
    do throws(SpeechError) {
      _ = try await synthesizer.speak(request)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func `the same words are said the same way, in any order and in another process`()
    async throws
  {
    let wheel = try await PiperWheel()
    let requests = [sentence, PiperWheel.request("Three.", rate: 150), PiperWheel.request("Fold.")]
    var said: [[SpeechRequest: SpokenAudio]] = []
    var names: Set<String> = []
    for order in [requests, requests.reversed()] {
      let synthesizer = wheel.synthesizer
      names.insert(try await synthesizer.fingerprint())
      #expect(wheel.processes == [])
      var audio: [SpeechRequest: SpokenAudio] = [:]
      for request in order { audio[request] = try await synthesizer.speak(request) }
      said.append(audio)
      #expect(wheel.processes.count == 1)
      await synthesizer.shutdown()
      #expect(wheel.processes == [])
    }
    #expect(said[0] == said[1])
    #expect(names.count == 1)
    #expect(names.first?.hasPrefix("piper ") == true)
    let seconds = Double(said[0][sentence]?.samples.count ?? 0) / 22_050
    #expect((1.2...4).contains(seconds))
  }

  @Test func `cancelling returns at once, and the next words are clean`() async throws {
    let wheel = try await PiperWheel()
    let synthesizer = wheel.synthesizer
    let before = try await synthesizer.speak(sentence)
    let words = Array(repeating: "reach up and breathe slowly", count: 40).joined(separator: " ")
    let task = Task { await code(of: PiperWheel.request(words), from: synthesizer) }
    try await Task.sleep(for: .milliseconds(200))
    let start = ContinuousClock.now
    task.cancel()
    #expect(await task.value == .cancelled)
    #expect(ContinuousClock.now - start < .seconds(2))
    #expect(try await synthesizer.speak(sentence) == before)
    await synthesizer.shutdown()
    #expect(wheel.processes == [])
  }

  @Test func `what it cannot say is refused, and no text moves the next one`() async throws {
    let wheel = try await PiperWheel()
    let synthesizer = wheel.synthesizer
    let before = try await synthesizer.speak(sentence)
    var stranger = sentence
    stranger.voice = "de"
    var fast = sentence
    fast.rate = 20
    #expect(await code(of: stranger, from: synthesizer) == .voiceNotFound)
    #expect(await code(of: fast, from: synthesizer) == .engineFailure)
    #expect(await code(of: PiperWheel.request(" … "), from: synthesizer) == .emptyText)
    for text in SynthesizerConformance.hostileTexts {
      _ = await code(of: PiperWheel.request(text), from: synthesizer)
    }
    #expect(try await synthesizer.speak(sentence) == before)
    await synthesizer.shutdown()
  }

  @Test func `a worker that was killed is started again`() async throws {
    let wheel = try await PiperWheel()
    let synthesizer = wheel.synthesizer
    let before = try await synthesizer.speak(sentence)
    for process in wheel.processes { kill(process, SIGKILL) }
    #expect(try await synthesizer.speak(sentence) == before)
    await synthesizer.shutdown()
    #expect(wheel.processes == [])
  }

  @Test(arguments: [["/no/such/python3"], ["/bin/false", "/bin/true"], []])
  func `without Piper there is no voice, and it is said`(pythons: [String]) async throws {
    let synthesizer = PiperSynthesizer(
      voice: "any", language: "en", in: PiperPlaces(pythons: pythons, folders: []))
    let error = await #expect(throws: SpeechError.self) { try await synthesizer.speak(anything) }
    #expect(error?.code == .unavailable)
    #expect(error?.reason.contains("limber doctor") == true)
    await synthesizer.shutdown()
  }

  var anything: SpeechRequest {
    var request = sentence
    request.voice = "any"
    return request
  }
}
