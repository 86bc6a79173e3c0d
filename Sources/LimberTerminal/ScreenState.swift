internal import LimberAudio
public import LimberPlayer
public import LimberTimeline

/// What a screen knows of a session.
public struct ScreenState: Hashable, Sendable {
  /// What is planned so far.
  public private(set) var timeline: Timeline
  /// Whether all of the session is planned, so that its length is known.
  public private(set) var isPlanned: Bool
  /// The pace and the variant that are played.
  public private(set) var plan: SessionPlan
  /// What has been heard.
  public private(set) var position = Milliseconds.zero
  /// Where the session stands.
  public private(set) var footing = SessionFooting()
  /// Whether a person holds the session.
  public var isPaused: Bool { footing.isPaused }
  /// Why the session waits for an answer, if it does.
  public var waiting: WaitReason? { footing.waiting }
  /// What may be said now; nil where nobody listens.
  public private(set) var phrases: [String]?
  /// What was heard last, in words.
  public private(set) var heard = ""
  /// What was said last.
  public private(set) var words = ""
  /// Something to know: when to ask first, at the beginning; later, what went wrong.
  public private(set) var notice: String?
  /// A short answer to a key, to be forgotten after a few seconds.
  public private(set) var remark: String?
  /// The time that was asked for; while it passes, the position stands still.
  public private(set) var extra = ExtraClock()
  /// The sections that are known to have no easier form.
  private var notEasier: Set<Int> = []
  /// Whether the notice is the one from the beginning.
  private var isPreface: Bool
  /// Whether the notice goes when a person steers the session again.
  private var isPassing = false

  /// How long the notice from the beginning is shown.
  private static let prefaceLength = Milliseconds.seconds(30)

  /// The state before anything is heard.
  ///
  /// - Parameters:
  ///   - timeline: What is planned so far.
  ///   - isPlanned: Whether that is all.
  ///   - preface: What to know before the session; shown for its first half minute.
  public init(_ timeline: Timeline, isPlanned: Bool, preface: String?) {
    self.timeline = timeline
    self.isPlanned = isPlanned
    plan = SessionPlan(pace: timeline.options.pace, variant: timeline.options.variant)
    notice = preface
    isPreface = preface != nil
  }

  /// Learns what has happened.
  public mutating func apply(_ event: PlayerEvent) {
    let wasHurting = waiting == .pain
    footing.apply(event)
    extra.apply(event)
    switch event {
    case .planned(let timeline, let isFinal): (self.timeline, isPlanned) = (timeline, isFinal)
    case .replanned(let plan): self.plan = plan
    case .jumped(let target): (position, words) = (target, "")
    case .cue(let cue): words = cue.text ?? words
    case .position(let heard):
      position = heard
      if isPreface, heard >= Self.prefaceLength { tell(nil) }
    case .soundLost(let error, _):
      tell("no sound: \(error.reason); start PulseAudio or PipeWire, going on silently")
    case .soundHeld(let error): tell("no sound: \(error.reason); waiting for it")
    case .soundBack: tell(nil)
    case .unspoken(let text, _): tell("cannot be spoken: \(text)")
    case .notice(let text): tell(text, untilObeyed: true)
    case .refused(let command): remark = "not now: \(command.words)"
    case .obeyed(let command):
      if isPassing { tell(nil) }
      if command == .howLong { remark = Moment(self).timeLeft }
    case .handsFree(.phrases(let phrases)): self.phrases = phrases.isEmpty ? nil : phrases
    case .handsFree(.heard(let words, let reason)):
      heard = "heard: \(words)\(reason == nil ? "" : "?")"
    case .notEasier:
      if let section = Moment(self).slot?.section { notEasier.insert(section) }
      tell(Self.notEasierText, untilObeyed: true)
    case .easing(let texts): words = texts.joined(separator: " ")
    case .answered: if wasHurting { words = "" }
    case .started, .paused, .resumed, .waiting, .finished, .stopped, .toldTime, .extraTime,
      .saying, .sayingSoon, .handsFree(.makesRoom):
      break
    }
  }

  /// What is said to somebody who asks for something easier in vain.
  static let notEasierText = "there is no easier form of this; enter goes on, s skips it"

  /// Whether something easier can be asked for, as far as is known.
  var mayBeEasier: Bool {
    guard plan.variant != .easier, let section = Moment(self).slot?.section else { return false }
    return !notEasier.contains(section)
  }

  /// The remark has been read.
  public mutating func forgetRemark() { remark = nil }

  private mutating func tell(_ notice: String?, untilObeyed isPassing: Bool = false) {
    self.notice = notice
    self.isPassing = isPassing
    isPreface = false
  }
}
