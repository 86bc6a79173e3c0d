public import LimberAudio
public import LimberSpeech
public import LimberTimeline

/// A timeline with the sounds it was planned from: everything that can be heard, placed to the
/// sample.
///
/// A score is an immutable value. A later score of the same session renders the same samples as an
/// earlier one as far as the earlier one reached, so it may take its place while it plays.
public struct Score: Sendable {
  /// What happens and when.
  public private(set) var timeline: Timeline
  /// The end of the last slot up to which the timeline is final and every cue has its sound.
  public let settled: Milliseconds
  /// Whether nothing more will come.
  public private(set) var isFinal: Bool
  /// The utterances that could not be spoken, and why; a tone is heard in their place.
  public let unspoken: [Utterance: SpeechError]
  /// How long every word takes, as the timeline was planned with.
  public let measure: ClipTable
  /// What a person had changed when it was planned; nil where nobody can.
  public let plan: SessionPlan?
  /// How loud everything is beside the rest.
  let levels: Levels
  /// The placed sounds of everything that is settled.
  private(set) var mixer: Mixer
  /// What is heard in the background.
  let music: MusicLoop?
  /// How the music steps back for the words of everything that is settled.
  private(set) var stepBack: StepBack

  /// Places the sounds of `draft`: by their first audible frame, counts and breath words by their
  /// beat; with `music`, if any, behind them.
  public init(
    _ draft: Draft, clips: ClipTable, unspoken: [Utterance: SpeechError],
    levels: Levels = .standard, music: MusicLoop? = nil, plan: SessionPlan? = nil
  ) {
    timeline = draft.timeline
    self.plan = plan
    self.levels = levels
    let settled = draft.timeline.slots.last { $0.end <= draft.settled }?.end ?? .zero
    self.settled = settled
    isFinal = draft.isFinal
    self.unspoken = unspoken
    measure = clips
    let sounding = Self.cues(of: timeline, upTo: settled)
    mixer = Mixer(sounding.compactMap { $0.placed(clips, at: levels) })
    self.music = music?.multiplied(by: Levels.factor(levels.music))
    stepBack = Self.stepBack(under: sounding, isFinal ? settled : nil)
  }

  /// Whether a cue has its final place and its sound.
  func places(_ cue: Cue) -> Bool {
    Self.isSettled(cue, in: timeline, upTo: settled)
  }

  private static func isSettled(
    _ cue: Cue, in timeline: Timeline, upTo settled: Milliseconds
  ) -> Bool {
    timeline.slots[cue.anchor.slot].end <= settled
  }

  /// The cues that have their final place and their sound; none of them is copied.
  private static func cues(
    of timeline: Timeline, upTo settled: Milliseconds
  ) -> LazyFilterSequence<[Cue]> {
    timeline.cues.lazy.filter { isSettled($0, in: timeline, upTo: settled) }
  }

  /// The score without some of its cues.
  func without(_ cues: Set<Cue>) -> Score {
    guard !cues.isEmpty else { return self }
    var score = self
    score.timeline.cues.removeAll { cues.contains($0) }
    let sounding = Self.cues(of: score.timeline, upTo: settled)
    score.mixer = Mixer(sounding.compactMap { $0.placed(measure, at: levels) })
    score.stepBack = Self.stepBack(under: sounding, isFinal ? settled : nil)
    return score
  }

  /// Music steps back for words alone: tones are above it anyway, and breaths would make it pump.
  private static func stepBack(under cues: some Sequence<Cue>, _ end: Milliseconds?) -> StepBack {
    let words = cues.compactMap { cue in
      cue.text.map { _ in frame(of: cue.audibleStart)..<frame(of: cue.audibleEnd) }
    }
    return StepBack(under: words, end: end.map { frame(of: $0 + tail) })
  }

  /// The score as if nothing came after what is settled: for a session whose planning broke off.
  var closed: Score {
    var score = self
    score.isFinal = true
    score.stepBack = Self.stepBack(under: Self.cues(of: timeline, upTo: settled), settled)
    return score
  }

  /// The whole session as one feed, from timeline frame zero to the end of its tail.
  public var feed: any AudioFeed {
    SessionFeed(score: self, map: StreamMap(startingAt: 0))
  }
}

extension Score {
  /// The frame on which a time falls; a millisecond is exactly 48 frames.
  static func frame(of time: Milliseconds) -> Int {
    time.count * AudioFormat.framesPerMillisecond
  }

  /// The time on which a frame falls, rounded down.
  static func time(of frame: Int) -> Milliseconds {
    let perMillisecond = AudioFormat.framesPerMillisecond
    let below = frame >= 0 ? frame : frame - perMillisecond + 1
    return Milliseconds(below / perMillisecond)
  }

  /// How long the last sound may ring after the end of the timeline.
  static let tail = Milliseconds(600)
  /// How long before its moment a sound may begin inaudibly: so far ahead of `settled` a score ends,
  /// since what comes next may begin there.
  static let headroom = Milliseconds(20)

  /// When everything has been heard, the music's fade included; nil while more may come.
  var end: Milliseconds? {
    music == nil ? quietEnd : quietEnd.map { _ in settled + Self.tail + musicFade }
  }

  /// When all words and tones have been heard, the last one's ring included; nil while more may
  /// come.
  var quietEnd: Milliseconds? {
    guard isFinal else { return nil }
    guard music == nil else { return settled + Self.tail }
    let rung = Self.time(of: mixer.frames + AudioFormat.framesPerMillisecond - 1)
    return max(settled, min(rung, settled + Self.tail))
  }

  /// One past the last timeline frame that can be rendered.
  ///
  /// What comes next can make the sound before it softer, if both are too loud together.
  var readyFrames: Int {
    guard isFinal else {
      return Self.frame(of: settled - Self.headroom - musicForesight) - Mixer.lookAhead
    }
    return Self.frame(of: settled + Self.tail + musicFade)
  }

  /// How long the music fades after everything else.
  private var musicFade: Milliseconds {
    music == nil ? .zero : Self.time(of: StepBack.fade)
  }

  /// How far ahead of the sound the words must be known for whose sake music steps back.
  private var musicForesight: Milliseconds {
    music == nil ? .zero : Self.time(of: StepBack.foresight)
  }
}
