internal import LimberAudio

/// What an engine said, and what was measured in it, once, before it was stored.
struct KeptSpeech: Hashable, Sendable {
  /// The samples.
  let samples: ArraySlice<Int16>
  /// How many of them last a second.
  let sampleRate: Int
  /// The samples from the first audible one to the last, counted from zero; empty if none is.
  let heard: Range<Int>
  /// How far the samples reach.
  let reach: SampleReach
  /// Where the samples can be read again; nil for nowhere.
  var source: StoredSamples?

  /// Measures what an engine said.
  init(_ audio: SpokenAudio) {
    samples = audio.samples[...]
    sampleRate = audio.sampleRate
    reach = SampleReach(of: audio.samples.span)
    heard = ClipAnalysis.audiblePart(of: audio.samples) ?? 0..<0
  }

  /// Takes what was measured before; nil if it cannot be about these samples.
  init?(samples: ArraySlice<Int16>, sampleRate: Int, heard: (Int, Int), reach: SampleReach) {
    guard 0 <= heard.0, heard.0 <= heard.1, heard.1 <= samples.count else { return nil }
    self.samples = samples
    self.sampleRate = sampleRate
    self.heard = heard.0..<heard.1
    self.reach = reach
  }

  /// The samples alone.
  var audio: SpokenAudio {
    SpokenAudio(samples: Array(samples), sampleRate: sampleRate)
  }
}
