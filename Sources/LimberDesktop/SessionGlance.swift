internal import LimberAudio
package import LimberPlayer
package import LimberTimeline

/// What the desktop may know of a session.
package struct SessionGlance: Sendable {
  /// Where a session stands.
  package enum Status: Hashable, Sendable {
    /// Nothing has been heard yet.
    case ready
    case playing
    case paused
    /// For an answer.
    case waiting
    /// For its own sound.
    case silent
    /// Finished, or stopped.
    case over
  }

  private var footing = SessionFooting()
  private var hasBegun = false
  /// Whether the sound is away, and the session waits for it.
  private var isSilent = false
  /// The place on the timeline that has been heard, as it was told last.
  private var heard = Milliseconds.zero
  private var extra = ExtraClock()
  /// The pace in thousandths.
  package private(set) var pace = 1000
  private var isPlanned = false
  private var timeline: Timeline?

  /// Creates the glance before anything is known.
  package init() {}

  /// Learns what has happened.
  package mutating func apply(_ event: PlayerEvent) {
    extra.apply(event)
    footing.apply(event)
    switch event {
    case .planned(let timeline, let isFinal):
      self.timeline = timeline
      isPlanned = isFinal
      pace = timeline.options.pace
    case .started, .waiting: hasBegun = true
    case .soundHeld: isSilent = true
    case .soundBack, .soundLost: isSilent = false
    case .jumped(let target): heard = target
    case .position(let place): heard = place
    case .replanned(let plan): pace = plan.pace
    case .paused, .resumed, .answered, .finished, .stopped, .obeyed, .refused, .cue, .unspoken,
      .notice, .easing, .toldTime, .notEasier, .extraTime, .saying, .sayingSoon, .handsFree:
      break
    }
  }

  /// Where it stands.
  package var status: Status {
    switch footing.state {
    case .finished, .stopped: .over
    case .standby, .waiting, .hurting, .asking: .waiting
    case .paused: .paused
    case .ready where !hasBegun: .ready
    case .ready, .playing: isSilent ? .silent : .playing
    }
  }

  /// What has been heard, with the time that was asked for since the last jump.
  package var position: Milliseconds { heard + extra.passed }

  /// The length with the time that was asked for, once all is planned.
  package var length: Milliseconds? {
    isPlanned ? timeline.map { $0.duration + extra.total } : nil
  }

  /// The place on the timeline that is shown as a position.
  package func place(shownAt position: Milliseconds) -> Milliseconds {
    max(.zero, position - extra.passed)
  }

  /// The name of the session.
  package var session: String { Self.shown(timeline?.title ?? "") }

  /// The slot that is heard; nil outside of all.
  var slot: Int? { timeline?.slotIndex(at: heard) }

  /// The pose that is heard, with its side.
  package var place: String {
    guard let timeline, let index = slot else { return session }
    let slot = timeline.slots[index]
    let pose = Self.shown(timeline.sections[slot.section].title)
    return slot.side.map { "\(pose), \($0.rawValue) side" } ?? pose
  }

  /// How many characters of a name are shown.
  private static let limit = 200

  /// A name without what could harm whoever shows it.
  private static func shown(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.prefix(limit).map(shown)))
  }

  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: " "
    // Only what joins letters is left of what nobody sees.
    case .format where scalar != "\u{200C}" && scalar != "\u{200D}": "\u{FFFD}"
    default: scalar
    }
  }
}
