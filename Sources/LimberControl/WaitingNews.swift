internal import LimberTimeline

/// What is still to be said about listening.
///
/// It is said together, one time after the other: behind each time the coach says again what the
/// session waits for, and a person who answers meanwhile is not understood. What a later notice has
/// made untrue is not said any more.
struct WaitingNews: Sendable {
  private var waiting: [(notice: EarsNotice, words: Utterance)] = []
  /// The last words of what is being told, and whether they have begun; nil while nothing is.
  private var last: (text: String, hasBegun: Bool)?

  /// Takes one more notice, with its words.
  mutating func add(_ notice: EarsNotice, _ words: Utterance) {
    if notice.isAboutMicrophone { waiting.removeAll { $0.notice.isAboutMicrophone } }
    waiting.append((notice, words))
  }

  /// What is to be said now; empty while something is being told.
  mutating func next() -> [Utterance] {
    guard last == nil, let final = waiting.last else { return [] }
    last = (final.words.text, false)
    defer { waiting = [] }
    return waiting.map(\.words)
  }

  /// Learns which words are being said; true if what was told is over with that.
  mutating func follow(saying words: String?) -> Bool {
    guard let last else { return false }
    if words == last.text {
      self.last?.hasBegun = true
      return false
    }
    if last.hasBegun { self.last = nil }
    return last.hasBegun
  }

  /// Waits no longer for what is being told.
  mutating func giveUp() { last = nil }
}

extension EarsNotice {
  /// Whether it tells if there is a microphone that hears.
  fileprivate var isAboutMicrophone: Bool {
    switch self {
    case .noMicrophone, .microphoneLost, .microphoneFound, .muted, .unmuted: true
    case .overloaded, .coachTooLoud, .coachBearable, .behind, .noRecogniser: false
    }
  }
}
