import LimberSpeech
import LimberTimeline

/// Finds, in samples alone, when each cue of a timeline is heard.
struct HeardCues {
  /// The samples, 48,000 a second.
  let samples: [Int16]

  /// How far each cue's moment is from the timeline, in frames, when frame zero of the timeline
  /// is at sample `origin`; nil where nothing is heard.
  func errors(of timeline: Timeline, origin: Int) -> [Int?] {
    timeline.cues.map { cue in
      let start = origin + cue.audibleStart.count * 48
      let end = origin + cue.audibleEnd.count * 48
      // Neighbours are 250 ms away, so a look of 100 ms around sees this cue alone.
      let window = (start - 4800..<end + 4800).clamped(to: 0..<samples.count)
      guard let moment = moment(of: cue, in: window) else { return nil }
      return moment - origin - cue.start.count * 48
    }
  }

  /// The first sample within 40 dB of the loudest; for a word on its beat, that.
  private func moment(of cue: Cue, in window: Range<Int>) -> Int? {
    guard let onset = onset(in: window) else { return nil }
    guard cue.lead > .zero, cue.text != nil else { return onset }
    let spoken = SpokenAudio(samples: Array(samples[window]), sampleRate: 48_000)
    guard let clip = try? SpeechClip(measuring: spoken, gain: 0) else { return nil }
    return onset + clip.beat - clip.onset
  }

  /// The first audible sample of a stretch.
  func onset(in window: Range<Int>) -> Int? {
    let peak = samples[window].map { Int($0.magnitude) }.max() ?? 0
    guard peak > 500 else { return nil }
    return window.first { Int(samples[$0].magnitude) * 100 >= peak }
  }
}
