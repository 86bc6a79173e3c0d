/// Where a session stands, in words that mean the same in another plan of its script.
///
/// Milliseconds would not: pace, dose, voice and every changed sentence move them.
public struct SessionPlace: Hashable, Sendable {
  /// The id of the pose, or of the opening of the session.
  public var pose: String
  /// The name of the pose for people.
  public var title: String
  /// Which of the poses with this id, counted from 1; rounds and uses repeat them.
  public var occurrence: Int
  /// The side that is worked, if one is.
  public var side: Side?
  /// The set, counted from 1.
  public var set: Int
  /// Which window of this pose, side and set: the one that runs, or the next one; counted from 1.
  public var window: Int
  /// Whether the window runs; otherwise the session stands somewhere before it.
  public var isInWindow: Bool

  /// Creates a place.
  public init(
    pose: String, title: String, occurrence: Int, side: Side?, set: Int, window: Int,
    isInWindow: Bool
  ) {
    self.pose = pose
    self.title = title
    self.occurrence = occurrence
    self.side = side
    self.set = set
    self.window = window
    self.isInWindow = isInWindow
  }
}

extension Slot.Kind {
  /// Whether something is practised in slots of this kind.
  public var isPractice: Bool {
    switch self {
    case .hold, .move, .flow, .reps: true
    case .title, .safety, .instruct, .announce, .switch, .set, .release, .rest, .phase, .pause,
      .gate:
      false
    }
  }
}

extension Timeline {
  /// The place of the slot at `index`, which must be one of the timeline's.
  public func place(ofSlot index: Int) -> SessionPlace {
    let slot = slots[index]
    let section = sections[slot.section]
    let before = slots[..<index].reversed().prefix { $0.section == slot.section }
    let windows = before.count { $0.isSameTurn(as: slot) && $0.kind.isPractice }
    return SessionPlace(
      pose: section.id, title: section.title,
      occurrence: sections[...slot.section].count { $0.id == section.id }, side: slot.side,
      set: slot.set, window: windows + 1, isInWindow: slot.kind.isPractice)
  }

  /// How long everything lasts that is practised.
  public var practice: Milliseconds {
    slots.lazy.filter(\.kind.isPractice).map(\.duration).reduce(.zero, +)
  }
}

extension Slot {
  /// Whether both are of the same pose, side and set.
  fileprivate func isSameTurn(as other: Slot) -> Bool {
    section == other.section && side == other.side && set == other.set
  }
}
