internal import LimberAudio
public import LimberTimeline

/// Turns what a player tells into what a log keeps.
///
/// It has no clock, opens no file and decides nothing: the same events give the same entries.
public struct SessionRecord: Hashable, Sendable {
  /// The window that is being given.
  struct Running: Hashable, Sendable {
    var place: SessionPlace
    var kind: Slot.Kind
    var planned: Milliseconds
    var given: Milliseconds
  }

  var timeline: Timeline?
  var hasStarted = false
  /// What has been heard.
  var position = Milliseconds.zero
  /// The slot at the position; as many as there are slots once all of them are over.
  var slot = 0
  var running: Running?
  /// Where the session was said to stand.
  var reached: SessionPlace?
  /// What was asked for last that may end a window, until one ends.
  var cause: PlayerCommand?
  /// The section in which something hurt, until a window has been given in full again.
  var painfulSection: Int?
  /// The lengths that were told.
  var told: LogEntry?
  var isOver = false
  /// Whether it is over because it was stopped.
  var wasStopped = false
  /// Whether what is heard is only on the way to the place where the session goes on.
  var isOnTheWay: Bool

  /// Creates the record of a session that has not begun.
  ///
  /// - Parameter place: Where it goes on, as soon as it has jumped there; nil at its beginning.
  public init(goingOnFrom place: SessionPlace? = nil) {
    isOnTheWay = place != nil
    reached = place
  }

  /// Learns what has happened, and returns what to keep of it, in order.
  public mutating func apply(_ event: PlayerEvent) -> [LogEntry] {
    guard !isOver else { return [] }
    switch event {
    case .planned(let timeline, _): return plan(timeline)
    case .started: return start()
    case .position(let position): return hear(upTo: position)
    case .jumped(let target): return jump(to: target)
    case .obeyed(let command): return obey(command)
    case .paused: return place.map { [.paused($0, at: position)] } ?? []
    case .resumed: return [.resumed]
    case .replanned(let plan): return [.changed(pace: plan.pace, variant: plan.variant)]
    case .soundLost(let error, _): return [.soundLost(reason: error.reason)]
    case .finished: return close(as: .finished)
    case .stopped: return close(as: .stopped)
    case .refused, .waiting, .answered, .cue, .soundHeld, .soundBack, .unspoken, .notice,
      .easing, .toldTime, .notEasier, .extraTime, .saying, .sayingSoon, .handsFree:
      return []
    }
  }

  /// Ends the session, which a player cannot always tell: what still runs has been stopped.
  public mutating func close(as ending: SessionEnding) -> [LogEntry] {
    guard hasStarted else { return [] }
    guard !isOver else {
      // A player that is stopped cannot tell whether a person, a signal or a failure did it.
      let isKnownBetter = wasStopped && (ending == .interrupted || ending == .failed)
      wasStopped = false
      return isKnownBetter ? [.ended(ending)] : []
    }
    isOver = true
    wasStopped = ending == .stopped
    return leaveLast(ending) + [.ended(ending)]
  }

  /// Where the session stands.
  private var place: SessionPlace? {
    guard let timeline, timeline.slots.indices.contains(slot) else { return reached }
    return timeline.place(ofSlot: slot)
  }

  private mutating func obey(_ command: PlayerCommand) -> [LogEntry] {
    switch command {
    case .next, .back, .enough, .skip: cause = command
    case .thatHurts:
      cause = command
      painfulSection = timeline.flatMap {
        $0.slots.indices.contains(slot) ? $0.slots[slot].section : nil
      }
      return place.map { [.pain($0, at: position)] } ?? []
    case .ready, .pause, .resume, .toggle, .sayAgain, .moreTime, .slower, .faster, .easier,
      .deeper, .howLong, .stop:
      break
    }
    return []
  }
}
