internal import LimberTimeline

/// The utterances that are to be said, in the order in which they are needed.
///
/// Also holds some that need not be said any more, until they are met.
struct WaitingWords {
  /// One of them.
  struct Place {
    /// When it has to be there.
    let time: Int
    /// Later ones are greater.
    let order: Int
    let utterance: Utterance

    fileprivate func isBefore(_ other: Place) -> Bool {
      (time, order) < (other.time, other.order)
    }
  }

  /// What is needed first is last.
  private var places: [Place]

  /// Puts places in order.
  init(_ places: some Sequence<Place>) {
    self.places = places.sorted { $1.isBefore($0) }
  }

  /// Adds one where it belongs.
  mutating func add(_ place: Place) {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if place.isBefore(places[middle]) { low = middle + 1 } else { high = middle }
    }
    places.insert(place, at: low)
  }

  /// What is needed first of those that may be said now.
  ///
  /// - Parameter state: Whether one may; nil if it never may again, and is then forgotten.
  /// - Returns: Its place; nil if none may.
  mutating func first(_ state: (Place) -> Bool?) -> Place? {
    while let last = places.last, state(last) == nil { places.removeLast() }
    return places.last { state($0) ?? false }
  }
}
