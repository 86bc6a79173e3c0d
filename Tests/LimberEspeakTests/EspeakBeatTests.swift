import Foundation
import LimberEspeak
import LimberSpeech
import LimberTimeline
import Testing

/// Beats of real words against those measured by another program (SPEECH.md 4).
@Suite(.timeLimit(.minutes(1))) struct EspeakBeatTests {
  /// Words, and when their onset and their beat were measured, in ms from the first sample, at 150
  /// words a minute.
  static let measured: [(String, Int, Int)] = [
    ("Ten.", 53, 116), ("Nine.", 0, 135), ("Eight.", 0, 6), ("Seven.", 11, 119), ("Six.", 11, 120),
    ("Five.", 11, 123), ("Four.", 11, 124), ("Three.", 11, 121), ("Two.", 53, 113), ("One.", 0, 67),
    ("Inhale.", 0, 12), ("Exhale.", 0, 7), ("Hold.", 12, 77), ("Rest.", 0, 78),
    ("Switch.", 11, 204),
  ]

  let synthesizer = EspeakSynthesizer(worker: WorkerCopy.built, workers: 2, deadline: .seconds(10))

  @Test func `the beat of a word is where it was measured`() async throws {
    for (word, onset, beat) in Self.measured {
      let request = SpeechRequest(
        text: word, voice: "en-us", rate: 150, pitch: 50, range: 50, volume: 85, wordGap: 0)
      let clip = try await SpeechClip(measuring: synthesizer.speak(request), gain: 2.4)
      #expect(clip.onset <= clip.beat && clip.beat < clip.end, "\(word)")
      #expect(clip.end <= clip.audio.samples.count, "\(word)")
      let found = (clip.beat - clip.onset) / 48
      #expect(abs(found - (beat - onset)) <= 25, "\(word) has its beat after \(found) ms")
    }
    await synthesizer.shutdown()
  }

  @Test func `a countdown in the calm voice fits its seconds`() async throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../Voices/calm.voice").standardized
    let profile = try VoiceProfile(contentsOf: folder.path)
    let library = SpeechLibrary(
      synthesizer: synthesizer, profile: profile, rate: nil, store: nil)
    let counts = Self.measured.prefix(10).map {
      Utterance(text: $0.0, role: .count, language: "en-US")
    }
    for clip in try await library.clips(for: counts) {
      #expect(clip.extent.duration < 750)
      #expect(clip.extent.beat < 250)
      #expect(clip.audio.samples.map(abs).max() ?? 0 > 0.1)
    }
    await synthesizer.shutdown()
  }
}
