public import LimberSpeech

/// What every synthesizer must do, as checks that anybody can run on theirs.
///
/// Each check gives a sentence for each thing that is wrong; none means that it passed. A check
/// may be run on a synthesizer that is in use, and leaves it in use.
public struct SynthesizerConformance: Sendable {
  private let synthesizer: any SpeechSynthesizer
  private let reference: SpeechRequest

  /// Creates the checks for `synthesizer`, which must have the voice named `voice`.
  public init(_ synthesizer: any SpeechSynthesizer, voice: String) {
    self.synthesizer = synthesizer
    reference = SpeechRequest(
      text: "Breathe in, and reach up.", voice: voice, rate: 145, pitch: 42, range: 45, volume: 85,
      wordGap: 1)
  }

  /// The same request gives the same samples, whatever is said before it or beside it.
  public func repeatsItself() async -> [String] {
    var generator = SeededGenerator(seed: 1)
    let requests = Self.texts.indices.map { request(number: $0) }
    let first = await answers(to: requests)
    let shuffled = requests.shuffled(using: &generator)
    let second = await answers(to: shuffled)
    return requests.compactMap { request in
      guard let audio = first[request], audio == second[request] else {
        return "`\(request.text)` at \(request.rate) is not said the same way twice"
      }
      return audio.samples.isEmpty ? "`\(request.text)` is silent" : nil
    }
  }

  /// The fingerprint stays the same.
  public func keepsItsFingerprint() async throws -> [String] {
    let first = try await synthesizer.fingerprint()
    let second = try await synthesizer.fingerprint()
    return first == second && !first.isEmpty
      ? [] : ["the fingerprint is `\(first)`, then `\(second)`"]
  }

  /// Cancelling stops the engine at once, and disturbs nothing after it.
  ///
  /// An engine may be done before it can be cancelled, but not every time.
  public func cancelsCleanly() async throws -> [String] {
    let before = try await synthesizer.speak(reference)
    var violations: [String] = []
    var cancelled = 0
    for attempt in 0..<10 {
      let (code, latency) = await cancel(after: .milliseconds(attempt))
      if code == .cancelled { cancelled += 1 }
      if let code, code != .cancelled { violations.append("a cancelled request gave \(code)") }
      if latency > .seconds(1) { violations.append("cancelling took \(latency)") }
    }
    if cancelled == 0 { violations.append("no request could be cancelled") }
    if try await synthesizer.speak(reference) != before {
      violations.append("the request after a cancelled one is said differently")
    }
    return violations
  }

  /// What cannot be said is refused, and says why.
  public func refusesWhatItCannotSay() async -> [String] {
    var stranger = reference
    stranger.voice = "no-such-voice"
    var variant = reference
    variant.voice += "+no-such-variant"
    let expected: [(SpeechRequest, SpeechError.Code)] = [
      (stranger, .voiceNotFound), (variant, .voiceNotFound), (with(text: ""), .emptyText),
      (with(text: " … - "), .emptyText),
      (with(text: String(repeating: "a", count: 5000)), .tooLong),
    ]
    var violations: [String] = []
    for (request, expected) in expected {
      let code = await code(of: answer(to: request))
      guard code != expected else { continue }
      let given = code?.rawValue ?? "samples"
      violations.append("`\(request.text.prefix(20))` in \(request.voice) gave \(given)")
    }
    return violations
  }

  /// No text changes how the next one is said.
  public func isNotMoved(by texts: [String]) async throws -> [String] {
    let before = try await synthesizer.speak(reference)
    var violations: [String] = []
    for text in texts {
      _ = await answer(to: with(text: text))
      if try await synthesizer.speak(reference) != before {
        violations.append("`\(text)` changed the request after it")
      }
    }
    return violations
  }
}

extension SynthesizerConformance {
  /// Texts that drive some engine or other, if they get through to it.
  public static let hostileTexts = [
    "\u{1}20S hello", "\u{1}99P\u{1}0A hi", "[[h@'loU]]", "[[h@'loU", "<voice name='de'>",
    "<prosody rate='10%'>slow", "<audio src=\"/etc/passwd\"/>", "a\u{0}b", "\u{202E}abc\u{200B}",
    "&lt;break time='60s'/&gt;", "%s%n%s%n", "--help", "\u{FEFF}hello", "cafe\u{301}", "👍🏽👨‍👩‍👧",
    "你好", "مرحبا", "$(reboot)", "\r\n\t hello \u{7F}", "1e309 NaN 99999999999999999999999",
  ]

  /// As many texts of random characters, the same for the same seed.
  public static func randomTexts(_ count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let length = Int.random(in: 1...40, using: &generator)
      let scalars = (0..<length).compactMap { _ in
        // Half of them are ASCII, controls included.
        let highest: UInt32 = Bool.random(using: &generator) ? 0x7F : 0x1_FFFF
        return Unicode.Scalar(UInt32.random(in: 0...highest, using: &generator))
      }
      return String(String.UnicodeScalarView(scalars))
    }
  }

  private static let texts =
    ["Three.", "Breathe in.", "And release.", "Switch sides, slowly."]
    + (1...56).map { "Reach up, \($0)." }

  private func request(number index: Int) -> SpeechRequest {
    var request = with(text: Self.texts[index])
    request.rate = 120 + index
    request.pitch = 30 + index % 30
    return request
  }

  private func with(text: String) -> SpeechRequest {
    var request = reference
    request.text = text
    return request
  }

  /// What is answered to the requests, two at a time.
  private func answers(to requests: [SpeechRequest]) async -> [SpeechRequest: SpokenAudio] {
    await withTaskGroup(of: [SpeechRequest: SpokenAudio].self) { group in
      for part in 0..<2 {
        group.addTask {
          var answers: [SpeechRequest: SpokenAudio] = [:]
          for request in requests.enumerated().filter({ $0.offset % 2 == part }).map(\.element) {
            answers[request] = try? await answer(to: request).get()
          }
          return answers
        }
      }
      return await group.reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
    }
  }

  /// How a long request ends that is cancelled after a time, and how soon.
  private func cancel(after time: Duration) async -> (SpeechError.Code?, Duration) {
    let words = Array(repeating: "Reach up and breathe.", count: 20)
    let long = with(text: words.joined(separator: " "))
    let task = Task { await answer(to: long) }
    try? await Task.sleep(for: time)
    let start = ContinuousClock.now
    task.cancel()
    let code = await code(of: task.value)
    return (code, ContinuousClock.now - start)
  }

  private func answer(to request: SpeechRequest) async -> Result<SpokenAudio, SpeechError> {
    do throws(SpeechError) {
      return .success(try await synthesizer.speak(request))
    } catch {
      return .failure(error)
    }
  }

  private func code(of result: Result<SpokenAudio, SpeechError>) -> SpeechError.Code? {
    guard case .failure(let error) = result else { return nil }
    return error.code
  }
}
