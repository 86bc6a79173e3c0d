internal import LimberTimeline

/// Which words are needed when, by the position of whoever listens.
///
/// There is no clock here: time is what has been heard. A session that is held makes nothing late,
/// one that is jumped in or hurried makes more late.
struct Deadlines: Sendable {
  /// When each utterance has to be there, as a time of the session.
  private var due: [Utterance: Milliseconds] = [:]
  /// What has been heard; nil while nobody listens, and then nothing is ever late.
  private(set) var position: Milliseconds?

  /// How long before its time the fallback begins to say an utterance: hundreds of times as long as
  /// it takes, since a machine may be busy.
  static let margin: Milliseconds = 3000

  /// Learns of a layout: a slot can be heard when all of its words are there.
  mutating func expect(_ draft: Draft) {
    let missing = Set(draft.missing)
    due = [:]
    for cue in draft.timeline.cues {
      guard case .speech(let utterance) = cue.sound, missing.contains(utterance) else { continue }
      let start = draft.timeline.slots[cue.anchor.slot].start
      due[utterance] = min(due[utterance] ?? start, start)
    }
  }

  /// Learns what has been heard.
  mutating func hear(upTo position: Milliseconds) {
    self.position = position
  }

  /// Whether an utterance has to be there within the margin; what nobody has planned never has.
  func isLate(_ utterance: Utterance) -> Bool {
    guard let position, let due = due[utterance] else { return false }
    return due <= position + Self.margin
  }

  /// When an utterance has to be there, as a time of the session; the end of time for what nobody has
  /// planned.
  func time(of utterance: Utterance) -> Int {
    due[utterance]?.count ?? .max
  }
}
