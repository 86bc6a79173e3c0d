public import LimberAudio
public import LimberSpeech
public import LimberTimeline

/// A timeline with the sounds it was planned from: everything that can be heard, placed to the
/// sample.
///
/// A score is an immutable value. A later score of the same session equals an earlier one up to
/// the earlier one's `settled`, so it may take its place while it plays.
public struct Score: Sendable {
  /// What happens and when.
  public let timeline: Timeline
  /// Up to here the timeline is final and every cue has its sound.
  public let settled: Milliseconds
  /// Whether nothing more will come.
  public let isFinal: Bool
  /// The utterances that could not be spoken, and why; a tone is heard in their place.
  public let unspoken: [Utterance: SpeechError]
  /// How long every word takes, as the timeline was planned with.
  public let measure: ClipTable
  /// The placed sounds of everything that is settled.
  let mixer: Mixer

  /// Places the sounds of `draft`: by their first audible frame, spoken counts by their beat.
  public init(_ draft: Draft, clips: ClipTable, unspoken: [Utterance: SpeechError]) {
    timeline = draft.timeline
    settled = draft.settled
    isFinal = draft.isFinal
    self.unspoken = unspoken
    measure = clips
    let slots = draft.timeline.slots
    let settledCues = draft.timeline.cues.filter { cue in
      slots[cue.anchor.slot].end <= draft.settled
    }
    mixer = Mixer(settledCues.compactMap { Self.place($0, clips) })
  }

  /// The sound of a cue at its frame; nil if its clip is missing.
  private static func place(_ cue: Cue, _ clips: ClipTable) -> PlacedBuffer? {
    let moment = frame(of: cue.start)
    switch cue.sound {
    case .tone(let tone):
      let buffer = tone.buffer
      return PlacedBuffer(start: moment - buffer.onset, buffer: buffer, gain: 1)
    case .speech(let utterance):
      guard let clip = clips.clips[utterance] else { return nil }
      let reference = cue.kind == .countdown ? clip.beat : clip.onset
      return PlacedBuffer(start: moment - reference, buffer: clip.audio, gain: 1)
    }
  }

  /// The frame on which a time falls; a millisecond is exactly 48 frames.
  static func frame(of time: Milliseconds) -> Int {
    time.count * AudioFormat.framesPerMillisecond
  }

  /// How long the last sound may ring after the end of the timeline.
  static let tail = Milliseconds(600)

  /// The whole session as one feed, from timeline frame zero to the end of its tail.
  public var feed: any AudioFeed {
    SessionFeed(score: self, map: StreamMap(startingAt: 0))
  }

  /// One past the last timeline frame that can be rendered.
  var readyFrames: Int {
    Self.frame(of: isFinal ? settled + Self.tail : settled)
  }
}

extension Tone {
  /// The samples of the tone.
  var buffer: AudioBuffer {
    switch self {
    case .start: ToneRecipe.start.rendered()
    case .count: ToneRecipe.count.rendered()
    case .halfway: ToneRecipe.halfway.rendered()
    case .breathIn: ToneRecipe.breathIn.rendered()
    case .breathOut: ToneRecipe.breathOut.rendered()
    case .end: ToneRecipe.end.rendered()
    }
  }
}

extension AudioBuffer {
  /// The first frame within 40 dB of the loudest: the first that is heard.
  fileprivate var onset: Int {
    let peak = samples.reduce(0) { max($0, abs($1)) }
    return samples.firstIndex { abs($0) >= peak / 100 } ?? 0
  }
}
