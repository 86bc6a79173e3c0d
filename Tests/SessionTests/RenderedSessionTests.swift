import Foundation
import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

@Suite(.timeLimit(.minutes(3)))
struct RenderedSessionTests {
  @Test func `in the file every cue is on its sample`() async throws {
    // So soft that the limiter has nothing to do: what is limited depends on what is around it.
    let session = try await SpokenSession(
      SpokenSession.script(rounds: 1), storedIn: nil, gain: -12)
    let timeline = session.score.timeline
    #expect(TimelineInvariants.violations(in: timeline) == [])
    let samples = session.rendered(inChunksOf: 1 << 20)
    for cue in timeline.cues {
      guard case .speech(let utterance) = cue.sound else { continue }
      let clip = try #require(session.score.measure.clips[utterance])
      let alone = Mixer([
        PlacedBuffer(start: 0, buffer: clip.audio, gain: Levels.factor(Levels.standard.speech))
      ])
      var expected = [Int16](repeating: 0, count: alone.frames)
      alone.render(from: 0, into: &expected)
      let isOnBeat = cue.kind == .countdown || cue.lead > .zero
      let reference = isOnBeat ? clip.beat : clip.onset
      let start = cue.start.count * 48 - reference
      // Of the very first cue, the file has no room for the quiet before its first sound.
      let cut = max(0, -start)
      let found = samples[start + cut..<start + expected.count]
      #expect(Array(found) == Array(expected.dropFirst(cut)), "\(utterance.text)")
    }
  }

  @Test func `what is heard in the file is where the timeline says`() async throws {
    let session = try await SpokenSession(SpokenSession.script(rounds: 1), storedIn: nil)
    let heard = HeardCues(samples: session.rendered(inChunksOf: 1 << 20))
    let errors = heard.errors(of: session.score.timeline, origin: 0)
    #expect(!errors.contains(nil))
    #expect(errors.compactMap(\.self).allSatisfy { abs($0) <= 4 }, "\(errors)")
  }

  @Test func `two renders are bit-identical, with a cold store, a warm one and none`() async throws
  {
    let folder = NSTemporaryDirectory() + "limber-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let script = SpokenSession.script(rounds: 1)
    let cold = try await SpokenSession(script, storedIn: folder)
    let warm = try await SpokenSession(script, storedIn: folder)
    let bare = try await SpokenSession(script, storedIn: nil)
    #expect(cold.score.timeline == warm.score.timeline)
    let samples = cold.rendered(inChunksOf: 48_000)
    #expect(samples == warm.rendered(inChunksOf: 1 << 20))
    #expect(samples == bare.rendered(inChunksOf: 4799))
  }
}
