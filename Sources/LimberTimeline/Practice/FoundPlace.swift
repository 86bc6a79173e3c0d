/// Where in a timeline a place is, as well as it can be found there.
public struct FoundPlace: Hashable, Sendable {
  /// How much of the place is still there.
  public enum Match: Hashable, Sendable {
    /// All of it.
    case exact
    /// The pose, but not this side, set or window of it: the start of what is nearest.
    case near
  }

  /// The slot to go on with, as an index into the timeline's slots.
  public var slot: Int
  /// Where it starts.
  public var position: Milliseconds
  /// How much of the place is still there.
  public var match: Match

  /// Creates a found place.
  public init(slot: Int, position: Milliseconds, match: Match) {
    self.slot = slot
    self.position = position
    self.match = match
  }
}

extension Timeline {
  /// Where to go on from `place`: the start of its window, or of the words before it; nil if the
  /// timeline has no such pose.
  public func find(_ place: SessionPlace) -> FoundPlace? {
    let named = sections.indices.filter { sections[$0].id == place.pose }
    guard let last = named.last else { return nil }
    guard named.count >= place.occurrence else { return nearest(in: last, to: place) }
    let section = named[max(place.occurrence, 1) - 1]
    let turn = slots.indices.filter {
      slots[$0].section == section && slots[$0].side == place.side && slots[$0].set == place.set
    }
    let windows = turn.filter { slots[$0].kind.isPractice }
    if place.isInWindow {
      guard windows.indices.contains(place.window - 1) else {
        return nearest(in: section, to: place)
      }
      return found(windows[place.window - 1], .exact)
    }
    guard let first = turn.first else { return nearest(in: section, to: place) }
    guard place.window > 1 else { return found(first, .exact) }
    // The words after the window before, or its own start where nothing comes after it.
    guard windows.indices.contains(place.window - 2) else {
      return nearest(in: section, to: place)
    }
    let before = windows[place.window - 2]
    return found(turn.first { $0 > before } ?? before, .exact)
  }

  /// The start of the same side and set, of the same side, or of the pose.
  private func nearest(in section: Int, to place: SessionPlace) -> FoundPlace? {
    let all = slots.indices.filter { slots[$0].section == section }
    let sided = all.filter { slots[$0].side == place.side }
    let best = sided.first { slots[$0].set == place.set } ?? sided.first ?? all.first
    return best.map { found($0, .near) }
  }

  private func found(_ slot: Int, _ match: FoundPlace.Match) -> FoundPlace {
    FoundPlace(slot: slot, position: slots[slot].start, match: match)
  }
}
