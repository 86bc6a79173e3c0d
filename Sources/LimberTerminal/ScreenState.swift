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
  private(set) var notices = ScreenNotices()
  /// What there is to know: when to ask first, at the beginning; what went wrong.
  public var notice: String? { notices.first }
  /// A short answer to a key, to be forgotten after a few seconds.
  public private(set) var remark: String?
  /// The time that was asked for; while it passes, the position stands still.
  public private(set) var extra = ExtraClock()
  /// The sections that are known to have no easier form.
  private var notEasier: Set<Int> = []

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
    notices.preface = preface
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
      if heard >= Self.prefaceLength { notices.preface = nil }
    case .soundLost(let error, _): notices.outage = error.silentText
    case .soundHeld(let error): notices.outage = error.heldText
    case .soundBack: notices.outage = nil
    case .unspoken(let text, _): notices.news = "cannot be spoken: \(text)"
    case .notice(let text): notices.news = text
    case .resumed: notices.news = nil
    case .refused(let command): remark = "not now: \(command.words)"
    case .obeyed(let command):
      notices.news = nil
      if command == .howLong { remark = Moment(self).timeLeft }
    case .handsFree(.phrases(let phrases)): self.phrases = phrases.isEmpty ? nil : phrases
    case .handsFree(.heard(let words, let reason)):
      heard = "heard: \(words)\(reason == nil ? "" : "?")"
    case .notEasier:
      if let section = Moment(self).slot?.section { notEasier.insert(section) }
      notices.news = Self.notEasierText
    case .easing(let texts): words = texts.joined(separator: " ")
    case .answered: if wasHurting { words = "" }
    case .started, .paused, .waiting, .finished, .stopped, .toldTime, .extraTime,
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
}
