import LimberSpeech
import LimberTesting
import LimberTimeline
import Testing

@Suite(.timeLimit(.minutes(1))) struct SpeechLibraryTests {
  let folder = Folder()
  let profile = VoiceProfile(
    name: "test", language: "en-US", voice: FakeSynthesizer.voice, gain: 0, settings: .standard)

  func say(_ text: String) -> Utterance {
    Utterance(text: text, role: .instruction, language: "en-US")
  }

  func library(_ synthesizer: FakeSynthesizer, store: ClipStore?) -> SpeechLibrary {
    SpeechLibrary(synthesizer: synthesizer, profile: profile, rate: nil, store: store)
  }

  func fake(delay: Duration) -> FakeSynthesizer {
    FakeSynthesizer(fingerprint: "fake 1", delay: delay)
  }

  @Test func `the same words are said once`() async throws {
    let synthesizer = fake(delay: .zero)
    let library = library(synthesizer, store: nil)
    let first = try await library.clip(for: say("Reach up."))
    let second = try await library.clip(for: say(" Reach  up. "))
    #expect(first == second)
    #expect(first.extent == SpeechExtent(duration: 800, beat: first.extent.beat))
    #expect(await synthesizer.requests.count == 1)
  }

  @Test func `equal requests at the same time are said once`() async throws {
    let synthesizer = fake(delay: .milliseconds(30))
    let library = library(synthesizer, store: nil)
    let clips = try await withThrowingTaskGroup(of: SpeechClip.self) { group in
      for _ in 0..<10 { group.addTask { try await library.clip(for: say("Reach up.")) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(clips.count == 10)
    #expect(Set(clips).count == 1)
    #expect(await synthesizer.requests.count == 1)
  }

  @Test func `clips come in the order of their utterances`() async throws {
    let library = library(fake(delay: .milliseconds(2)), store: nil)
    let texts = (1...20).map { Array(repeating: "word", count: 21 - $0).joined(separator: " ") }
    let clips = try await library.clips(for: texts.map(say))
    #expect(clips.map(\.extent.duration) == (1...20).map { Milliseconds(400 * (21 - $0)) })
  }

  @Test func `a later session finds its clips on the disk`() async throws {
    let store = ClipStore(folder: folder.path)
    let before = try await library(fake(delay: .zero), store: store).clip(for: say("Reach up."))
    let synthesizer = fake(delay: .zero)
    let after = try await library(synthesizer, store: store).clip(for: say("Reach up."))
    #expect(before == after)
    #expect(await synthesizer.requests.isEmpty)
  }

  @Test func `another engine's clips are not used`() async throws {
    let store = ClipStore(folder: folder.path)
    _ = try await library(fake(delay: .zero), store: store).clip(for: say("Reach up."))
    let other = FakeSynthesizer(fingerprint: "fake 2", delay: .zero)
    _ = try await library(other, store: store).clip(for: say("Reach up."))
    #expect(await other.requests.count == 1)
  }

  @Test func `a store that cannot be used does not matter`() async throws {
    let synthesizer = fake(delay: .zero)
    let library = library(synthesizer, store: ClipStore(folder: "/dev/null"))
    _ = try await library.clip(for: say("Reach up."))
    _ = try await library.clip(for: say("Reach up."))
    #expect(await synthesizer.requests.count == 1)
  }

  @Test func `a failure is told, and not remembered`() async throws {
    let synthesizer = fake(delay: .zero)
    let library = library(synthesizer, store: nil)
    await synthesizer.failNext(SpeechError(.crashed, "on purpose"))
    let error = await #expect(throws: SpeechError.self) {
      try await library.clip(for: say("Reach up."))
    }
    #expect(error?.code == .crashed)
    _ = try await library.clip(for: say("Reach up."))
  }

  @Test func `one failure fails all clips`() async {
    let library = library(fake(delay: .zero), store: nil)
    let error = await #expect(throws: SpeechError.self) {
      try await library.clips(for: [say("One."), say("…"), say("Two.")])
    }
    #expect(error?.code == .emptyText)
  }

  @Test func `who gives up does not take the words from who still waits`() async throws {
    let synthesizer = fake(delay: .milliseconds(100))
    let library = library(synthesizer, store: nil)
    let leaving = Task { try await library.clip(for: say("Reach up.")) }
    let staying = Task { try await library.clip(for: say("Reach up.")) }
    while await synthesizer.requests.isEmpty { await Task.yield() }
    leaving.cancel()
    _ = try await staying.value
    let error = await #expect(throws: SpeechError.self) { try await leaving.value }
    #expect(error?.code == .cancelled)
    #expect(await synthesizer.requests.count == 1)
  }

  @Test func `the last who gives up stops the engine, and the next starts it again`() async throws {
    let synthesizer = fake(delay: .seconds(30))
    let library = library(synthesizer, store: nil)
    let task = Task { try await library.clip(for: say("Reach up.")) }
    while await synthesizer.requests.isEmpty { await Task.yield() }
    task.cancel()
    let error = await #expect(throws: SpeechError.self) { try await task.value }
    #expect(error?.code == .cancelled)
    let again = Task { try await library.clip(for: say("Reach up.")) }
    while await synthesizer.requests.count < 2 { await Task.yield() }
    again.cancel()
    _ = await again.result
  }
}
