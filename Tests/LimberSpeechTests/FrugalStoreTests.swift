import Foundation
import LimberAudio
import LimberSpeech
import LimberTesting
import LimberTimeline
import Testing

/// Stored speech whose samples are read again whenever they are mixed.
@Suite(.timeLimit(.minutes(1))) struct FrugalStoreTests {
  private let folder = Folder()
  private let profile = VoiceProfile(
    name: "test", language: "en-US", voice: FakeSynthesizer.voice, gain: 0, settings: .standard)
  private let utterance = Utterance(text: "Reach up.", role: .instruction, language: "en-US")

  private func clip(_ store: ClipStore?) async throws -> SpeechClip {
    let voice = FakeSynthesizer(fingerprint: "fake 1", delay: .zero)
    return try await SpeechLibrary(
      synthesizer: voice, profile: profile, rate: nil, store: store
    ).clip(for: utterance)
  }

  private func samplesInMemory(_ clip: SpeechClip) -> Int {
    guard case .kept(let sound) = clip.sound else { return -1 }
    return sound.pieces.reduce(0) { $0 + $1.samples.count }
  }

  private var entries: [String] {
    FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
      .filter { $0.hasSuffix(".wav") }.map { "\(folder.path)/\($0)" } ?? []
  }

  @Test func `clips sound the same, and their samples are not in memory`() async throws {
    let plain = try await clip(nil)
    let said = try await clip(ClipStore(folder: folder.path, isFrugal: true))
    let stored = try await clip(ClipStore(folder: folder.path, isFrugal: true))
    #expect(samplesInMemory(plain) > 10_000)
    for clip in [said, stored] {
      #expect(samplesInMemory(clip) == 0)
      #expect(clip.audio == plain.audio)
      #expect(clip.extent == plain.extent)
    }
    // Whoever plays in real time has all of them.
    let playing = try await clip(ClipStore(folder: folder.path))
    #expect(samplesInMemory(playing) == samplesInMemory(plain))
  }

  @Test func `an entry that is evicted is still heard, and one that is cut is silent`() async throws
  {
    let plain = try await clip(nil)
    let evicted = try await clip(ClipStore(folder: folder.path, isFrugal: true))
    try #require(entries.count == 1)
    try FileManager.default.removeItem(atPath: entries[0])
    #expect(evicted.audio == plain.audio)
    let cut = try await clip(ClipStore(folder: folder.path, isFrugal: true))
    try FileHandle(forWritingTo: URL(filePath: entries[0])).truncate(atOffset: 44)
    #expect(cut.audio.samples == [Float](repeating: 0, count: plain.audio.samples.count))
  }
}
