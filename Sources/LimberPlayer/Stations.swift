internal import LimberTimeline

/// The places a person can jump to: where a pose begins, and where a side or a set begins in it.
///
/// The first side, and the first set, are places of their own where something comes before them, such
/// as a title.
struct Stations: Hashable, Sendable {
  /// In order; the first is the start of the timeline.
  let places: [Milliseconds]

  init(places: [Milliseconds]) {
    self.places = places
  }

  init(of timeline: Timeline) {
    var places: [Milliseconds] = []
    let firstSets = Self.firstSets(of: timeline)
    // The last section that came to a side.
    var sided: Int?
    for (before, slot) in zip([nil] + timeline.slots.map(Optional.some), timeline.slots) {
      let isNewSection = before?.section != slot.section
      let isTurn = slot.kind == .switch || slot.kind == .set
      let isFirstSide = slot.side != nil && slot.section != sided
      if slot.side != nil { sided = slot.section }
      let isPlace = isNewSection || isTurn || isFirstSide || firstSets.contains(slot.start)
      if isPlace, places.last != slot.start { places.append(slot.start) }
    }
    self.init(places: places)
  }

  /// Where the first of several sets begins without a side: with the line that the second begins with.
  private static func firstSets(of timeline: Timeline) -> Set<Milliseconds> {
    var starts: Set<Milliseconds> = []
    for (turn, first) in zip(timeline.slots, timeline.slots.dropFirst())
    where turn.kind == .set && turn.set == 2 && first.side == nil {
      let same = timeline.slots.first { slot in
        slot.section == first.section && slot.set == 1 && slot.origin == first.origin
      }
      if let same { starts.insert(same.start) }
    }
    return starts
  }

  /// The first station after a position, if there is one.
  func next(after position: Milliseconds) -> Milliseconds? {
    places.first { $0 > position }
  }

  /// The start of the station of a position.
  func start(of position: Milliseconds) -> Milliseconds {
    places.last { $0 <= position } ?? .zero
  }

  /// Where "back" leads: to the start of this station, or to the one before if this one has only
  /// just begun.
  func back(from position: Milliseconds) -> Milliseconds {
    let here = start(of: position)
    guard position - here < Self.justBegun else { return here }
    return places.last { $0 < here } ?? .zero
  }

  /// As every player does it: within three seconds, back means the one before.
  static let justBegun = Milliseconds.seconds(3)
}
