import LimberAudio
import LimberPlayer
import LimberSpeech
import LimberTimeline
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ScoreTests {
  @Test func `every word begins on its frame, and a count beats on it`() async throws {
    let score = try await SmallVoice.score()
    for cue in score.timeline.cues {
      guard case .speech(let utterance) = cue.sound else { continue }
      let clip = SmallVoice.clip(for: utterance)
      let alone = Mixer([
        PlacedBuffer(start: 0, buffer: clip.audio, gain: Levels.factor(Levels.standard.speech))
      ])
      var expected = [Int16](repeating: 0, count: alone.frames)
      alone.render(from: 0, into: &expected)
      let reference = cue.kind == .countdown ? clip.beat : clip.onset
      let start = cue.start.count * 48 - reference
      let found = score.samples(start + clip.onset..<start + clip.end)
      #expect(
        firstDifference(found, Array(expected[clip.onset..<clip.end])) == nil, "\(utterance.text)")
    }
  }

  @Test func `a tone is first heard on its frame`() async throws {
    let score = try await SmallVoice.score()
    let starts = score.timeline.cues.filter { $0.tone == .start }
    #expect(starts.count == 4)
    for cue in starts {
      let moment = cue.start.count * 48
      let around = score.samples(moment - 480..<moment + 7200)
      let peak = around.map(\.magnitude).max() ?? 0
      let onset = around.firstIndex { $0.magnitude * 100 >= peak }
      #expect(abs((onset ?? 0) - 480) <= 1)
    }
  }

  @Test func `nothing that is not settled is placed`() {
    let routine = SmallRoutine.standard
    var clips = ClipTable()
    while let next = routine.layOut(clips).missing.first {
      clips.clips[next] = SmallVoice.clip(for: next)
    }
    // Every word is there, but the plan says that only the first two slots are settled.
    var draft = routine.layOut(clips)
    draft.missing = [Utterance(text: "?", role: .instruction, language: "en")]
    draft.settled = draft.timeline.slots[1].end
    let score = Score(draft, clips: clips, unspoken: [:])
    let end = draft.settled.count * 48
    #expect(!score.isFinal)
    #expect(score.feed.readyFrames <= end)
    #expect(score.samples(0..<end).contains { $0 != 0 })
    #expect(score.samples(end..<end + 480_000).allSatisfy { $0 == 0 })
  }

  @Test func `a plan that is settled within a slot is only used to the slot's start`() {
    let routine = SmallRoutine.standard
    var draft = routine.layOut(ClipTable())
    draft.settled = draft.timeline.slots[0].end + 100
    #expect(Score(draft, clips: ClipTable(), unspoken: [:]).settled == draft.timeline.slots[0].end)
  }

  @Test func `growing never changes what could be rendered before`() async throws {
    let whole = try await SmallVoice.score()
    var count = 0
    for try await score in SmallVoice.rehearsal.scores() {
      let reach = min(score.feed.readyFrames, whole.feed.readyFrames)
      #expect(firstDifference(score.samples(0..<reach), whole.samples(0..<reach)) == nil)
      #expect(score.isFinal || score.feed.readyFrames < whole.feed.readyFrames)
      count += 1
    }
    #expect(count >= 3)
  }

  @Test func `a feed renders the same in any pieces`() async throws {
    let score = try await SmallVoice.score()
    let all = score.samples(0..<score.feed.readyFrames)
    var pieces: [Int16] = []
    var size = 1
    while pieces.count < all.count {
      let end = min(all.count, pieces.count + size)
      pieces += score.samples(pieces.count..<end)
      size = size * 7 % 99_991
    }
    #expect(firstDifference(pieces, all) == nil)
  }
}
