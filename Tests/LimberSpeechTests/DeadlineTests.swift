import LimberSpeech
import LimberTesting
import LimberTimeline
import Testing

@Suite(.timeLimit(.minutes(1))) struct DeadlineTests {
  let folder = Folder()

  static func profile(_ name: String, pitch: Int) -> VoiceProfile {
    var settings = VoiceSettings.standard
    settings.pitch = pitch
    return VoiceProfile(
      name: name, language: "en-US", voice: FakeSynthesizer.voice, gain: 0, settings: settings)
  }

  static let fine = profile("fine", pitch: 30)
  static let plain = profile("plain", pitch: 60)

  func fake(_ name: String, delay: Duration) -> FakeSynthesizer {
    FakeSynthesizer(fingerprint: name, delay: delay)
  }

  func library(
    _ voice: FakeSynthesizer, _ fallback: FakeSynthesizer?, store: ClipStore? = nil
  ) -> SpeechLibrary {
    SpeechLibrary(
      speaker: Speaker(voice, Self.fine), fallback: fallback.map { Speaker($0, Self.plain) },
      rate: nil, readings: .english, store: store)
  }

  static func say(_ text: String) -> Utterance {
    Utterance(text: text, role: .instruction, language: "en-US")
  }

  /// What a voice says when it is not hurried.
  static func clip(_ profile: VoiceProfile, _ text: String) async throws -> SpeechClip {
    let fake = FakeSynthesizer(fingerprint: "any", delay: .zero)
    return try await SpeechLibrary(synthesizer: fake, profile: profile, rate: nil, store: nil)
      .clip(for: say(text))
  }

  /// A layout that misses these words, each in a slot of its own that begins at its time.
  static func draft(_ words: [(text: String, start: Milliseconds)]) -> Draft {
    let origin = Origin(file: "a.routine", line: 1)
    let slots = words.map {
      Slot(
        kind: .instruct, start: $0.start, end: $0.start + 1000, section: 0, side: nil, set: 1,
        dose: nil, origin: origin)
    }
    let cues = words.enumerated().map { index, word in
      Cue(
        kind: .instruct, start: word.start, lead: .zero, duration: 900,
        sound: .speech(say(word.text)),
        anchor: Cue.Anchor(slot: index, edge: .start, offset: .zero), side: nil, origin: origin,
        isDefault: false)
    }
    let timeline = Timeline(
      title: "A", language: "en-US",
      options: Timeline.Options(dose: 500, pace: 1000, breath: .slow, voice: "fine"),
      sections: [], slots: slots, cues: cues)
    return Draft(timeline: timeline, missing: words.map { say($0.text) }, settled: .zero)
  }

  @Test func `while nobody listens, a slow voice is waited for`() async throws {
    let library = library(fake("slow", delay: .milliseconds(50)), fake("fast", delay: .zero))
    await library.expect(Self.draft([("One.", 0)]))
    #expect(try await library.clip(for: Self.say("One.")) == Self.clip(Self.fine, "One."))
  }

  @Test func `what would be late is said by the fallback, and stays so`() async throws {
    let store = ClipStore(folder: folder.path)
    let voice = fake("slow", delay: .milliseconds(300))
    let library = library(voice, fake("fast", delay: .zero), store: store)
    await library.expect(Self.draft([("One.", 0), ("Two.", 60_000)]))
    await library.hear(upTo: .zero)
    let plain = try await Self.clip(Self.plain, "One.")
    #expect(try await library.clip(for: Self.say("One.")) == plain)
    // In time for the listener, so that it comes from the voice.
    #expect(try await library.clip(for: Self.say("Two.")) == Self.clip(Self.fine, "Two."))
    #expect(try await library.clip(for: Self.say("One.")) == plain)
    // The voice has finished what came too late: next time it is there.
    let later = self.library(fake("slow", delay: .seconds(30)), nil, store: store)
    #expect(try await later.clip(for: Self.say("One.")) == Self.clip(Self.fine, "One."))
    #expect(await voice.requests.count == 2)
  }

  @Test func `words become late when the listener comes near, also by a jump`() async throws {
    let library = library(fake("slow", delay: .seconds(30)), fake("fast", delay: .zero))
    await library.expect(Self.draft([("One.", 20_000), ("Two.", 200_000)]))
    await library.hear(upTo: .zero)
    let first = Task { try await library.clip(for: Self.say("One.")) }
    let second = Task { try await library.clip(for: Self.say("Two.")) }
    try await Task.sleep(for: .milliseconds(20))
    await library.hear(upTo: 17_000)
    #expect(try await first.value == Self.clip(Self.plain, "One."))
    await library.hear(upTo: 199_000)
    #expect(try await second.value == Self.clip(Self.plain, "Two."))
    await library.end()
  }

  @Test func `the first words are late when a session does not begin`() async throws {
    let library = library(fake("slow", delay: .seconds(30)), fake("fast", delay: .zero))
    await library.expect(Self.draft([("One.", 0)]))
    async let _ = library.begin(within: .milliseconds(20))
    #expect(try await library.clip(for: Self.say("One.")) == Self.clip(Self.plain, "One."))
    await library.end()
  }

  @Test func `what is stored is not late, even behind a voice that hangs`() async throws {
    let store = ClipStore(folder: folder.path)
    _ = try await library(fake("slow", delay: .zero), nil, store: store).clip(
      for: Self.say("Three."))
    let fallback = fake("fast", delay: .milliseconds(400))
    let library = library(fake("slow", delay: .seconds(30)), fallback, store: store)
    await library.expect(Self.draft([("One.", 0), ("Two.", 1), ("Three.", 2)]))
    await library.hear(upTo: .zero)
    async let _ = library.clips(for: [Self.say("One."), Self.say("Two.")])
    _ = try await library.clip(for: Self.say("One."))
    #expect(try await library.clip(for: Self.say("Three.")) == Self.clip(Self.fine, "Three."))
    await library.end()
  }

  @Test func `what is needed first is said first`() async throws {
    let voice = fake("slow", delay: .milliseconds(20))
    let library = library(voice, nil)
    let texts = (0..<12).map { "Word \($0)." }
    let order = [7, 3, 11, 0, 5, 9, 1, 10, 2, 8, 4, 6]
    await library.expect(
      Self.draft(texts.indices.map { (texts[order[$0]], Milliseconds(1000 * $0)) }))
    _ = try await library.clips(for: texts.map(Self.say))
    let said = await voice.requests.map(\.text)
    // Two are under way before the rest is known.
    #expect(
      said.dropFirst(2) == order.map { texts[$0] }.filter { !said.prefix(2).contains($0) }[...])
  }

  @Test(arguments: [SpeechError.Code.crashed, .timedOut, .engineFailure, .voiceNotFound])
  func `what the engine cannot say is said by the fallback, which is told once`(
    code: SpeechError.Code
  ) async throws {
    let voice = fake("poor", delay: .zero)
    let library = library(voice, fake("fast", delay: .zero))
    for _ in 0..<2 { await voice.failNext(SpeechError(code, "by design")) }
    for text in ["One.", "Two."] {
      #expect(try await library.clip(for: Self.say(text)) == Self.clip(Self.plain, text))
    }
    #expect(try await library.clip(for: Self.say("Three.")) == Self.clip(Self.fine, "Three."))
    await library.end()
    var told: [String] = []
    for await notice in library.notices { told.append(notice.text) }
    #expect(told == ["the voice plain steps in, since fine failed: by design"])
  }

  @Test func `an engine that only fails is not asked for ever`() async throws {
    let voice = fake("broken", delay: .zero)
    let library = library(voice, fake("fast", delay: .zero))
    for _ in 0..<50 { await voice.failNext(SpeechError(.timedOut, "by design")) }
    for number in 0..<20 { _ = try await library.clip(for: Self.say("Word \(number).")) }
    #expect(await voice.requests.count <= 4)
  }

  @Test func `what is too long for an engine says nothing against it`() async throws {
    let voice = fake("short", delay: .zero)
    let library = library(voice, fake("fast", delay: .zero))
    for _ in 0..<6 { await voice.failNext(SpeechError(.tooLong, "by design")) }
    for number in 0..<6 {
      let text = "Word \(number)."
      #expect(try await library.clip(for: Self.say(text)) == Self.clip(Self.plain, text))
    }
    #expect(try await library.clip(for: Self.say("Last.")) == Self.clip(Self.fine, "Last."))
  }

  @Test func `what nobody can say fails with the reason of the voice`() async throws {
    let (voice, fallback) = (fake("poor", delay: .zero), fake("poorer", delay: .zero))
    let library = library(voice, fallback)
    await voice.failNext(SpeechError(.crashed, "the voice"))
    await fallback.failNext(SpeechError(.timedOut, "the fallback"))
    await #expect(throws: SpeechError(.crashed, "the voice")) {
      try await library.clip(for: Self.say("One."))
    }
    await #expect(throws: SpeechError.self) { try await library.clip(for: Self.say("…")) }
    #expect(await fallback.requests.count == 1)
  }

  @Test func `a fallback that cannot help leaves a late word to the voice`() async throws {
    let fallback = fake("broken", delay: .zero)
    let library = library(fake("slow", delay: .milliseconds(100)), fallback)
    await fallback.failNext(SpeechError(.crashed, "the fallback"))
    await library.expect(Self.draft([("One.", 0)]))
    await library.hear(upTo: .zero)
    #expect(try await library.clip(for: Self.say("One.")) == Self.clip(Self.fine, "One."))
  }
}
