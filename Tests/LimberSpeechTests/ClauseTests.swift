import LimberAudio
import LimberSpeech
import LimberTesting
import LimberTimeline
import Testing

/// What an engine is asked for, and what becomes of it in one clip.
@Suite(.timeLimit(.minutes(1))) struct ClauseTests {
  /// Texts, and the clauses they are spoken in; nobody reads numbers in the language qq.
  static let texts: [(String, String, [String])] = [
    ("en", "Reach up", ["Reach up"]),
    ("en", "Bend your knee, then reach up.", ["Bend your knee,", "then reach up."]),
    ("en", "Now, left.", ["Now,", "left."]),
    (
      "en", "Sit tall; breathe: in. Out! Ready? Go",
      ["Sit tall;", "breathe:", "in.", "Out!", "Ready?", "Go"]
    ),
    ("en", "Reach up — and hold", ["Reach up,", "and hold"]),
    ("en", "Reach up—and hold.", ["Reach up,", "and hold."]),
    ("en", "Reach up, — and hold.", ["Reach up,", "and hold."]),
    ("en", "Breathe in… and out.", ["Breathe in…", "and out."]),
    ("en", "Breathe in... and out.", ["Breathe in...", "and out."]),
    (
      "qq", "Walk 1,000 steps of 3.5 feet, at 1:30.", ["Walk 1,000 steps of 3.5 feet,", "at 1:30."]
    ),
    (
      "qq", "Take a prop, e.g. a block, etc. and sit.",
      ["Take a prop,", "e.g. a block,", "etc. and sit."]
    ),
    ("qq", "Ask Dr. Miller at 5 p.m. Monday.", ["Ask Dr. Miller at 5 p.m. Monday."]),
    ("en", "Count to 5. Then rest.", ["Count to 5.", "Then rest."]),
    (
      "en", "Say “now.” Then rest (well, sit). Go.",
      ["Say “now.”", "Then rest (well,", "sit).", "Go."]
    ),
    // What is read out at the beginning of a sentence does not join it to the one before.
    ("en", "Reach up. Use the wall.", ["Reach up.", "Yooz the wall."]),
    ("en", "Reach up. E.g. left. L side.", ["Reach up.", "For example left.", "Left side."]),
    ("en", "Rest. “Bow down.” Max. 5", ["Rest.", "“Bough down.”", "Maximum 5"]),
    ("en", "A slow, long-held pose", ["A slow,", "long-held pose"]),
    ("en", "Hold it... …", ["Hold it...…"]),
    ("en", ", and rest.", [", and rest."]),
    ("qq", "No. 2 is up. No. Down.", ["No. 2 is up.", "No.", "Down."]),
    ("de", "Am 1. Tag, dann ruhen.", ["Am 1. Tag,", "dann ruhen."]),
    ("de", "Knie, z. B. links. Dann rechts.", ["Knie,", "z. B. links.", "Dann rechts."]),
    ("de", "Halte 3,5 Sekunden. Löse.", ["Halte 3,5 Sekunden.", "Löse."]),
    ("fr", "Prêt ? Inspirez ; puis expirez.", ["Prêt?", "Inspirez;", "puis expirez."]),
    ("fr", "« Tenez », puis relâchez.", ["« Tenez»,", "puis relâchez."]),
    ("es", "¿Listo? ¡Vamos! Respira.", ["¿Listo?", "¡Vamos!", "Respira."]),
  ]

  static let profile = VoiceProfile(
    name: "test", language: "en-US", voice: FakeSynthesizer.voice, gain: 0, settings: .standard)

  @Test(arguments: texts)
  func `an engine is asked for one clause at a time`(
    language: String, text: String, clauses: [String]
  ) async throws {
    let synthesizer = FakeSynthesizer(fingerprint: "fake", delay: .zero)
    var profile = Self.profile
    profile.language = language
    let library = SpeechLibrary(
      synthesizer: synthesizer, profile: profile, rate: nil, store: nil)
    _ = try await library.clip(
      for: Utterance(text: text, role: .instruction, language: language))
    #expect(await synthesizer.requests.map(\.text) == clauses)
  }

  @Test(arguments: [
    (250, 500), (100, 900), (20, 30),
  ])
  func `between clauses it is silent for exactly the pause of the profile`(
    clause: Int, sentence: Int
  ) async throws {
    var profile = Self.profile
    profile.pauses = VoicePauses(
      clause: Milliseconds(clause), sentence: Milliseconds(sentence))
    let library = SpeechLibrary(
      synthesizer: FakeSynthesizer(fingerprint: "fake", delay: .zero), profile: profile, rate: nil,
      store: nil)
    let text = "Reach up, now. Sink"
    let clip = try await library.clip(
      for: Utterance(text: text, role: .instruction, language: "en"))
    #expect(Self.silences(in: clip) == [clause * 48, sentence * 48])
    let words = clip.end - clip.onset - (clause + sentence) * 48
    #expect(abs(words - 4 * 400 * 48) < 3 * 48)
  }

  @Test(arguments: [("lift", 150, 3), ("Wirbelsäulenaufrichtung", 40, 3), ("a", 61, 2)])
  func `a clause of any length is asked for in parts that no engine refuses`(
    word: String, count: Int, number: Int
  ) async throws {
    let synthesizer = FakeSynthesizer(fingerprint: "fake", delay: .zero)
    var profile = Self.profile
    profile.language = "qq"
    let library = SpeechLibrary(
      synthesizer: synthesizer, profile: profile, rate: nil, store: nil)
    let text = Array(repeating: word, count: count).joined(separator: " ") + "."
    let clip = try await library.clip(
      for: Utterance(text: text, role: .instruction, language: "qq"))
    let parts = await synthesizer.requests.map(\.text)
    #expect(parts.count == number)
    #expect(parts.dropLast().allSatisfy { $0.hasSuffix(",") })
    let words = parts.flatMap { $0.split(separator: " ").map { $0.filter { $0 != "," } } }
    #expect(words.joined(separator: " ") == text)
    #expect(parts.allSatisfy { $0.split(separator: " ").count <= 60 && $0.utf8.count <= 430 })
    // The pause of a clause is between them.
    let silence = clip.end - clip.onset - count * 400 * 48
    #expect(abs(silence - (number - 1) * 250 * 48) < 48 * 3 * number)
  }

  @Test(arguments: [
    Array(repeating: "lift", count: 60), ["lift"] + Array(repeating: "+", count: 300),
  ])
  func `what is no longer than one goes, or says nothing in parts, is not cut`(
    words: [String]
  ) async throws {
    let synthesizer = FakeSynthesizer(fingerprint: "fake", delay: .zero)
    var profile = Self.profile
    profile.language = "qq"
    let library = SpeechLibrary(
      synthesizer: synthesizer, profile: profile, rate: nil, store: nil)
    _ = try await library.clip(
      for: Utterance(text: words.joined(separator: " "), role: .instruction, language: "qq"))
    #expect(await synthesizer.requests.count == 1)
  }

  @Test func `sentences share the clauses that are kept`() async throws {
    let folder = Folder()
    let synthesizer = FakeSynthesizer(fingerprint: "fake", delay: .zero)
    let library = SpeechLibrary(
      synthesizer: synthesizer, profile: Self.profile, rate: nil,
      store: ClipStore(folder: folder.path))
    for text in ["Breathe in. Rise.", "Breathe in. Sink.", "Breathe in."] {
      _ = try await library.clip(for: Utterance(text: text, role: .breath, language: "en"))
    }
    #expect(await synthesizer.requests.map(\.text) == ["Breathe in.", "Rise.", "Sink."])
  }

  @Test func `a clip is the clips of its clauses, one after another`() async throws {
    let library = SpeechLibrary(
      synthesizer: FakeSynthesizer(fingerprint: "fake", delay: .zero), profile: Self.profile,
      rate: nil, store: nil)
    let clips = try await library.clips(
      for: ["Reach up,", "now sink.", "Reach up, now sink."].map {
        Utterance(text: $0, role: .instruction, language: "en")
      })
    let (first, second, whole) = (clips[0], clips[1], clips[2])
    let start = first.end + 250 * 48 - second.onset
    var expected = first.audio.samples
    expected += [Float](repeating: 0, count: start - expected.count)
    #expect(whole.audio.samples == expected + second.audio.samples)
    #expect((whole.onset, whole.beat) == (first.onset, first.beat))
    #expect(whole.end == start + second.end)
  }

  @Test func `one clause that cannot be said fails the whole`() async throws {
    let synthesizer = FakeSynthesizer(fingerprint: "fake", delay: .zero)
    let library = SpeechLibrary(
      synthesizer: synthesizer, profile: Self.profile, rate: nil, store: nil)
    await synthesizer.failNext(SpeechError(.crashed, "on purpose"))
    let error = await #expect(throws: SpeechError.self) {
      try await library.clip(
        for: Utterance(text: "Rise, sink.", role: .instruction, language: "en"))
    }
    #expect(error?.code == .crashed)
    #expect(await synthesizer.requests.count == 1)
  }

  /// How many frames lie, inside a clip, between one that is heard and the next: where more than
  /// 5 ms are quieter than a hundredth of the loudest.
  private static func silences(in clip: SpeechClip) -> [Int] {
    let samples = clip.audio.samples
    let peak = samples.map(abs).max() ?? 0
    let heard = samples.indices.filter { abs(samples[$0]) >= peak / 100 }
    return zip(heard, heard.dropFirst()).map { $1 - $0 - 1 }.filter { $0 > 240 }
  }
}
