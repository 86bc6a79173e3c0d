public import LimberTimeline

/// Decides when the sound of other programs steps back for what a session says.
///
/// It is down before the first sample of a cue, stays down between cues that follow each other
/// closely, and is back within a second. It has no clock: it is told what was heard.
public struct Ducking: Hashable, Sendable {
  /// How long before a cue it begins to go down: long enough for a position that is 100 ms old, and
  /// for a sound server that changes volumes late.
  public static let ahead = Milliseconds(600)
  /// How long it stays down after a cue.
  public static let linger = Milliseconds(300)
  /// Cues that are not further apart than this keep it down.
  public static let closeness = Milliseconds(2000)

  /// Whether other sound is to be low now.
  public private(set) var isDown = false
  /// Where it is down, in order, without overlap.
  private var stretches: [Range<Milliseconds>] = []
  private var position = Milliseconds.zero
  /// Whether the session has begun, and is not over.
  private var isUnderWay = false
  private var isPaused = false
  /// Whether it waits for an answer.
  private var isWaiting = false
  /// Whether words are being said that are not on the timeline.
  private var isSpeaking = false
  /// Whether such words come at once, and the session waits behind them.
  private var awaitsWords = false
  /// Whether the session waits for its own sound, or has lost it.
  private var isSilent = false
  /// Where the session went on last, or was spoken into.
  private var resumption: Milliseconds?

  /// Creates the decision before anything is planned.
  public init() {}

  /// Learns what has happened; tells whether other sound is to be low, if that has changed.
  public mutating func apply(_ event: PlayerEvent) -> Bool? {
    learn(event)
    let wasDown = isDown
    isDown = isUnderWay && !isSilent && (isSpeaking || awaitsWords || isHeardNow)
    return isDown == wasDown ? nil : isDown
  }

  private mutating func learn(_ event: PlayerEvent) {
    switch event {
    case .planned(let timeline, _): stretches = Self.stretches(of: timeline)
    case .started: isUnderWay = true
    case .finished, .stopped: isUnderWay = false
    case .paused: (isPaused, awaitsWords) = (true, false)
    case .waiting(let reason): wait(for: reason)
    case .resumed:
      isPaused = false
      goOn()
    case .answered: goOn()
    case .soundHeld, .soundLost: isSilent = true
    case .soundBack: (isSilent, resumption) = (false, position)
    case .jumped(let target): (position, resumption) = (target, target)
    case .obeyed(.sayAgain), .notice, .toldTime: resumption = position
    case .saying(let words): (isSpeaking, awaitsWords) = (words != nil, false)
    case .sayingSoon: awaitsWords = true
    case .easing([]): awaitsWords = false
    case .position(let heard): position = heard
    case .obeyed, .refused, .replanned, .cue, .unspoken, .handsFree, .easing, .notEasier,
      .extraTime:
      break
    }
  }

  /// What is said to somebody who is waited for comes at once, but at a gate it has been said.
  private mutating func wait(for reason: WaitReason) {
    (isUnderWay, isWaiting, awaitsWords) = (true, true, reason != .gate)
  }

  private mutating func goOn() {
    (isWaiting, awaitsWords, resumption) = (false, false, position)
  }

  /// Whether the timeline is heard, and has words or tones here; while it stands it is not.
  private var isHeardNow: Bool { !isPaused && !isWaiting && (isResuming || isCued) }

  private var isResuming: Bool {
    resumption.map { position < $0 + Self.linger } ?? false
  }

  private var isCued: Bool {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].upperBound <= position { low = middle + 1 } else { high = middle }
    }
    return low < stretches.count && stretches[low].contains(position)
  }

  /// The groups of cues, each with the time before and after it.
  private static func stretches(of timeline: Timeline) -> [Range<Milliseconds>] {
    var stretches: [Range<Milliseconds>] = []
    for cue in timeline.cues.sorted(by: { $0.audibleStart < $1.audibleStart }) {
      let start = cue.audibleStart - ahead
      let end = max(start, cue.audibleEnd + linger)
      if let last = stretches.last, start - last.upperBound < closeness - ahead - linger {
        stretches[stretches.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        stretches.append(start..<end)
      }
    }
    return stretches
  }
}
