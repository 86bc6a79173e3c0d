import LimberAudio
import LimberPlayer
import LimberSpeech
import LimberTesting
import LimberTimeline
import Synchronization
import Testing

/// Sessions whose voice is slower than they are.
@Suite(.timeLimit(.minutes(1))) struct SlowVoiceTests {
  private static func speaker(_ name: String, pitch: Int, delay: Duration) -> Speaker {
    var settings = VoiceSettings.standard
    settings.pitch = pitch
    return Speaker(
      FakeSynthesizer(fingerprint: name, delay: delay),
      VoiceProfile(
        name: name, language: "en", voice: FakeSynthesizer.voice, gain: 0, settings: settings))
  }

  /// Eight times as fast as a person would hear it.
  private static let speed = 8

  @Test(arguments: [Duration.milliseconds(700), .seconds(60)])
  func `no cue is late, and none changes, however slow the voice is`(delay: Duration) async throws {
    let speech = SpeechLibrary(
      speaker: Self.speaker("fine", pitch: 30, delay: delay),
      fallback: Self.speaker("plain", pitch: 60, delay: .milliseconds(5)), rate: nil,
      readings: .english, store: nil)
    let rehearsal = Rehearsal(
      layOut: { SmallRoutine.standard.layOut($0) }, expect: { await speech.expect($0) },
      speak: { utterance async throws(SpeechError) in try await speech.clip(for: utterance) })
    let sink = NullSink(
      pace: .clock(speed: Self.speed), margin: 0, faults: .none, recordLimit: .max)
    let player = Player(sink: sink, fallback: nil, leadIn: 600, tick: .milliseconds(10))
    let (scores, give) = AsyncThrowingStream<Score, any Error>.makeStream()
    let planning = Task {
      var all: [Score] = []
      for try await score in rehearsal.scores() {
        all.append(score)
        give.yield(score)
      }
      give.finish()
      return all
    }
    let listening = Task {
      for await event in player.events {
        switch event {
        case .position(let position), .jumped(let position): await speech.hear(upTo: position)
        default: break
        }
      }
    }
    async let _ = speech.begin(within: .milliseconds(100))
    try await player.run(scores)
    await listening.value
    let all = try await planning.value
    await speech.end()
    try await expectInTime(sink, all)
    try expectUnchanged(all)
    var notices: [VoiceNotice] = []
    for await notice in speech.notices { notices.append(notice) }
    #expect(notices == [VoiceNotice(voice: "fine", fallback: "plain", reason: "was too slow")])
  }

  /// What was heard is the last score from its lead-in on, without a gap.
  private func expectInTime(_ sink: NullSink, _ scores: [Score]) async throws {
    let last = try #require(scores.last)
    #expect(last.isFinal)
    #expect(last.unspoken.isEmpty)
    let heard = await sink.heard
    let leadIn = 600 * 48
    #expect(heard.count > leadIn + last.timeline.duration.count * 48)
    let session = Array(heard.dropFirst(leadIn))
    #expect(firstDifference(session, last.samples(0..<session.count)) == nil)
  }

  private func expectUnchanged(_ scores: [Score]) throws {
    for (earlier, later) in zip(scores, scores.dropFirst()) {
      for (utterance, clip) in earlier.measure.clips {
        #expect(later.measure.clips[utterance] == clip)
      }
    }
  }
}
