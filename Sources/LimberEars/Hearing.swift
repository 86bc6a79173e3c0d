public import LimberControl

/// Hears commands in a stream of sound: everything between the microphone's samples and what is
/// told, without a clock, a thread or a device.
///
/// It is made, used and dropped on one thread.
public struct Hearing {
  /// What is listened for.
  public var vocabulary = Vocabulary()
  /// The words the coach is saying.
  public var coachWords: String?
  /// What counts as a command.
  public var judge = PhraseJudge()
  /// Whether nothing is to be heard while the loudspeaker sounds.
  public var isHalfDuplex = false

  private let model: any AcousticModel
  private var canceller: (any EchoCanceller)?
  private var detector = VoiceDetector()
  private var meter = EchoMeter()
  private var watch = MicrophoneWatch()
  private var track = LoudspeakerTrack()
  private var powers = PowerTrack()
  private var heardUpTo = 0
  private var blocks = 0
  private var levels: [Double] = []
  private var wasBearable = true
  /// Whether it was told that somebody has begun to speak, and not yet that it is over.
  private var isSpeaking = false

  /// Ears that hear with `model`; without a canceller the loudspeaker is judged by its own sound.
  public init(model: any AcousticModel, canceller: (any EchoCanceller)?) {
    self.model = model
    self.canceller = canceller
  }

  /// Takes the next fiftieth of a second from the microphone, which began at `time`, in
  /// nanoseconds, with what the loudspeaker sounded then; at 16 kHz.
  ///
  /// - Throws: an error if the model fails.
  public mutating func take(
    _ block: [Float], loudspeaker: [Float], at time: Int64
  ) throws(AcousticModelError) -> [EarsEvent] {
    var events: [EarsEvent] = []
    let (block, loudspeaker) = (Loudness.sane(block), Loudness.sane(loudspeaker))
    if let notice = watch.take(block) { events.append(.notice(notice)) }
    track.add(loudspeaker)
    let cleaned = cancelled(block, loudspeaker)
    measure(block, cleaned, &events)
    blocks += 1
    switch detector.take(cleaned) {
    case .ended(let utterance), .cut(let utterance):
      if let said = try judged(utterance, now: time) { events.append(said) }
    case .began, nil: break
    }
    tellVoice(&events)
    return events
  }

  /// Hears what was begun to its end: nothing more will come.
  public mutating func finish(at time: Int64) throws(AcousticModelError) -> [EarsEvent] {
    guard case .ended(let utterance) = detector.finish() else { return [] }
    let said = try judged(utterance, now: time)
    return (said.map { [$0] } ?? []) + (isSpeaking ? [.voiceEnded] : [])
  }

  /// Tells when a person begins to speak, and when that is over.
  ///
  /// What is left of an echo cannot be told from a person within the first words, so that over the
  /// loudspeaker nobody is said to speak.
  private mutating func tellVoice(_ events: inout [EarsEvent]) {
    let now = blocks * VoiceDetector.block
    let mayBeEcho = detector.isOpen && track.sounds(in: max(0, now - Self.onset)..<now)
    guard detector.isOpen != isSpeaking, !mayBeEcho else { return }
    isSpeaking = detector.isOpen
    events.append(isSpeaking ? .voiceBegan : .voiceEnded)
  }

  /// What the beginning of a voice is told by: 80 ms.
  private static let onset = 4 * VoiceDetector.block

  /// By how many dB the loudspeaker is weakened in the microphone; nil before that is known.
  public var echoReduction: Double? { meter.reduction }

  private mutating func cancelled(_ block: [Float], _ loudspeaker: [Float]) -> [Float] {
    guard var canceller, track.hasSounded else { return block }
    defer { self.canceller = canceller }
    return stride(from: 0, to: block.count, by: canceller.frame).flatMap { start in
      canceller.cancel(
        Array(block[start..<start + canceller.frame]),
        loudspeaker: Array(loudspeaker[start..<start + canceller.frame]))
    }
  }

  /// Watches the levels, and how well the echo is cancelled.
  private mutating func measure(_ block: [Float], _ cleaned: [Float], _ events: inout [EarsEvent]) {
    let level = Loudness.level(block)
    levels.append(level)
    if levels.count == 5 {
      let loudest = levels.max() ?? level
      events.append(.level(MicrophoneLevel(level: loudest, floor: detector.floor)))
      levels = []
    }
    powers.add(block, cleaned)
    guard canceller != nil, track.soundsNow else { return }
    meter.take(before: level, after: Loudness.level(cleaned), room: detector.floor)
    if meter.isBearable != wasBearable {
      wasBearable = meter.isBearable
      events.append(.notice(wasBearable ? .coachBearable : .coachTooLoud))
    }
  }

  /// What an utterance comes to; nil if nothing was listened for or it is not worth telling.
  private mutating func judged(
    _ utterance: VoiceDetector.Utterance, now: Int64
  ) throws(AcousticModelError) -> EarsEvent? {
    let vocabulary = phrases(over: utterance)
    guard !vocabulary.phrases.isEmpty else { return nil }
    let chances = try model.chances(in: Loudness.normalized(utterance.samples))
    let start = utterance.start
    let scorer = PhraseScorer(chances, model.tokens) { frame in
      track.sounds(at: start + frame * VoiceDetector.block)
    }
    let verdict = judge.verdict(on: scorer.matches(vocabulary))
    switch verdict {
    case .nothing: return nil
    case .unheard(let match, let why):
      return .unheard(nearest: heard(match, utterance, now), why: why)
    case .command(let match):
      let heard = heard(match, utterance, now)
      let others = scorer.sounds(beside: match)
      if let why = try objection(to: match, utterance, others, vocabulary) {
        return .unheard(nearest: heard, why: why)
      }
      heardUpTo = heard.end
      return .heard(heard)
    }
  }

  /// What is listened for over an utterance: no call for attention while the loudspeaker sounds.
  private func phrases(over utterance: VoiceDetector.Utterance) -> Vocabulary {
    let range = utterance.start..<utterance.start + utterance.samples.count
    guard track.sounds(in: range) else { return vocabulary }
    return Vocabulary(vocabulary.phrases.filter { $0.command != .attention })
  }

  /// Why a command that was recognised is not obeyed after all.
  private func objection(
    to match: PhraseMatch, _ utterance: VoiceDetector.Utterance, _ others: Int,
    _ vocabulary: Vocabulary
  ) throws(AcousticModelError) -> Unheard? {
    let frames = match.frames
    let range =
      utterance.start + frames.lowerBound * VoiceDetector.block..<utterance.start
      + (frames.upperBound + 1) * VoiceDetector.block
    if heardUpTo > 0, range.lowerBound < heardUpTo + judge.refractory { return .tooSoon }
    let loudspeakerSounds = track.sounds(in: range)
    // A piece of a longer stretch is no utterance of its own, but over the coach it may be.
    if utterance.isContinued || utterance.isCut, !loudspeakerSounds { return .moreWords }
    guard loudspeakerSounds else { return nil }
    if isHalfDuplex || canceller == nil || !meter.isBearable { return .coach }
    if let coachWords, judge.isSaid(match.phrase, in: coachWords) { return .coach }
    if judge.mayBeEcho(match, others: others, weakened: powers.weakened(in: range)) {
      return .loudspeaker
    }
    let around = track.samples(in: range.lowerBound - 8_000..<range.upperBound + 8_000)
    let chances = try model.chances(in: Loudness.normalized(around))
    let said = judge.isSaid(match, by: PhraseScorer(chances, model.tokens), vocabulary)
    return said ? .loudspeaker : nil
  }

  private func heard(
    _ match: PhraseMatch, _ utterance: VoiceDetector.Utterance, _ now: Int64
  ) -> Heard {
    let end = utterance.start + (match.frames.upperBound + 1) * VoiceDetector.block
    let late = max(0, blocks * VoiceDetector.block - end)
    return Heard(
      command: match.phrase.command, phrase: match.phrase.words, score: match.score, end: end,
      endedAt: now + 20_000_000 - Int64(late) * 62_500)
  }
}
