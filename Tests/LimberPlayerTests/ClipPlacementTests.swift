import LimberAudio
import LimberPlayer
import LimberSpeech
import LimberTimeline
import Testing

/// Clips of one loud sample each, so that their place can be read from the mix.
struct ClipPlacementTests {
  /// A clip that is silent but for its reference: the beat of a count, the onset of other words.
  private static func click(for utterance: Utterance, onset: Int) -> SpeechClip {
    let beat = onset + 3000
    var samples = [Float](repeating: 0, count: onset + 12_000)
    samples[utterance.role == .count ? beat : onset] = 0.5
    return SpeechClip(
      audio: AudioBuffer(samples: samples), onset: onset, beat: beat, end: onset + 10_000)
  }

  @Test(arguments: [0, 1, 480, 911, 912, 913, 960, 4800])
  func `words click on the frame of their cue, however long they are quiet before`(
    onset: Int
  ) {
    var clips = ClipTable()
    for utterance in SmallRoutine.standard.layOut(clips).missing {
      clips.clips[utterance] = Self.click(for: utterance, onset: onset)
    }
    let draft = SmallRoutine.standard.layOut(clips)
    let score = Score(draft, clips: clips, unspoken: [:])
    let mix = score.samples(0..<draft.timeline.duration.count * 48)
    #expect(mix.indices.filter { mix[$0] > 16_000 } == Self.moments(draft.timeline.cues))
    let quiet = mix.indices.filter { mix[$0] != 0 && !Self.isTone(at: $0, in: draft.timeline) }
    #expect(quiet == Self.moments(draft.timeline.cues))
  }

  @Test(arguments: [480, 912, 960, 4800])
  func `growing never changes what was ready, however long words hum before`(
    onset: Int
  ) async throws {
    let rehearsal = Rehearsal(layOut: { SmallRoutine.standard.layOut($0) }) {
      utterance throws(SpeechError) in
      var clip = Self.click(for: utterance, onset: onset)
      for index in 0..<onset { clip.audio.samples[index] = 0.003 }
      return clip
    }
    let whole = try await rehearsal.finalScore()
    for try await score in rehearsal.scores() {
      let ready = score.feed.readyFrames
      #expect(firstDifference(score.samples(0..<ready), whole.samples(0..<ready)) == nil)
    }
  }

  /// The frames on which words must click.
  private static func moments(_ cues: [Cue]) -> [Int] {
    cues.filter { $0.text != nil }.map { $0.start.count * 48 }
  }

  private static func isTone(at frame: Int, in timeline: Timeline) -> Bool {
    timeline.cues.contains { cue in
      guard cue.tone != nil else { return false }
      return (cue.start.count * 48 - 480..<cue.audibleEnd.count * 48).contains(frame)
    }
  }
}
